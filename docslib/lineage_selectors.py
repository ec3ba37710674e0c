"""Reading what documents have to do with one another, for readers of one network (G06, A04).

What a reader may not see is not named, linked or counted here. Whether a document is in force stays true all the
same: the stored validity knows what the reader is not told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Q

from core.channels import Channel, values_readable_on
from docslib.enums import Validity
from docslib.lineage.resolving import Mention, meant_by
from docslib.lineage.validity import Effect, ValidityVerdict, validity_on
from docslib.selectors import documents_visible_in
from docslib.validity_selectors import effect_of, live_documents, live_relations, mention_of

if TYPE_CHECKING:
    from docslib.models import Citation, DocumentRelation, OfficialDocumentPage

RELATIONS_READ = 500
CITATIONS_READ = 200
_STRENGTH = {
    Validity.NOT_YET: 0,
    Validity.UNKNOWN: 1,
    Validity.IN_FORCE: 1,
    Validity.PARTLY: 2,
    Validity.EXPIRED: 3,
}


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation as the reader of one side sees it; without `other`, only `number` is known."""

    relation: DocumentRelation
    is_incoming: bool
    other: OfficialDocumentPage | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A number the document's files cite, and the documents that may be meant by it."""

    citation: Citation
    meant: tuple[OfficialDocumentPage, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything round one document that a reader of one network may know."""

    ties: tuple[Tie, ...]
    cites: tuple[Cited, ...]
    cited_by: tuple[OfficialDocumentPage, ...]

    def effects(self) -> list[Effect]:
        """What the documents the reader may know do to this one; `source` is the other document."""
        incoming = [tie for tie in self.ties if tie.is_incoming]
        return [_with_source(effect_of(tie.relation), tie.other) for tie in incoming]


def surroundings_of(document: OfficialDocumentPage, channel: Channel) -> Surroundings:
    """Relations and citations in both directions, as a reader of `channel` may know them; five queries."""
    outgoing = list(document.relations.all())
    incoming = _incoming(document)
    citations = _citations(document, channel)
    citing = _citing(document, channel)
    keys = {row.target_key for row in outgoing if not row.target_id} | {row.number_key for row in citations}
    ids = {row.target_id for row in outgoing} | {row.page_id for row in incoming}
    ids |= {row.page_id for row in citing}
    seen = _Seen(document, channel, keys | {document.number_key}, ids)
    ties = [*(seen.outgoing(row) for row in outgoing), *(seen.incoming(row) for row in incoming)]
    return Surroundings(
        ties=tuple(tie for tie in ties if tie is not None),
        cites=tuple(Cited(row, seen.meant(_mention_in(document, row))) for row in citations),
        cited_by=tuple({page.pk: page for row in citing if (page := seen.citing(row))}.values()),
    )


def reader_validity(document: OfficialDocumentPage, day: date, effects: Iterable[Effect]) -> ValidityVerdict:
    """The force of a document on `day`, with the reasons the reader may know.

    Where the stored validity says more, something ended or changed the document that he is not told of: then the
    fact and its day are given without a reason.
    """
    verdict = validity_on(document, day, effects)
    stored, since = Validity(document.validity), document.validity_since
    if stored not in {Validity.PARTLY, Validity.EXPIRED} or (since is not None and since > day):
        return verdict
    is_more = _STRENGTH[stored] > _STRENGTH[verdict.key]
    is_earlier = (
        stored == verdict.key and since is not None and (verdict.since is None or since < verdict.since)
    )
    return ValidityVerdict(stored, since) if is_more or is_earlier else verdict


class _Seen:
    """The documents round one that a reader of the channel may see, fetched at once."""

    def __init__(
        self, document: OfficialDocumentPage, channel: Channel, keys: set[str], ids: set[int | None]
    ) -> None:
        self.document = document
        wanted = Q(pk__in=ids - {None}) | Q(number_key__in=keys - {""})
        found = documents_visible_in(channel).filter(wanted).select_related("issuer")
        self.by_id = {page.pk: page for page in found}
        self.by_key: dict[str, list[OfficialDocumentPage]] = defaultdict(list)
        for page in self.by_id.values():
            self.by_key[page.number_key].append(page)

    def meant(self, mention: Mention) -> tuple[OfficialDocumentPage, ...]:
        """Other documents that may be meant."""
        others = [page for page in self.by_key[mention.key] if page.pk != self.document.pk]
        return meant_by(mention, others)

    def means_this(self, mention: Mention, speaker: int) -> bool:
        """Whether the speaker can only mean this document."""
        bearers = [page for page in self.by_key[mention.key] if page.pk not in {speaker, self.document.pk}]
        meant = meant_by(mention, [*bearers, self.document])
        return len(meant) == 1 and meant[0] is self.document

    def outgoing(self, row: DocumentRelation) -> Tie | None:
        """A relation of this document; a document that was chosen and may not be seen is not mentioned at all."""
        if row.target_id:
            other = self.by_id.get(row.target_id)
            return Tie(row, is_incoming=False, other=other) if other else None
        row.page = self.document
        meant = self.meant(mention_of(row))
        return Tie(row, False, meant[0] if len(meant) == 1 else None, row.target_number)

    def incoming(self, row: DocumentRelation) -> Tie | None:
        """A relation of another document to this one."""
        other = self.by_id.get(row.page_id)
        if other is None or not (row.target_id or self.means_this(mention_of(row), row.page_id)):
            return None
        return Tie(row, is_incoming=True, other=other)

    def citing(self, row: Citation) -> OfficialDocumentPage | None:
        """The document whose file cites this one."""
        page = self.by_id.get(row.page_id)
        return page if page and self.means_this(_mention_in(page, row), page.pk) else None


def _incoming(document: OfficialDocumentPage) -> list[DocumentRelation]:
    if document.pk is None:
        return []
    this = live_documents().model.objects.filter(pk=document.pk)
    return list(live_relations(this).exclude(page_id=document.pk)[:RELATIONS_READ])


def _citations(document: OfficialDocumentPage, channel: Channel) -> list[Citation]:
    """What the files cite that a reader of `channel` may open: what stands in other files he is not told."""
    open_files = Q(document__channel__in=values_readable_on(channel))
    found: dict[str, Any] = {}
    for row in _all_citations().filter(open_files, page_id=document.pk):
        found.setdefault(row.number_key, row)
    return list(found.values())


def _citing(document: OfficialDocumentPage, channel: Channel) -> list[Citation]:
    if not document.number_key:
        return []
    open_files = Q(document__channel__in=values_readable_on(channel))
    rows = _all_citations().filter(open_files, number_key=document.number_key, page__live=True)
    return list(rows.exclude(page_id=document.pk).order_by("-page__signed_on", "pk")[:CITATIONS_READ])


def _all_citations() -> Any:
    return apps.get_model("docslib", "Citation").objects


def _mention_in(page: OfficialDocumentPage, row: Citation) -> Mention:
    return Mention(
        key=row.number_key,
        dated_on=row.dated_on,
        document_type=row.document_type,
        said_on=page.signed_on,
        said_by=page.issuer_id,
    )


def _with_source(effect: Effect, source: Any) -> Effect:
    return Effect(effect.kind, effect.extent, effect.since, effect.provision, source)
