"""The demo's official documents as data: who issued what, when, with which words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docslib.document_types import KINDS_BY_SLUG
from sites.demo.texts import TextItem, read_items

FOLDER = Path(__file__).parent
TEXTS = FOLDER / "documents"
FILES = FOLDER / "files"
EXTENSIONS = {"pdf": "pdf", "scan": "pdf", "docx": "docx", "doc": "doc"}

Piece = tuple[str, str | list[list[str]]]
"""(`text` | `heading` | `centre` | `table` | `break`, what it holds)"""


@dataclass(frozen=True, slots=True)
class DemoDocument:
    """One official document."""

    item: TextItem

    @property
    def slug(self) -> str:
        """Its name in addresses and of its file."""
        return self.item.slug

    @property
    def signed_on(self) -> date:
        """The date it bears."""
        return date.fromisoformat(self.item["date"])

    @property
    def type_name(self) -> str:
        """Its type in words."""
        return KINDS_BY_SLUG[self.item["type"]].name

    @property
    def is_letter(self) -> bool:
        """A công văn carries no title: its subject stands under the number."""
        return self.item["type"] == "cong-van"

    @property
    def is_state(self) -> bool:
        """Laid out by the State's rules instead of the Party's."""
        return self.item.get("style") == "state"

    @property
    def head(self) -> list[str]:
        """Superior and issuing body, as the letterhead prints them; the issuing body alone if it has none."""
        return self.item.several("head", "//")

    @property
    def place_and_date(self) -> str:
        """Place and date as printed: days below 10 and the months 1 and 2 with a zero."""
        day, month = self.signed_on.day, self.signed_on.month
        shown_month = f"{month:02d}" if month <= 2 else str(month)  # noqa: PLR2004  the rule's own months
        place = self.item.get("place", "Trường Khê")
        return f"{place}, ngày {day:02d} tháng {shown_month} năm {self.signed_on.year}"

    @property
    def number_line(self) -> str:
        """The Party writes no colon, the State does."""
        return f"Số: {self.item['number']}" if self.is_state else f"Số {self.item['number']}"

    @property
    def recipients(self) -> list[str]:
        """Who gets it, last the file of the office."""
        return self.item.several("recipients", ";")

    @property
    def relations(self) -> list[tuple[str, str]]:
        """Kind of relation and slug of the other document."""
        return [(kind, slug) for kind, slug in (row.split() for row in self.item.several("relations", ";"))]

    @property
    def file_name(self) -> str:
        """Name of the generated file."""
        return f"{self.slug}.{EXTENSIONS[self.item['format']]}"

    def pieces(self) -> list[Piece]:
        """The text, piece by piece."""
        return [_piece(chunk.strip()) for chunk in re.split(r"\n\s*\n", self.item.body) if chunk.strip()]


def _piece(chunk: str) -> Piece:
    if chunk == "===":
        return "break", ""
    if chunk.startswith("|"):
        return "table", [
            [cell.strip() for cell in line.strip("| ").split("|")] for line in chunk.splitlines()
        ]
    mark, _, rest = chunk.partition(" ")
    kinds = {"##": "heading", "!!": "centre"}
    return (kinds[mark], rest) if mark in kinds else ("text", chunk)


def documents() -> list[DemoDocument]:
    """Every document, in the order of the text files."""
    return [DemoDocument(item) for item in read_items(TEXTS)]
