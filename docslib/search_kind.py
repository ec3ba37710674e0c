"""What readers find of the document library: documents by number, metadata and the text of their files
(G04).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.cards import DocumentCard
from core.channels import Channel, channel_of, readable_on, values_readable_on
from core.models import PortalDocument
from core.search_kinds import (
    FileText,
    IndexEntry,
    Labels,
    OpenFiles,
    SearchKind,
    register_search_kind,
)
from docslib.models import FileReading, OfficialDocumentFile, OfficialDocumentPage
from docslib.selectors import TYPES, VALIDITIES, document_cards, documents_visible_in, for_cards, for_hits
from sites.hosts import host_of
from sites.models import Organ, SubjectArea
from sites.search_kind import names_of, page_entries


def document_entries(pages: QuerySet[OfficialDocumentPage]) -> Iterable[IndexEntry]:
    """Documents with what has been read of their files; the rest comes when it has been read."""
    fetched = pages.select_related("issuer").prefetch_related(
        "files__document__reading__pages", "further_areas"
    )
    for document, fields in page_entries(fetched, "document"):
        yield IndexEntry(
            **{**fields, "title": document.abstract or document.title},
            body=_metadata(document),
            numbers=(document.number,) if document.number else (),
            date=document.signed_on,
            facets=_facets(document),
            files=tuple(_file_text(file) for file in document.files.all()),
        )


def official_cards(pages: QuerySet[OfficialDocumentPage], request: HttpRequest) -> Mapping[int, DocumentCard]:
    """The cards lists show, by page id."""
    return _cards(for_cards(pages.order_by(), channel_of(request)), request)


def official_hits(pages: QuerySet[OfficialDocumentPage], request: HttpRequest) -> Mapping[int, DocumentCard]:
    """Cards without the number of files, which hits do not show, by page id."""
    return _cards(for_hits(pages.order_by()), request)


def _cards(rows: QuerySet[OfficialDocumentPage, Any], request: HttpRequest) -> Mapping[int, DocumentCard]:
    current = host_of(request)
    if current is None:
        return {}
    return {row.pk: card for row, card in zip(rows, document_cards(rows, current), strict=True)}


def open_files(pages: Collection[int], channel: Channel) -> OpenFiles:
    """The files of these documents that readers of `channel` may open, as the documents call them."""
    rows = OfficialDocumentFile.objects.filter(
        page_id__in=pages, document__channel__in=values_readable_on(channel)
    ).order_by()
    named: dict[int, dict[int, str]] = defaultdict(dict)
    for page, file, title, own_title in rows.values_list(
        "page_id", "document_id", "title", "document__title"
    ):
        named[page][file] = title or own_title
    return named


def labels(wanted: Mapping[str, Collection[str]], channel: Channel) -> Labels:
    """Words for types and validity, and the names of issuers and subject areas of documents read on `channel`."""
    documents = documents_visible_in(channel)
    organs, areas = Organ.objects.all(), SubjectArea.objects.all()
    return {
        "type": TYPES,
        "validity": VALIDITIES,
        "issuer": names_of(organs, wanted.get("issuer", ()), documents, "issuer"),
        "area": names_of(areas, wanted.get("area", ()), documents, "subject_area", "further_areas"),
    }


def register() -> None:
    """Make documents searchable; called once, when the app is ready."""
    register_search_kind(
        SearchKind(
            "document",
            _("Official documents"),
            OfficialDocumentPage,
            documents_visible_in,
            document_entries,
            official_cards,
            facet_labels=labels,
            open_files=open_files,
            hit_cards=official_hits,
            worded_by={
                Organ: "issuer",
                PortalDocument: "files__document",  # its name, and the networks it is open on
                FileReading: "files__document__reading",
            },
        )
    )


def _facets(document: OfficialDocumentPage) -> Mapping[str, tuple[str, ...]]:
    """Validity as lists show it: `validity_refresh` notes every document whose validity a day or a change moves."""
    day = document.signed_on
    areas = [area.pk for area in document.further_areas.all()]
    return {
        "type": (document.document_type,),
        "issuer": (str(document.issuer_id),) if document.issuer_id else (),
        "area": tuple(dict.fromkeys(str(pk) for pk in (document.subject_area_id, *areas) if pk)),
        "year": (str(day.year),) if day else (),
        "validity": (document.validity,),
    }


def _metadata(document: OfficialDocumentPage) -> str:
    """The facts of a document in one line, as a reader would say them: "Quyết định 465-QĐ/TU, Tỉnh ủy …"."""
    facts = (
        f"{document.get_document_type_display()} {document.number}".strip(),
        document.issuer.name if document.issuer else "",
        document.signed_on.strftime("%d/%m/%Y") if document.signed_on else "",
        document.signer,
        document.place,
        document.title if document.abstract else "",
    )
    return ", ".join(fact for fact in facts if fact)


def _file_text(row: OfficialDocumentFile) -> FileText:
    reading = getattr(row.document, "reading", None)
    pages = list(reading.pages.all()) if reading else []
    texts = {page.number: page.text for page in pages}
    return FileText(
        document_id=row.document_id,
        title=row.title or row.document.title,
        # By place: page 3 stands third even when page 2 gave nothing.
        pages=tuple(texts.get(number, "") for number in range(1, max(texts, default=0) + 1)),
        scanned=frozenset(page.number for page in pages if page.is_ocr),
        on_internet=readable_on(row.document.channel, Channel.INTERNET),
        on_wan=readable_on(row.document.channel, Channel.WAN),
    )
