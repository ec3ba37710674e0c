"""Suggested facts with the place they were found at and how sure the machine is; a person checks each (G04, G08)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docslib.metadata.lines import Layout
from docslib.metadata.reader import metadata_of_layout
from docslib.metadata.result import DocumentMetadata, Evidence
from docslib.reading.result import PageText

# Names of the library's fields, and where the reader keeps the fact.
_SOURCES = {
    "document_type": "type",
    "number": "number",
    "issuer": "issuer",
    "place": "place",
    "signed_on": "date",
    "signer": "signer",
    "signer_title": "signer_title",
    "capacity": "capacity",
    "abstract": "abstract",
    "effective_from": "effective_from",
    "recipients": "recipients",
    "term": "term",
}
FIELDS = tuple(_SOURCES)
_QUOTE_CHARACTERS = 400


@dataclass(frozen=True, slots=True)
class Suggested:
    """One offered fact. `value` None: the file is silent or only hints; `note` says why, `quote` where it stands.

    `confidence` runs from 0 (nothing) to 1 (certain). `page` counts from 1. `hint` is the note's short name, for
    programs.
    """

    value: Any = None
    confidence: float = 0.0
    page: int | None = None
    quote: str = ""
    note: str = ""
    hint: str = ""


def suggest(pages: Sequence[PageText]) -> dict[str, Suggested]:
    """A suggestion for every name in `FIELDS`; the empty one where the file does not say it."""
    layout = Layout.of(pages)
    is_recognised = bool(pages) and pages[0].is_ocr
    return suggestions_of(layout, metadata_of_layout(layout, is_recognised=is_recognised))


def suggestions_of(layout: Layout, found: DocumentMetadata) -> dict[str, Suggested]:
    """The facts of `found`, read from `layout`, each with its place."""
    return {
        name: _suggested(layout, _value(found, source), found.evidence.get(source))
        for name, source in _SOURCES.items()
    }


def _value(found: DocumentMetadata, source: str) -> Any:
    if source == "type":
        return found.type.slug if found.type else None
    return getattr(found, source) or None


def _suggested(layout: Layout, value: Any, evidence: Evidence | None) -> Suggested:
    if evidence is None:
        return Suggested(value, 0.5 if value is not None else 0.0)
    return Suggested(
        value=value,
        confidence=evidence.confidence if value is not None else 0.0,
        page=layout.pages[evidence.first],
        quote=layout.quote(evidence.first, evidence.last)[:_QUOTE_CHARACTERS],
        note=str(evidence.hint.label) if evidence.hint else "",
        hint=evidence.hint.value if evidence.hint else "",
    )
