"""What the library and its documents show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, QueryDict
from django.utils import formats
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.cards import ActiveFilter, Link, PrintInfo, RelatedGroup
from core.channels import channel_of
from core.reading_cards import FileCard
from docslib.document_selectors import document_file_cards, facts_of
from docslib.enums import LibraryOrder, RelationKind
from docslib.forms import LibraryFilterForm
from docslib.library_selectors import Values, browse_groups, choices_of, filter_documents, in_order, values_of
from docslib.lineage_contexts import lineage_context
from docslib.markup_cards import dublin_core, json_ld, legislation
from docslib.selectors import document_cards, documents_visible_in, for_cards
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
    """The filter form, one page of the documents that fit, their order, the feed of the same filter, and, where
    nothing is chosen, the index of the library. What the address asks in vain is said beside its field."""
    current = _host(request)
    request.portal_page = page  # type: ignore[attr-defined]
    visible = documents_visible_in(channel_of(request), page)
    values = values_of(visible)
    form = LibraryFilterForm(request.GET, choices=choices_of(values))
    documents = filtered(visible, form)
    listing = listing_page(Paginator(for_cards(documents, current.channel), PAGE_SIZE), request)
    listing.object_list = document_cards(listing.object_list, current)
    chips = active_filters(form, request.GET, values)
    return {
        "form": form,
        "listing": listing,
        "active_filters": chips,
        "orders": orders_of(request.GET),
        "browse": [] if chips or listing.number > 1 else browse_groups(values),
        "feed_url": feed_url(current.url(page), QueryDict() if form.errors else request.GET),
    }


def filtered(
    documents: QuerySet[OfficialDocumentPage], form: LibraryFilterForm
) -> QuerySet[OfficialDocumentPage]:
    """The documents that the form asks for, in its order; none where it asks for what cannot be."""
    if not form.is_valid():
        return documents.none()
    return in_order(filter_documents(documents, form.cleaned_data), form.cleaned_data.get("sapxep", ""))


def active_filters(form: LibraryFilterForm, query: QueryDict, values: Values) -> list[ActiveFilter]:
    """The filters in use, each with the address that takes it off."""
    found = []
    for name, field in form.fields.items():
        value = query.get(name)
        if not value or name == "sapxep":
            continue
        words = {known.value: known.label for known in values.get(name, ())}
        found.append(ActiveFilter(f"{field.label}: {words.get(value, value)}", _address(query, **{name: ""})))
    return found


def orders_of(query: QueryDict) -> list[Link]:
    """The orders one can choose, the one in use marked."""
    used = query.get("sapxep") or LibraryOrder.NEWEST
    return [
        Link(str(label), _address(query, sapxep="" if value == LibraryOrder.NEWEST else value), value == used)
        for value, label in LibraryOrder.choices
    ]


def feed_url(library_url: str, query: QueryDict) -> str:
    """Where the Atom feed of the same filter lies."""
    asked = _address(query, sapxep="")
    return f"{library_url}atom.xml" + (asked if asked != "?" else "")


def _address(query: QueryDict, **changes: str) -> str:
    """The address with other values, on its first page; empty ones are left out."""
    rest = query.copy()
    rest.pop("trang", None)
    for name, value in changes.items():
        rest[name] = value
    for name in [name for name in rest if not any(rest.getlist(name))]:
        del rest[name]
    return f"?{rest.urlencode()}"


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
    rows = for_cards(others.exclude(pk=document.pk), current.channel)
    cards = document_cards(rows[:4], current)
    return [RelatedGroup(title=_("Related documents"), documents=tuple(cards))] if cards else []
