"""The top of a document: its title, and above it number, place and date."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from core.vietnamese.numbers import DocumentNumber, find_numbers
from core.vietnamese.text import strip_accents, tone_old_style
from docslib.document_types import KINDS_BY_SLUG, DocumentKind, kind_at_start, kind_named
from docslib.metadata.lines import is_capitals, is_rule
from docslib.metadata.result import NumberSource

# Filled lines from the top within which a title may stand. Judgments and forms name kinds further down.
_TITLE_LINES = 40
_TITLE_CASE_LINES = 15
_ANNEX_TITLE_LINES = 12
_ANNEX_GAP_LINES = 8

_OWN_NUMBER = re.compile(r"^(?:luật\s+|bộ luật\s+)?s[ốôóo]\s*:?\s*(?=\d)", re.IGNORECASE)
_LONG_DATE = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
_ANY_DATE = re.compile(
    r"ngày\s*(\d{1,2})\s*(?:tháng|[/.-])\s*(\d{1,2})\s*(?:năm|[/.-])\s*(\d{4})", re.IGNORECASE
)
_PLACE = re.compile(r"^(?P<place>[^\W\d_][^,\d]{1,40}?)\s*,\s*ngày", re.IGNORECASE)
_MOTTOS = ("cong hoa xa hoi", "dang cong san viet nam", "doc lap - tu do")
_ANNEX = re.compile(r"^\(?\s*(?:được\s+)?(?:ban hành\s+)?kèm theo\s+(?=\w)", re.IGNORECASE)
# Kinds that are often attached to a decision; printed alone, the number beside them is the decision's.
_ATTACHED_SLUGS = frozenset(
    {"quy-che", "quy-dinh", "de-an", "chuong-trinh", "ke-hoach", "phuong-an", "huong-dan"}
)


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a document: the kind, the line it stands on, words of the abstract on the same line."""

    type: DocumentKind
    index: int
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Number and date, and where they were found."""

    number: DocumentNumber | None = None
    source: NumberSource | None = None
    date: datetime.date | None = None


def find_title(lines: list[str]) -> Title | None:
    """The first line that is the name of a kind in capitals (near the top: in any case).

    An annex printed alone ("Phụ lục …") has no title of its own, only headings that may look like one.
    """
    filled = 0
    for index, line in enumerate(lines):
        if not line:
            continue
        filled += 1
        if filled > _TITLE_LINES or strip_accents(line).startswith("phu luc"):
            return None
        kind = kind_named(line)
        if kind and (is_capitals(line) or filled <= _TITLE_CASE_LINES):
            return Title(kind, index)
        started = kind_at_start(line)
        if started and filled <= _TITLE_CASE_LINES:
            kind, rest = started
            if is_capitals(line[: len(kind.name)]) and rest and not is_capitals(rest):
                return Title(kind, index, rest)
    return None


def find_letter(lines: list[str]) -> Title | None:
    """A công văn has no title: its first lines hold "Kính gửi"; the title is thought just above that line."""
    for index, line in enumerate(lines[: 2 * _TITLE_LINES]):
        if strip_accents(line).startswith("phu luc"):
            return None
        if strip_accents(line).startswith("kinh gui"):
            return Title(KINDS_BY_SLUG["cong-van"], index)
    return None


def find_place(header: list[str]) -> str | None:
    """The place written before the date at the top."""
    for line in header:
        match = _PLACE.match(line)
        if match:
            return match["place"].strip()
    return None


def find_identity(lines: list[str], title: Title | None) -> Identity:
    """Number and date from the header, else from the line that names the parent of an annex."""
    header = lines[: title.index] if title else []
    number = _header_number(header)
    date = _first_date(_LONG_DATE, " ".join(header))
    if number:
        return Identity(number, NumberSource.HEADER, date)
    annex = _annex_identity(lines, title)
    if annex.number and date:
        return Identity(annex.number, annex.source, date)
    return annex if annex.number else Identity(date=date)


def _header_number(header: list[str]) -> DocumentNumber | None:
    for index, line in enumerate(header):
        match = _OWN_NUMBER.match(line)
        if not match:
            continue
        # The symbol may stand on the next line when the cell is narrow.
        joined = line[match.end() :] + ("\n" + header[index + 1] if index + 1 < len(header) else "")
        numbers = find_numbers(joined)
        if numbers and numbers[0].span[0] == 0:
            return numbers[0]
    return None


def _annex_identity(lines: list[str], title: Title | None) -> Identity:
    for index, line in enumerate(lines):
        match = _ANNEX.match(line)
        if not match:
            continue
        # The parenthesis runs over two or three lines.
        passage = " ".join(lines[index : index + 3])
        passage = passage[match.end() :].split(")")[0]
        parent = kind_at_start(passage)
        numbers = find_numbers(passage)
        if parent and numbers and _belongs(parent[0], index, title):
            return Identity(numbers[0], NumberSource.ANNEX, _first_date(_ANY_DATE, passage))
    return Identity()


def _belongs(parent: DocumentKind, index: int, title: Title | None) -> bool:
    """Whether the annex line at `index` speaks of this document's own number."""
    if title is None:
        return index <= _ANNEX_TITLE_LINES
    if parent == title.type:
        return True
    return title.type.slug in _ATTACHED_SLUGS and title.index < index <= title.index + _ANNEX_GAP_LINES


def _first_date(pattern: re.Pattern[str], text: str) -> datetime.date | None:
    match = pattern.search(text)
    if not match:
        return None
    day, month, year = (int(group) for group in match.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None  # a misread or mistyped day is no date


def is_party_header(header: list[str]) -> bool | None:
    """True for the Party's letterhead, False for the State's, None when neither stands there."""
    folded = [strip_accents(line) for line in header]
    if any("cong hoa xa hoi chu nghia" in line for line in folded):
        return False
    return True if any("dang cong san viet nam" in line for line in folded) else None


def organ_lines(header: list[str]) -> list[str]:
    """Lines of the letterhead that name the issuing body and the one above it."""
    found = []
    for line in header:
        text = line.strip("* ")
        folded = strip_accents(tone_old_style(text))
        is_motto = any(motto in folded for motto in _MOTTOS)
        is_number = bool(_OWN_NUMBER.match(text) or find_numbers(text))
        if is_capitals(text) and not (is_rule(text) or is_motto or is_number):
            found.append(text)
    return found
