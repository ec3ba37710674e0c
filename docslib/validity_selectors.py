"""Reading what live documents do to the force of others; the same on both networks (G06).

Whom a reader may be told of is decided by `lineage_selectors`, not here: that a document is no longer in force
stays true where the document that ended it cannot be read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Q, QuerySet

from docslib.enums import Validity
from docslib.lineage.resolving import Mention, meant_by
from docslib.lineage.validity import EFFECTIVE_KINDS, Effect, validity_on

if TYPE_CHECKING:
    from docslib.models import DocumentRelation, OfficialDocumentPage


def live_documents() -> QuerySet[OfficialDocumentPage]:
    """All documents that some reader sees."""
    documents: QuerySet[OfficialDocumentPage] = apps.get_model("docslib", "OfficialDocumentPage").objects
    return documents.filter(live=True)


def live_relations(documents: QuerySet[OfficialDocumentPage] | None = None) -> QuerySet[DocumentRelation]:
    """Relations of live documents, to `documents` if they are given: by choice or by number."""
    relations = apps.get_model("docslib", "DocumentRelation").objects.filter(page__live=True)
    if documents is not None:
        keys = documents.exclude(number_key="").values("number_key")
        to_them = Q(target__in=documents.values("pk")) | Q(target=None, target_key__in=keys)
        relations = relations.filter(to_them)
    return relations.select_related("page").order_by("pk")


def mention_of(relation: DocumentRelation) -> Mention:
    """What a relation says of the document whose number it gives."""
    page = relation.page
    return Mention(
        key=relation.target_key,
        dated_on=relation.target_date,
        said_on=page.signed_on,
        said_by=page.issuer_id,
    )


def effect_of(relation: DocumentRelation) -> Effect:
    """What a relation of a live document does to its target, and from which day."""
    page = relation.page
    return Effect(
        kind=relation.kind,
        extent=relation.extent,
        since=relation.takes_effect_on or page.effective_from or page.signed_on,
        provision=relation.provision,
        source=page.pk,
    )


def effects_on(
    documents: QuerySet[OfficialDocumentPage], *, without: int | None = None
) -> dict[int, list[Effect]]:
    """What changes the force of each of `documents`, by id; `without` a page that is leaving. Two queries.

    A number counts for a document only when nobody else may be meant by it.
    """
    relations = live_relations(documents).filter(kind__in=EFFECTIVE_KINDS)
    if without is not None:
        relations = relations.exclude(page_id=without)
    found: dict[int, list[Effect]] = defaultdict(list)
    rows = list(relations)
    bearers = _bearers({row.target_key for row in rows if row.target_id is None})
    for row in rows:
        target = row.target_id or _the_one(row, bearers.get(row.target_key, ()))
        if target is not None and target != row.page_id:
            found[target].append(effect_of(row))
    return found


def _bearers(keys: set[str]) -> dict[str, list[OfficialDocumentPage]]:
    by_key: dict[str, list[OfficialDocumentPage]] = defaultdict(list)
    if keys - {""}:
        for document in live_documents().filter(number_key__in=keys - {""}):
            by_key[document.number_key].append(document)
    return by_key


def _the_one(relation: DocumentRelation, bearers: Iterable[OfficialDocumentPage]) -> int | None:
    others = [bearer for bearer in bearers if bearer.pk != relation.page_id]
    meant = meant_by(mention_of(relation), others)
    return meant[0].pk if len(meant) == 1 else None


def in_force_on(documents: QuerySet[OfficialDocumentPage], day: date) -> QuerySet[OfficialDocumentPage]:
    """Of live `documents`, those that are in force on `day`, wholly or in part (G06); three queries.

    Documents whose force nobody has determined are not among them.
    """
    relations = live_relations().filter(kind__in=EFFECTIVE_KINDS)
    touched = live_documents().filter(
        Q(pk__in=relations.exclude(target=None).values("target"))
        | Q(number_key__in=relations.filter(target=None).values("target_key"))
    )
    effects = effects_on(touched)
    verdicts = {
        document.pk: validity_on(document, day, effects[document.pk]).key
        for document in live_documents().filter(pk__in=list(effects))
    }
    partly = Q(pk__in=_with(verdicts, Validity.PARTLY)) | _stored(Validity.PARTLY, day)
    over = Q(pk__in=_with(verdicts, Validity.EXPIRED)) | _stored(Validity.EXPIRED, day)
    return documents.filter(_begun(day) & _not_over(day) | partly).exclude(over)


def _begun(day: date) -> Q:
    return Q(effective_from__lte=day)


def _not_over(day: date) -> Q:
    return Q(effective_to=None) | Q(effective_to__gte=day)


def _stored(key: Validity, day: date) -> Q:
    """What a process that reads one network only is not shown the reason of."""
    return Q(validity=key, validity_since__lte=day)


def _with(verdicts: dict[int, Any], key: Validity) -> list[int]:
    return [pk for pk, verdict in verdicts.items() if verdict == key]
