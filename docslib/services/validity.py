"""Keeps the validity that lists and filters show true: it is computed, never typed (G06)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from core.search_kinds import content_changed
from docslib.enums import Validity
from docslib.lineage.validity import validity_on
from docslib.models.document import OfficialDocumentPage
from docslib.validity_selectors import effects_on, live_documents

if TYPE_CHECKING:
    from collections.abc import Iterable

TOUCHED = (Validity.PARTLY, Validity.EXPIRED)


@transaction.atomic
def validity_refresh(
    *, among: Q | None = None, day: date | None = None, without: int | None = None
) -> list[int]:
    """Compute the validity of live documents (those `among`, else all) on `day`, else today; ids of those changed.

    `without` is a page about to leave its readers, whose relations no longer count. Lists, filters and the search
    follow in the same transaction. Three queries, and one for each value that comes up.
    """
    on_day = day or timezone.localdate()
    documents = live_documents() if among is None else live_documents().filter(among)
    effects = effects_on(documents, without=without)
    changed: dict[tuple[Validity, date | None], list[int]] = defaultdict(list)
    for document in documents:
        verdict = validity_on(document, on_day, effects.get(document.pk, ()))
        if (verdict.key, verdict.since) != (document.validity, document.validity_since):
            changed[verdict.key, verdict.since].append(document.pk)
    for (key, since), ids in changed.items():
        OfficialDocumentPage.objects.filter(pk__in=ids).update(validity=key, validity_since=since)
    return _tell_readers_search(pk for ids in changed.values() for pk in ids)


def validity_refresh_around(*, page: OfficialDocumentPage, is_leaving: bool = False) -> list[int]:
    """The same for `page`, which has come or changed or is leaving, and for every document it may concern.

    Documents that something has already ended or changed are computed again too: the version that did so may just
    have been replaced by one that no longer says it.
    """
    relations = list(page.relations.all())
    keys = {relation.target_key for relation in relations if relation.target_key} | {page.number_key}
    targets = [relation.target_id for relation in relations if relation.target_id]
    among = Q(pk=page.pk) | Q(pk__in=targets) | Q(number_key__in=keys - {""}) | Q(validity__in=TOUCHED)
    return validity_refresh(among=among, without=page.pk if is_leaving else None)


def _tell_readers_search(changed: Iterable[int]) -> list[int]:
    ids = sorted(changed)
    for pk in ids:
        content_changed.send(sender=OfficialDocumentPage, pk=pk)
    return ids
