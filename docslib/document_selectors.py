"""Reading one document: its facts, and its files with what was read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from core.cards import Fact
from core.channels import Channel, readable_on
from core.file_cards import file_card
from core.reading_cards import ArticleMark, FileCard, FilePageText, SignatureCard
from docslib.download_selectors import download_names, download_url
from docslib.enums import ReadingState
from docslib.metadata.articles import find_articles
from docslib.reading.result import FileKind, PageText

if TYPE_CHECKING:
    from docslib.models import OfficialDocumentFile, OfficialDocumentPage

_ARTICLE_LEVEL = 4
"""Of `find_articles`: chapters stand above, clauses below."""


def facts_of(document: OfficialDocumentPage) -> list[Fact]:
    """The metadata block, in the order readers look for it; what is not known is left out (G04)."""
    facts = [
        Fact(_("Type"), document.get_document_type_display(), name="type"),
        Fact(_("Issuer"), document.issuer.name if document.issuer else "", name="issuer"),
        Fact(_("Date signed"), on=document.signed_on, note=document.place, name="signed_on"),
        Fact(_("Signed by"), document.signer, note=_signed_as(document), name="signer"),
        Fact(_("In force from"), on=document.effective_from, name="effective_from"),
        Fact(_("In force until"), on=document.effective_to, name="effective_to"),
        Fact(_("Subject area"), ", ".join(area_names(document)), name="areas"),
        Fact(_("Library collection"), document.get_library_collection_display(), name="collection"),
        Fact(_("Term"), document.term, nowrap=True, name="term"),
    ]
    return [fact for fact in facts if fact.value or fact.on]


def _signed_as(document: OfficialDocumentPage) -> str:
    """In whose name and as what: "T/M Ban Thường vụ, Phó Bí thư"."""
    return ", ".join(part for part in (document.capacity, document.signer_title) if part)


def area_names(document: OfficialDocumentPage) -> list[str]:
    """Its subject areas, the main one first, each once; asks for the further ones."""
    main = [document.subject_area.name] if document.subject_area else []
    further = [area.name for area in document.further_areas.all()]
    return list(dict.fromkeys([*main, *further]))


def document_file_cards(document: OfficialDocumentPage, channel: Channel) -> list[FileCard]:
    """Files of the document that readers of `channel` may open, with their text by page; three queries.

    A draft's files keep the addresses they are stored under: their readers' names lead nowhere yet.
    """
    rows = document.files.all()
    is_draft = not document.pk or getattr(document, "is_preview", False)
    if not is_draft:
        rows = rows.select_related("document__reading").prefetch_related("document__reading__pages")
    offered = [row for row in rows if readable_on(row.document.channel, channel)]
    names = {} if is_draft or not document.live else download_names(document, offered, channel)
    return [_file_card(row, names.get(row.document_id)) for row in offered]


def _file_card(row: OfficialDocumentFile, name: str | None) -> FileCard:
    reading = getattr(row.document, "reading", None)
    told: dict[str, Any] = {
        "title": row.title or row.document.title,
        "url": download_url(row.document_id, name) if name else "",
        "anchor": f"tep-{row.document_id}",
        "is_pdf": row.document.file_extension.lower() == "pdf",
    }
    if reading is None or reading.state != ReadingState.DONE:
        note = _("The text of this file has not been read yet; the file itself can be downloaded.")
        return file_card(row.document, reading_note=note, **told)
    pages = list(reading.pages.all())
    return file_card(
        row.document,
        pages=reading.pages_total or None,
        scanned=reading.is_ocr,
        page_texts=tuple(FilePageText(page.number, page.text) for page in pages),
        articles=None if reading.is_ocr else _articles(pages),
        html=reading.html if reading.kind == FileKind.DOCX else "",
        signatures=tuple(_signature(signed) for signed in reading.signatures),
        **told,
    )


def _articles(pages: list[Any]) -> tuple[ArticleMark, ...]:
    """Articles of a typed text, and the chapters above them. What recognised letters say of them is not trusted."""
    found = find_articles([PageText(page.number, page.text, page.is_ocr) for page in pages])
    return tuple(
        ArticleMark(article.label, article.title, article.page, article.level < _ARTICLE_LEVEL)
        for article in found
        if article.level <= _ARTICLE_LEVEL
    )


def _signature(signed: dict[str, Any]) -> SignatureCard:
    return SignatureCard(
        signer=str(signed.get("signer") or ""),
        organ=str(signed.get("organ") or ""),
        signed_at=parse_datetime(str(signed.get("signed_at") or "")),
        intact=signed.get("intact"),
    )
