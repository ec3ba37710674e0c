"""Reading the metadata of a document from its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docslib.metadata.abstract import Abstract, find_abstract, find_letter_subject
from docslib.metadata.adoption import Adoption, find_adoption
from docslib.metadata.effect import find_effect
from docslib.metadata.extent import proper_end
from docslib.metadata.header import is_party_header
from docslib.metadata.identity import Identity, find_identity, find_place
from docslib.metadata.issuer import find_issuer
from docslib.metadata.lines import FlatText, Layout
from docslib.metadata.recipients import find_recipients
from docslib.metadata.references import find_references
from docslib.metadata.relations import find_replaced
from docslib.metadata.result import DocumentMetadata, Evidence, Hint
from docslib.metadata.signature import Signature, find_signature
from docslib.metadata.term import find_term
from docslib.metadata.title import Title, find_letter, find_title, is_annex_alone
from docslib.reading.result import PageText

_PARTY_CAPACITIES = ("T/M", "K/T", "T/L")
_MISREAD = 0.6
"""What is left of a confidence when the letters were recognised from a picture."""


def read_metadata(pages: Sequence[PageText]) -> DocumentMetadata:
    """Suggest the metadata of a document from its pages.

    A recognised (OCR) first page gives no number and no date: handwritten figures are always misread, so a
    person types them.
    """
    is_recognised = bool(pages) and pages[0].is_ocr
    return metadata_of_layout(Layout.of(pages), is_recognised=is_recognised)


def metadata_of_text(text: str, *, is_recognised: bool = False) -> DocumentMetadata:
    """The metadata of one text. Citations in the body never become the document's own number or date."""
    return metadata_of_layout(Layout.of([PageText(1, text)]), is_recognised=is_recognised)


def metadata_of_layout(layout: Layout, *, is_recognised: bool = False) -> DocumentMetadata:
    """The metadata of lines that know their pages, with the evidence for each fact."""
    lines = layout.lines
    title = find_title(lines) or find_letter(lines)
    header = lines[: title.index] if title else []
    end = proper_end(lines, title)
    proper = FlatText.of(lines[:end])
    adoption = None if title is None or title.is_letter else find_adoption(proper)
    identity = _identity(lines, title, adoption, is_recognised)
    signature = (
        Signature() if is_annex_alone(lines) else find_signature(lines, title.end if title else 0, end)
    )
    evidence = {**identity.evidence, **signature.evidence}
    found = _with_heading(layout, title, header, signature, evidence)
    if found.issuer is None and adoption:
        found = replace(found, issuer=adoption.body)
        evidence["issuer"] = replace(adoption.evidence, confidence=0.8, hint=None)
    if not is_annex_alone(lines):
        found = _with_foot(found, lines, title, end, signature, evidence)
    effect = find_effect(proper, found.type, identity.date, bool(adoption)) if title else None
    if effect:
        evidence["effective_from"] = effect.evidence
    number = str(identity.number) if identity.number else None
    return replace(
        found,
        number=number,
        number_source=identity.source,
        date=identity.date,
        capacity=signature.capacity,
        signer_title=signature.title,
        signer=signature.name,
        party=_is_party(header, identity, signature),
        replaces=find_replaced(layout.flat.text),
        references=find_references(layout.flat.text, own_number=number),
        effective_from=effect.day if effect else None,
        evidence=_as_read(evidence) if is_recognised else evidence,
    )


def _identity(
    lines: list[str], title: Title | None, adoption: Adoption | None, is_recognised: bool
) -> Identity:
    identity = find_identity(lines, title)
    if is_recognised:
        blank = {
            name: replace(found, confidence=0.0, hint=Hint.RECOGNISED)
            for name, found in identity.evidence.items()
        }
        return Identity(evidence=blank)
    if adoption and adoption.day and identity.date is None and "date" not in identity.evidence:
        identity.evidence["date"] = adoption.evidence
        return replace(identity, date=adoption.day)
    return identity


def _with_heading(
    layout: Layout,
    title: Title | None,
    header: list[str],
    signature: Signature,
    evidence: dict[str, Evidence],
) -> DocumentMetadata:
    """Kind, place, abstract, issuer and term: what the head of the paper says."""
    if title is None:
        return DocumentMetadata()
    hint = Hint.NO_TITLE if title.is_letter else None
    evidence["type"] = Evidence(title.index, title.end - 1, 0.7 if title.is_letter else 0.97, hint)
    place = find_place(header)
    abstract = find_letter_subject(header) if title.is_letter else find_abstract(layout.lines, title)
    issuer = find_issuer(layout, title, signature.capacity)
    term = find_term(layout.lines, abstract.last if abstract else title.end)
    for name, found in (("place", place), ("issuer", issuer), ("term", term)):
        if found:
            evidence[name] = found[1]
    if abstract:
        evidence["abstract"] = Evidence(abstract.first, abstract.last, _sureness(abstract))
    return DocumentMetadata(
        type=title.type,
        place=place[0] if place else None,
        abstract=abstract.text if abstract else None,
        issuer=issuer[0] if issuer else None,
        term=term[0] if term else None,
    )


def _sureness(abstract: Abstract) -> float:
    if abstract.is_closed:
        return 0.95
    return (
        0.85 if re.match(r"(?:về|v/v|ban hành|quy định|hướng dẫn)\b", abstract.text, re.IGNORECASE) else 0.75
    )


def _with_foot(
    found: DocumentMetadata,
    lines: list[str],
    title: Title | None,
    end: int,
    signature: Signature,
    evidence: dict[str, Evidence],
) -> DocumentMetadata:
    recipients, where = find_recipients(lines, signature, title.end if title else 0, end)
    if where:
        evidence["recipients"] = where
    return replace(found, recipients=recipients)


def _as_read(evidence: dict[str, Evidence]) -> dict[str, Evidence]:
    return {
        name: replace(
            found, confidence=round(found.confidence * _MISREAD, 2), hint=found.hint or Hint.MISREAD
        )
        for name, found in evidence.items()
    }


def _is_party(header: list[str], identity: Identity, signature: Signature) -> bool:
    by_letterhead = is_party_header(header)
    if by_letterhead is not None:
        return by_letterhead
    if identity.number is not None:
        return "/" in identity.number.symbol
    return (signature.capacity or "").startswith(_PARTY_CAPACITIES)
