"""Reading the library: which documents a reader sees, and their cards for lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.translation import ngettext
from wagtail.models import Page

from core.cards import DocumentCard
from core.channels import Channel
from core.feeds import FeedQuery, FeedResult
from core.vietnamese.numbers import search_key
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


def filter_documents(
    documents: QuerySet[OfficialDocumentPage], wanted: dict[str, Any]
) -> QuerySet[OfficialDocumentPage]:
    """Apply the values of `LibraryFilterForm` (G04)."""
    if q := wanted.get("q"):
        key = search_key(q)
        by_number = Q(number_key__startswith=key) if key else Q()
        documents = documents.filter(by_number | Q(abstract__icontains=q) | Q(title__icontains=q))
    simple = {"loai": "document_type", "nam": "signed_on__year", "coquan": "issuer_id", "hieuluc": "validity"}
    chosen = {field: wanted[name] for name, field in simple.items() if wanted.get(name)}
    return documents.filter(**chosen)


def filter_choices(documents: QuerySet[OfficialDocumentPage]) -> dict[str, Any]:
    """What the filter may offer: types, years and issuers that occur; three queries."""
    plain = documents.order_by()
    years = (
        plain.exclude(signed_on=None).annotate(year=ExtractYear("signed_on")).values_list("year", flat=True)
    )
    issuers = plain.exclude(issuer=None).values_list("issuer_id", "issuer__name").distinct()
    return {
        "types": list(plain.values_list("document_type", flat=True).distinct()),
        "years": sorted(set(years.distinct()), reverse=True),
        "issuers": sorted(issuers, key=lambda pair: pair[1]),
    }
