"""What the library and its documents show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, QueryDict
from django.utils import formats
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.cards import ActiveFilter, FileCard, PrintInfo, RelatedGroup
from core.channels import channel_of
from docslib.document_selectors import document_file_cards, facts_of
from docslib.enums import RelationKind
from docslib.forms import LibraryFilterForm
from docslib.lineage_contexts import lineage_context
from docslib.markup_cards import dublin_core, json_ld, legislation
from docslib.selectors import (
    document_cards,
    documents_visible_in,
    filter_choices,
    filter_documents,
    for_cards,
)
from sites.contexts import PAGE_SIZE, listing_page
from sites.hosts import CurrentHost, host_of

if TYPE_CHECKING:
    from docslib.models import OfficialDocumentPage


def _host(request: HttpRequest) -> CurrentHost:
    current = host_of(request)
    if current is None:
        raise Http404
    return current


def library_context(page: Page, request: HttpRequest) -> dict[str, Any]:
    """The filter form and one page of the documents that match."""
    current = _host(request)
    request.portal_page = page  # type: ignore[attr-defined]
    documents = documents_visible_in(channel_of(request), page)
    form = LibraryFilterForm(request.GET, **filter_choices(documents))
    if form.is_valid():
        documents = filter_documents(documents, form.cleaned_data)
    listing = listing_page(Paginator(for_cards(documents), PAGE_SIZE), request)
    listing.object_list = document_cards(listing.object_list, current)
    return {"form": form, "listing": listing, "active_filters": active_filters(form, request.GET)}


def active_filters(form: LibraryFilterForm, query: QueryDict) -> list[ActiveFilter]:
    """The filters in use, each with the address that takes it off."""
    found = []
    for name, field in form.fields.items():
        value = query.get(name)
        if not value:
            continue
        rest = query.copy()
        rest.pop(name)
        rest.pop("trang", None)
        choices = dict(getattr(field, "choices", []))
        found.append(ActiveFilter(f"{field.label}: {choices.get(value, value)}", f"?{rest.urlencode()}"))
    return found


def document_context(document: OfficialDocumentPage, request: HttpRequest) -> dict[str, Any]:
    """Facts, files with their text, citation and neighbours of a document."""
    current = _host(request)
    request.portal_page = document  # type: ignore[attr-defined]
    files = document_file_cards(document, channel_of(request))
    return {
        "facts": facts_of(document),
        "files": files,
        "has_viewer": any(file.is_pdf for file in files),
        "recipients": [line.strip() for line in document.recipients.splitlines() if line.strip()],
        "citation": citation_of(document),
        "print_info": PrintInfo(url=request.build_absolute_uri(current.url(document))),
        "related": related_groups(document, current),
        **lineage_context(document, request),
        **_markup(document, files, request, current),
    }


def _markup(
    document: OfficialDocumentPage, files: list[FileCard], request: HttpRequest, current: CurrentHost
) -> dict[str, Any]:
    url = request.build_absolute_uri(current.url(document))
    publisher = current.host.portal_site.name
    data = legislation(
        document,
        files,
        url=url,
        publisher=publisher,
        changes=_changed_urls(document, current),
        absolute=request.build_absolute_uri,
    )
    return {
        "structured_data": json_ld(data),
        "dublin_core": dublin_core(document, url=url, publisher=publisher),
    }


def _changed_urls(document: OfficialDocumentPage, current: CurrentHost) -> list[str]:
    """Addresses of documents that this one changes, of those the reader may open on this network; one query."""
    kinds = (RelationKind.AMENDS, RelationKind.REPLACES, RelationKind.REPEALS)
    changed = documents_visible_in(current.channel).filter(
        related_from__page_id=document.pk, related_from__kind__in=kinds
    )
    urls = (current.url(page) for page in changed.distinct())
    return list(dict.fromkeys(url for url in urls if url))


def citation_of(document: OfficialDocumentPage) -> str:
    """How another paper cites this document."""
    parts = [document.issuer.name if document.issuer else ""]
    named = f"{document.get_document_type_display()} {document.number}".strip()
    if document.signed_on:
        named = _("%(document)s of %(date)s") % {
            "document": named,
            "date": formats.date_format(document.signed_on),
        }
    parts += [named, document.abstract or document.title]
    return ", ".join(part for part in parts if part) + "."


def related_groups(document: OfficialDocumentPage, current: CurrentHost) -> list[RelatedGroup]:
    """Other documents of the same type or area, newest first; two queries at most."""
    same = Q(document_type=document.document_type)
    if document.subject_area_id:
        same |= Q(subject_area_id=document.subject_area_id)
    others = documents_visible_in(current.channel, current.host.portal_site.root_page).filter(same)
    cards = document_cards(for_cards(others.exclude(pk=document.pk))[:4], current)
    return [RelatedGroup(title=_("Related documents"), documents=tuple(cards))] if cards else []
