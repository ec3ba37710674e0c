"""Reading the metadata of a document from its text."""

from __future__ import annotations

from collections.abc import Sequence

from docslib.metadata.abstract import find_abstract, find_letter_subject
from docslib.metadata.header import (
    Identity,
    Title,
    find_identity,
    find_letter,
    find_place,
    find_title,
    is_party_header,
)
from docslib.metadata.issuer import find_issuer
from docslib.metadata.lines import layout_lines
from docslib.metadata.relations import find_references, find_replaced
from docslib.metadata.result import DocumentMetadata
from docslib.metadata.signature import Signature, find_recipients, find_signature
from docslib.reading.result import PageText

_PARTY_CAPACITIES = ("T/M", "K/T", "T/L")


def read_metadata(pages: Sequence[PageText]) -> DocumentMetadata:
    """Suggest the metadata of a document from its pages.

    A recognised (OCR) first page gives no number and no date: handwritten figures are always misread, so a
    person types them.
    """
    text = "\n".join(page.text for page in pages)
    is_recognised = bool(pages) and pages[0].is_ocr
    return metadata_of_text(text, is_recognised=is_recognised)


def metadata_of_text(text: str, *, is_recognised: bool = False) -> DocumentMetadata:
    """The metadata of one text. Citations in the body never become the document's own number or date."""
    lines = layout_lines(text)
    title = find_title(lines)
    letter = find_letter(lines) if title is None else None
    heading = title or letter
    header = lines[: heading.index] if heading else []
    identity = Identity() if is_recognised else find_identity(lines, heading)
    signature = find_signature(lines)
    number = str(identity.number) if identity.number else None
    return DocumentMetadata(
        type=heading.type if heading else None,
        number=number,
        number_source=identity.source,
        place=find_place(header),
        date=identity.date,
        abstract=_abstract(lines, title, header),
        capacity=signature.capacity,
        signer_title=signature.title,
        signer=signature.name,
        recipients=find_recipients(lines, signature),
        party=_is_party(header, identity, signature),
        issuer=find_issuer(header, text, signature.capacity),
        replaces=find_replaced(text),
        references=find_references(text, own_number=number),
    )


def _abstract(lines: list[str], title: Title | None, header: list[str]) -> str | None:
    return find_abstract(lines, title) if title else find_letter_subject(header)


def _is_party(header: list[str], identity: Identity, signature: Signature) -> bool:
    by_letterhead = is_party_header(header)
    if by_letterhead is not None:
        return by_letterhead
    if identity.number is not None:
        return "/" in identity.number.symbol
    return (signature.capacity or "").startswith(_PARTY_CAPACITIES)
