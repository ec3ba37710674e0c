"""The articles of a document: Phần, Chương, Mục, Điều, Khoản with their headings, for a table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docslib.reading.result import PageText

_LEVELS = {"phần": 1, "chương": 2, "mục": 3, "điều": 4}
_HEADING = re.compile(
    r"^\s*(?P<label>(?P<kind>Phần|Chương|Mục|Điều|PHẦN|CHƯƠNG|MỤC|ĐIỀU)\s+"
    r"(?P<number>\d{1,4}[a-zđ]?|[IVXLC]+|thứ \w+))\s*(?P<stop>[.:]|$)\s*(?P<title>.*)$"
)


@dataclass(frozen=True, slots=True)
class Article:
    """One heading. `level` 1 Phần, 2 Chương, 3 Mục, 4 Điều, 5 Khoản; `line` counts from 0 in the page's lines."""

    label: str
    title: str
    page: int
    level: int
    line: int


def find_articles(pages: Sequence[PageText]) -> list[Article]:
    """The headings of the document proper in reading order; forms in annexes have articles of their own."""
    found = []
    for page in pages:
        for index, line in enumerate(page.text.splitlines()):
            match = _HEADING.match(line)
            if match:
                label = " ".join(match["label"].split())
                level = _LEVELS[match["kind"].lower()]
                found.append(Article(label, match["title"].strip(), page.number, level, index))
    return found
