"""Suggested facts with the place they were found at and how sure the machine is; a person checks each (G04, G08)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docslib.metadata.lines import layout_lines
from docslib.metadata.reader import read_metadata
from docslib.reading.result import PageText

FIELDS = (
    *("document_type", "number", "issuer", "place", "signed_on", "signer", "signer_title", "capacity"),
    *("abstract", "effective_from", "recipients", "term"),
)


@dataclass(frozen=True, slots=True)
class Suggested:
    """One offered fact. `value` None: the file is silent or only hints; `note` says why, `quote` where it stands.

    `confidence` runs from 0 (nothing) to 1 (certain). `page` counts from 1.
    """

    value: Any = None
    confidence: float = 0.0
    page: int | None = None
    quote: str = ""
    note: str = ""


def suggest(pages: Sequence[PageText]) -> dict[str, Suggested]:
    """A suggestion for every name in `FIELDS`; the empty one where the file does not say it."""
    found = read_metadata(pages)
    values: dict[str, Any] = {
        "document_type": found.type.slug if found.type else None,
        "number": found.number,
        "issuer": found.issuer,
        "place": found.place,
        "signed_on": found.date,
        "signer": found.signer,
        "signer_title": found.signer_title,
        "capacity": found.capacity,
        "abstract": found.abstract,
        "recipients": found.recipients or None,
    }
    return {name: _suggested(pages, values.get(name)) for name in FIELDS}


def _suggested(pages: Sequence[PageText], value: Any) -> Suggested:
    if value is None:
        return Suggested()
    words = str(value[0] if isinstance(value, tuple) else value)
    for page in pages:
        for line in layout_lines(page.text):
            if words in line:
                return Suggested(value, 0.9, page.number, line)
    return Suggested(value, 0.7)
