"""Lines of a printed page joined into paragraphs.

A page read from a PDF or a scan keeps the line ends of the paper; on a phone they would break every line
twice. No word is added or lost; only white space changes, and the strokes round the cells of a table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

ParagraphKind = Literal["text", "chapter", "article", "point", "caps", "ornament"]

ARTICLE = re.compile(r"(?P<label>Điều\s+\d+[a-zđ]?)\s*[.:]\s*(?P<title>.*)")
_CHAPTER = re.compile(r"(?:chương|mục|phần)\s+(?:[ivxlcd]+|\d+)\b", re.IGNORECASE)
_POINT = re.compile(r"(?:[a-zđ]\)|[-–+•])\s")
_CLAUSE = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[IVX]{1,5}[.)])\s")
_STOPS = (".", ";", ":", "!", "?", "…", "”")
_CELL = " | "
_SHORT = 0.72
"""A line shorter than this part of the longest one did not reach the margin: the paragraph ended there."""
_NEARLY_FULL = 0.9
_LONGEST_HEADING = 120


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph and what it is; articles and their clauses have an `id`, where contents and citations lead.

    `caps` are the short lines in capitals of a letterhead, `ornament` a line without a letter.
    """

    text: str
    kind: ParagraphKind = "text"
    id: str = ""

    @property
    def lead(self) -> str:
        """What stands out at the beginning of an article: its heading, or "Điều 7." where the text follows at once."""
        match = ARTICLE.match(self.text)
        if match is None or len(self.text) <= _LONGEST_HEADING:
            return self.text if match else ""
        return self.text[: match.start("title")]

    @property
    def rest(self) -> str:
        """What follows the lead."""
        return self.text[len(self.lead) :]


def paragraphs(text: str) -> list[Paragraph]:
    """Split the text of one page into paragraphs, in reading order."""
    lines = [_unframed(" ".join(line.split())) for line in text.replace("\f", "\n").splitlines()]
    longest = max((len(line) for line in lines), default=0)
    joined: list[str] = []
    last = ""
    for line in lines:
        if line and last and _continues(line, last, longest):
            joined[-1] = f"{joined[-1]} {line}"
        elif line:
            joined.append(line)
        last = line
    return [Paragraph(part, _kind(part)) for part in joined]


def _continues(line: str, last: str, longest: int) -> bool:
    if _starts_paragraph(line) or _is_caps(last) or _CELL in line or _CELL in last:
        return False
    in_a_sentence = line[0].islower() and not last.endswith(_STOPS)
    return in_a_sentence or not _ends_paragraph(last, longest)


def _unframed(line: str) -> str:
    """A row of a table as Word files are read, `|one |two |`, without the strokes round it."""
    if not line.startswith("|") or not line.endswith("|"):
        return line
    return _CELL.join(cell for part in line.split("|") if (cell := part.strip()))


def _is_caps(text: str) -> bool:
    return text.isupper() and len(text) < _LONGEST_HEADING


def _starts_paragraph(line: str) -> bool:
    return any(form.match(line) for form in (_CHAPTER, ARTICLE, _POINT, _CLAUSE))


def _ends_paragraph(line: str, longest: int) -> bool:
    return len(line) < longest * _SHORT or (line.endswith(_STOPS) and len(line) < longest * _NEARLY_FULL)


def _kind(text: str) -> ParagraphKind:
    if _CHAPTER.match(text) and len(text) < _LONGEST_HEADING:  # a heading, not a sentence that cites one
        return "chapter"
    if ARTICLE.match(text):
        return "article"
    if _is_caps(text):
        return "caps"
    if not any(letter.isalnum() for letter in text):
        return "ornament"
    return "point" if _POINT.match(text) else "text"
