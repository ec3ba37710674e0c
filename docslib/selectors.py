"""Reading the library: which documents a reader sees, and their cards for lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Count, QuerySet
from django.utils.translation import ngettext
from wagtail.models import Page

from core.cards import DocumentCard
from core.channels import Channel
from core.feeds import FeedQuery, FeedResult
from docslib.enums import Validity
from sites.hosts import CurrentHost, host_of

if TYPE_CHECKING:
    from docslib.models import OfficialDocumentPage


def documents_visible_in(channel: Channel, root: Page | None = None) -> QuerySet[OfficialDocumentPage]:
    """Documents a reader of `channel` may see, below `root` if one is given, newest signed first (A04)."""
    documents = apps.get_model("docslib", "OfficialDocumentPage").objects.visible_in(channel)
    if root is not None:
        documents = documents.filter(path__startswith=root.path)
    return documents.order_by("-signed_on", "-pk")


def for_cards(documents: QuerySet[OfficialDocumentPage]) -> QuerySet[OfficialDocumentPage]:
    """The same documents with what their cards show, in one query."""
    return documents.select_related("issuer").annotate(file_count=Count("files"))


def document_cards(documents: Iterable[OfficialDocumentPage], current: CurrentHost) -> list[DocumentCard]:
    """Cards of documents fetched by `for_cards`, in their order."""
    return [
        DocumentCard(
            number=document.number,
            type_label=document.get_document_type_display(),
            abstract=document.abstract or document.title,
            url=current.url(document),
            signed_on=document.signed_on,
            issuer=document.issuer.name if document.issuer else "",
            validity_key=shown_validity(document)[0],
            validity_label=shown_validity(document)[1],
            channel_note=document.get_channel_display() if document.channel == Channel.WAN else "",
            files_label=_files_label(document),
        )
        for document in documents
    ]


def shown_validity(document: OfficialDocumentPage) -> tuple[Any, str]:
    """Key and word of the validity in lists; nothing while it is the ordinary case or nobody has determined it."""
    if document.validity in {Validity.IN_FORCE, Validity.UNKNOWN}:
        return "", ""
    return document.validity, document.get_validity_display()


def _files_label(document: OfficialDocumentPage) -> str:
    count = getattr(document, "file_count", 0)
    return ngettext("%(count)d file", "%(count)d files", count) % {"count": count} if count > 1 else ""


def documents_feed(query: FeedQuery) -> FeedResult:
    """The `documents` feed: documents below the root, newest signed first."""
    current = host_of(query.request)
    if current is None:
        return FeedResult()
    documents = documents_visible_in(query.channel, query.root)
    total = documents.count() if query.count else 0
    page = for_cards(documents)[query.offset : query.offset + query.limit] if query.limit else ()
    return FeedResult(cards=document_cards(page, current), total=total)
