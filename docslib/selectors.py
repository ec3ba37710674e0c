"""Reading the library: which documents a reader sees, and their cards for lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Count, Q, QuerySet
from django.utils.translation import ngettext
from wagtail.models import Page

from core.cards import DocumentCard
from core.channels import Channel, values_readable_on
from core.feeds import FeedQuery, FeedResult
from docslib.enums import DocumentType, Validity
from sites.hosts import CurrentHost, host_of

if TYPE_CHECKING:
    from docslib.models import OfficialDocumentPage

CARD_FIELDS = (
    "pk",
    "path",
    "url_path",
    "title",
    "number",
    "document_type",
    "abstract",
    "signed_on",
    "issuer__name",
    "validity",
    "channel",
)
TYPES, VALIDITIES = dict(DocumentType.choices), dict(Validity.choices)


def documents_visible_in(channel: Channel, root: Page | None = None) -> QuerySet[OfficialDocumentPage]:
    """Documents a reader of `channel` may see, below `root` if one is given, newest signed first (A04)."""
    documents = apps.get_model("docslib", "OfficialDocumentPage").objects.visible_in(channel)
    if root is not None:
        documents = documents.filter(path__startswith=root.path)
    return documents.order_by("-signed_on", "-pk")


def for_cards(
    documents: QuerySet[OfficialDocumentPage], channel: Channel
) -> QuerySet[OfficialDocumentPage, Any]:
    """Rows of the same documents with what their cards show, in one query; files that readers of `channel` may not
    open are not counted (A04).
    """
    is_open = Q(files__document__channel__in=values_readable_on(channel))
    counted = documents.annotate(file_count=Count("files", filter=is_open))
    return counted.values_list(*CARD_FIELDS, "file_count", named=True)


def for_hits(documents: QuerySet[OfficialDocumentPage]) -> QuerySet[OfficialDocumentPage, Any]:
    """Rows as of `for_cards`, but for the number of files: what was found says in which file it stands."""
    return documents.values_list(*CARD_FIELDS, named=True)


def document_cards(rows: Iterable[Any], current: CurrentHost) -> list[DocumentCard]:
    """Cards of rows made by `for_cards` or `for_hits`, in their order; no query."""
    return [_card(row, current) for row in rows]


def _card(row: Any, current: CurrentHost) -> DocumentCard:
    key, word = shown_validity(row.validity)
    return DocumentCard(
        number=row.number,
        type_label=str(TYPES.get(row.document_type, row.document_type)),
        abstract=row.abstract or row.title,
        url=current.url(row),
        signed_on=row.signed_on,
        issuer=row.issuer__name or "",
        validity_key=key,
        validity_label=word,
        channel_note=str(Channel.WAN.label) if row.channel == Channel.WAN else "",
        files_label=_files_label(getattr(row, "file_count", 0)),
    )


def shown_validity(validity: str) -> tuple[Any, str]:
    """Key and word of a validity in lists; nothing while it is the ordinary case or nobody has determined it."""
    if validity in {Validity.IN_FORCE, Validity.UNKNOWN}:
        return "", ""
    return validity, str(VALIDITIES.get(validity, validity))


def _files_label(count: int) -> str:
    return ngettext("%(count)d file", "%(count)d files", count) % {"count": count} if count > 1 else ""


def documents_feed(query: FeedQuery) -> FeedResult:
    """The `documents` feed: documents below the root, newest signed first."""
    current = host_of(query.request)
    if current is None:
        return FeedResult()
    documents = documents_visible_in(query.channel, query.root)
    total = documents.count() if query.count else 0
    page = (
        for_cards(documents, query.channel)[query.offset : query.offset + query.limit] if query.limit else ()
    )
    return FeedResult(cards=document_cards(page, current), total=total)
