"""A text cut into lines the way the parts of an official document are laid out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.vietnamese.text import normalise
from docslib.reading.result import PageText

# Vietnamese capitals and small letters for character classes: the code points of the two are mixed.
_LETTERS = [chr(code) for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))]
UPPER = "A-Z" + "".join(letter for letter in _LETTERS if letter.isupper())
LOWER = "a-z" + "".join(letter for letter in _LETTERS if letter.islower())

# Two columns on one line: antiword draws cells with bars, other readers leave tabs or runs of spaces.
_COLUMNS = re.compile(rf"\t+|\|| {{3,}}|(?<=\S) +(?=(?:T/M|K/T|T/L|TM\.|KT\.|TL\.) ?[{UPPER}]{{2}})")
_MARKDOWN = re.compile(r"\*\*|__(?=\S)|^#+\s*|(?<!\w)\*(?=[\w(])|(?<=[\w)])\*(?!\w)")
_HARD_BREAK = re.compile(r"(?<! ) {2,}$")
_RULE = re.compile(r"^[\W_]*[-_=–—*~.]{3,}[\W_]*$")
_PAGE_NUMBER = re.compile(r"^(?:[-–]\s*)?\d{1,3}(?:\s*[-–])?$")


# The blanks of a draft, "Số:      -QĐ/TU" and "ngày      tháng", are no columns.
_BLANK_TO_FILL = re.compile(
    r"(?:(?<=số)|(?<=số:)|(?<=\bngày)|(?<=\btháng)|(?<=\bnăm)) {2,}(?=[-/.…\d]|tháng\b|năm\b)"
    r"|(?<! ) {2,}(?=tháng\b|năm \d)",
    re.IGNORECASE,
)


# A drawn line that a reader of PDF files glued to the words beside it.
_GLUED_RULE = re.compile(rf"(?<=[{UPPER}])\s*([-_]{{5,}})\s*$|^\s*([-_]{{5,}})\s*(?=[{UPPER}])")


def layout_lines(text: str) -> list[str]:
    """Lines without Markdown, each cell on its own, page numbers left out; blank lines are kept as ""."""
    lines: list[str] = []
    for raw in normalise(text).replace("\u00ad", "").splitlines():
        line = _BLANK_TO_FILL.sub(" ", _MARKDOWN.sub("", _HARD_BREAK.sub("", raw)))
        line = _GLUED_RULE.sub(r"\t\1\2\t", line)
        cells = [" ".join(cell.split()) for cell in _COLUMNS.split(line)]
        filled = [cell for cell in cells if cell and not _PAGE_NUMBER.match(cell)]
        if filled:
            lines.extend(filled)
        elif not line.strip():
            lines.append("")
    return lines


@dataclass(frozen=True)
class Layout:
    """The lines of a document, and for each the page it stands on."""

    lines: list[str]
    pages: list[int]

    @classmethod
    def of(cls, pages: Iterable[PageText]) -> Layout:
        """The lines of all pages in order."""
        lines: list[str] = []
        numbers: list[int] = []
        for page in pages:
            on_page = layout_lines(page.text)
            lines.extend(on_page)
            numbers.extend([page.number] * len(on_page))
        return cls(lines, numbers)

    @cached_property
    def flat(self) -> FlatText:
        """The whole text on one line, for sentences that run over several."""
        return FlatText.of(self.lines)

    def quote(self, first: int, last: int) -> str:
        """The filled lines from `first` to `last`, one below the other."""
        return "\n".join(line for line in self.lines[first : last + 1] if line)


@dataclass(frozen=True)
class FlatText:
    """Lines joined by spaces; `line_at` leads back from a place in `text` to the line."""

    text: str
    starts: list[int]

    @classmethod
    def of(cls, lines: Sequence[str]) -> FlatText:
        """Join `lines`; blank ones take no room."""
        starts: list[int] = []
        filled: list[str] = []
        length = 0
        for line in lines:
            starts.append(length)
            if line:
                filled.append(line)
                length += len(line) + 1
        return cls(" ".join(filled), starts)

    def line_at(self, offset: int) -> int:
        """The index of the line that holds the character at `offset`."""
        return max(bisect_right(self.starts, offset) - 1, 0)


def is_rule(line: str) -> bool:
    """A drawn line: dashes, underscores, stars."""
    return bool(_RULE.match(line))


def is_capitals(line: str) -> bool:
    """A line of capitals that has at least two letters."""
    return sum(char.isalpha() for char in line) > 1 and line.upper() == line


def starts_small(line: str) -> bool:
    """Whether the first letter is a small one: the line goes on with what stood above."""
    letter = next((char for char in line if char.isalpha()), "")
    return bool(letter) and letter.islower()
