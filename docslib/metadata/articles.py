"""The articles of a document: Phần, Chương, Mục, Điều, Khoản with their headings, for a table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from docslib.metadata.extent import attached_parts, proper_end
from docslib.metadata.lines import LOWER, UPPER, is_capitals, is_rule, starts_small
from docslib.metadata.title import Title, find_letter, find_title, is_annex_alone
from docslib.reading.result import PageText

_LEVELS = {"phần": 1, "chương": 2, "mục": 3, "tiểu mục": 3, "điều": 4}
ARTICLE_LEVEL = 4
CLAUSE_LEVEL = 5
_HEADING = re.compile(
    r"^[\s*#|_]*(?P<kind>Phần|Chương|Tiểu mục|Mục|Điều|PHẦN|CHƯƠNG|TIỂU MỤC|MỤC|ĐIỀU)\s+"
    r"(?P<number>\d{1,3}[a-zđ]?|[IVXLC]+|(?:thứ|THỨ)\s+\w+)\s*(?P<stop>[.:–-]+\s*|\*{2}|$|\s(?=["
    + UPPER
    + r"]))"
    r"(?P<title>.*)$"
)
_CLAUSE = re.compile(r"^[\s*|]*(?P<number>\d{1,2})\s*[.)]+\s*(?P<title>\S.*)$")
_NUMBER = re.compile(r"\d+")
_SENTENCE_CHARACTERS = 160
_TITLE_CHARACTERS = 200
_MAX_GAP = 3
_CITATION = re.compile(rf"^(?:của|và|nêu|tại|trên|này|khoản|điểm)\b|^[{LOWER}]")


@dataclass(frozen=True, slots=True)
class Article:
    """One heading. `level` 1 Phần, 2 Chương, 3 Mục, 4 Điều, 5 Khoản; `line` counts from 0 in the page's lines.

    `part` names the attached regulation the heading belongs to, empty in the document itself.
    """

    label: str
    title: str
    page: int
    level: int
    line: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    page: int
    line: int


def find_articles(pages: Sequence[PageText]) -> list[Article]:
    """The headings of the document proper in reading order; forms in annexes have articles of their own.

    Articles must count on from each other: a wrapped line "Điều 309 …" in the middle of a sentence is a citation.
    """
    lines = [_Line(text, page.number, at) for page in pages for at, text in enumerate(page.text.splitlines())]
    plain = [" ".join(line.text.replace("|", " ").replace("*", "").split()) for line in lines]
    if is_annex_alone(plain):
        return []
    title: Title | None = find_title(plain) or find_letter(plain)
    end = proper_end(plain, title)
    parts = [part for part in attached_parts(plain, title) if part.start < end]
    starts = [0, *(part.start for part in parts), end]
    names = ["", *(part.name for part in parts)]
    found: list[Article] = []
    for name, (start, stop) in zip(names, pairwise(starts), strict=True):
        found.extend(_articles_of(lines[:stop], start, name))
    return found


def _articles_of(lines: list[_Line], start: int, part: str) -> list[Article]:
    headings = [
        (index, match) for index in range(start, len(lines)) if (match := _HEADING.match(lines[index].text))
    ]
    articles = [(index, match) for index, match in headings if match["kind"].lower() == "điều"]
    kept = {articles[place][0] for place in _longest_count([_count(match) for _, match in articles])}
    found: list[Article] = []
    for place, (index, match) in enumerate(headings):
        is_article = match["kind"].lower() == "điều"
        if is_article and index not in kept:
            continue
        if not is_article and not _is_division(match):
            continue
        found.append(_article(lines, index, match, part))
        following = headings[place + 1][0] if place + 1 < len(headings) else len(lines)
        if is_article:
            found.extend(_clauses(lines, index + 1, following, part))
    return found


def _count(match: re.Match[str]) -> tuple[int, bool]:
    """The number of an article and whether it looks like a heading and not like the middle of a sentence."""
    digits = _NUMBER.match(match["number"])
    is_plain = not _CITATION.match(match["title"].strip())
    return (int(digits.group()) if digits else 0, is_plain)


def _is_division(match: re.Match[str]) -> bool:
    """Chapters stand alone on a line, or before a heading; "Mục 3 của Chương này" is a sentence."""
    return not _CITATION.match(match["title"].strip()) and len(match["title"]) <= _SENTENCE_CHARACTERS


def _longest_count(counts: list[tuple[int, bool]]) -> list[int]:
    """The places of the longest run that counts on by one (rarely by up to three, where a heading was lost)."""
    best: list[tuple[float, int | None]] = []
    for place, (number, is_plain) in enumerate(counts):
        own = 1.0 if is_plain else 0.3
        choice: tuple[float, int | None] = (own - 0.4 * min(number - 1, _MAX_GAP), None)
        for other in range(place):
            step = number - counts[other][0]
            if 0 <= step <= _MAX_GAP:
                cost = (0.9, 0.0, 0.6, 1.2)[step]
                choice = max(choice, (best[other][0] + own - cost, other), key=lambda chosen: chosen[0])
        best.append(choice)
    return _walk_back(best)


def _walk_back(best: list[tuple[float, int | None]]) -> list[int]:
    if not best:
        return []
    places: list[int] = []
    place: int | None = max(range(len(best)), key=lambda index: best[index][0])
    while place is not None:
        places.append(place)
        place = best[place][1]
    return places[::-1]


def _article(lines: list[_Line], index: int, match: re.Match[str], part: str) -> Article:
    kind = match["kind"].capitalize()
    label = f"{kind} {' '.join(match['number'].split())}"
    title = match["title"].strip(" *|") or _following_title(lines, index)
    if match["title"].strip() and index + 1 < len(lines):
        title = _with_wrapped(title, lines[index + 1].text.strip())
    here = lines[index]
    return Article(label, _shortened(title), here.page, _LEVELS[match["kind"].lower()], here.line, part)


def _following_title(lines: list[_Line], index: int) -> str:
    """The heading under "Chương I": the next filled line, and those after it in capitals too."""
    collected: list[str] = []
    for line in lines[index + 1 : index + 8]:
        text = line.text.strip(" *|\t")
        if not text:
            continue
        is_over = _HEADING.match(text) or is_rule(text) or _CLAUSE.match(text)
        if is_over or (collected and not (is_capitals(text) and is_capitals(collected[-1]))):
            break
        collected.append(text)
    return " ".join(collected)


def _with_wrapped(title: str, following: str) -> str:
    """A heading that runs over the line end goes on in small letters."""
    goes_on = starts_small(following[:1]) and not title.endswith((".", ":", ";"))
    return f"{title} {following}" if goes_on and len(following) <= _SENTENCE_CHARACTERS else title


def _clauses(lines: list[_Line], start: int, stop: int, part: str) -> list[Article]:
    """The numbered clauses of one article: they count from one."""
    found: list[Article] = []
    for line in lines[start:stop]:
        match = _CLAUSE.match(line.text)
        if match and int(match["number"]) == len(found) + 1:
            found.append(
                Article(
                    f"Khoản {match['number']}",
                    _shortened(match["title"]),
                    line.page,
                    CLAUSE_LEVEL,
                    line.line,
                    part,
                )
            )
    return found


def _shortened(title: str) -> str:
    plain = " ".join(title.replace("**", "").split())
    if len(plain) <= _TITLE_CHARACTERS:
        return plain
    return plain[:_TITLE_CHARACTERS].rsplit(" ", 1)[0] + "…"
