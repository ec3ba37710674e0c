"""Number, place and date of a document."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from itertools import pairwise

from core.vietnamese.numbers import DocumentNumber, find_numbers
from docslib.document_types import DocumentKind, kind_at_end, kind_at_start
from docslib.metadata.dates import any_date, date_at_start, header_date
from docslib.metadata.extent import ATTACHED_SLUGS
from docslib.metadata.lines import LOWER, UPPER
from docslib.metadata.result import Evidence, Hint, NumberSource
from docslib.metadata.title import OWN_NUMBER, Title

_ANNEX_TITLE_LINES = 12
_ANNEX_GAP_LINES = 10
_TITLE_BLOCK_LINES = 6

_BLANK_NUMBER = re.compile(r"^(?:luật\s+)?s[ốôóo]\s*:?\s*[\s.…_]*[-/]\s*\S", re.IGNORECASE)
_BLANK_DAY = re.compile(r"ngày[\s.…_]*tháng[\s.…_\d]*năm", re.IGNORECASE)
_BEFORE_DAY = re.compile(r"^(?P<lead>.*?\S)\s*,\s*ngày\b", re.IGNORECASE)
_PLACE_AT_END = re.compile(rf"(?:^|(?<=\s))(?:[{UPPER}][{UPPER}{LOWER}]*\.?(?:\s+|$))+$")
_PLACE_WORDS = 6
# "TP Bến Ngự": two plain capitals are an abbreviation.
_INITIALS = 3
_SYMBOL_WORD = re.compile(r"\S*[\d/]\S*")
_ANNEX = re.compile(r"^\(?\s*(?:được\s+)?(?:ban hành\s+)?kèm theo\s+(?=\w)", re.IGNORECASE)
_TITLE_NUMBER = re.compile(r"^(?P<lead>của\s+[^\d(;:]{2,120}?\s+)?s[ốôóoỐ]\s*:?\s*(?=\d)", re.IGNORECASE)
_OTHER_S_NUMBER = re.compile(
    r"\b(?:về|căn cứ|theo|thực hiện|thi hành|sửa đổi|thay thế|quy định|hướng dẫn)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Identity:
    """Number and date, and where they were found."""

    number: DocumentNumber | None = None
    source: NumberSource | None = None
    date: datetime.date | None = None
    evidence: dict[str, Evidence] = field(default_factory=dict)


def find_identity(lines: list[str], title: Title | None) -> Identity:
    """Number and date from the header or the title, else from the line that names the parent of an annex."""
    header = lines[: title.index] if title else []
    evidence: dict[str, Evidence] = {}
    date = _date_of_header(header, evidence)
    number = _number_of_header(header, evidence)
    if number is None and title and not title.is_letter:
        number, title_date = _number_of_title(lines, title, evidence)
        date = date or title_date
    if number:
        return Identity(number, NumberSource.HEADER, date, evidence)
    return _with_parents(lines, title, date, evidence)


def _with_parents(
    lines: list[str], title: Title | None, date: datetime.date | None, evidence: dict[str, Evidence]
) -> Identity:
    """The parent's number, marked as the parent's; a blank of one's own is left blank."""
    annex = Identity() if "number" in evidence else _annex_identity(lines, title)
    if annex.number is None:
        return Identity(date=date, evidence=evidence)
    if date or "date" in evidence:
        return Identity(annex.number, annex.source, date, {**annex.evidence, **evidence})
    return annex


def _number_of_header(header: list[str], evidence: dict[str, Evidence]) -> DocumentNumber | None:
    for index, line in enumerate(header):
        if _BLANK_NUMBER.match(line):
            evidence["number"] = Evidence(index, index, 0.0, Hint.BLANK)
            continue
        match = OWN_NUMBER.match(line)
        if not match:
            continue
        # The symbol may stand on the next line when the cell is narrow.
        joined = line[match.end() :] + ("\n" + header[index + 1] if index + 1 < len(header) else "")
        numbers = find_numbers(joined)
        if numbers and numbers[0].span[0] == 0:
            is_broken = "\n" in numbers[0].raw
            evidence["number"] = Evidence(index, index + is_broken, 0.9 if is_broken else 0.97)
            return numbers[0]
    return None


def _number_of_title(
    lines: list[str], title: Title, evidence: dict[str, Evidence]
) -> tuple[DocumentNumber | None, datetime.date | None]:
    """ "Nghị định của Chính phủ số … ngày … về …": as gazettes print it, or "Số …" just under the title."""
    block = title.rest
    for line in lines[title.end : title.end + _TITLE_BLOCK_LINES]:
        block = f"{block} {line}".strip()
    match = _TITLE_NUMBER.match(block)
    if match is None or _OTHER_S_NUMBER.search(match["lead"] or "") or kind_at_end(match["lead"] or ""):
        return None, None
    numbers = find_numbers(block[match.end() :])
    if not numbers or numbers[0].span[0] != 0:
        return None, None
    date = date_at_start(block[match.end() + numbers[0].span[1] :])
    evidence["number"] = Evidence(title.index, title.end, 0.9, Hint.IN_TITLE)
    if date:
        evidence.setdefault("date", Evidence(title.index, title.end, 0.85, Hint.IN_TITLE))
    return numbers[0], date


def _date_of_header(header: list[str], evidence: dict[str, Evidence]) -> datetime.date | None:
    for index, line in enumerate(header):
        if _BLANK_DAY.search(line):
            evidence["date"] = Evidence(index, index, 0.0, Hint.BLANK)
            return None
    for index, line in enumerate(header):
        if date := header_date(line):
            evidence["date"] = Evidence(index, index, 0.97)
            return date
    for index, (line, following) in enumerate(pairwise(header)):
        if date := header_date(f"{line} {following}"):
            evidence["date"] = Evidence(index, index + 1, 0.9)
            return date
    return None


def find_place(header: list[str]) -> tuple[str, Evidence] | None:
    """The place written before the date at the top."""
    for index, line in enumerate(header):
        match = _BEFORE_DAY.match(line)
        place = _place_in(match["lead"]) if match else None
        if place:
            return place, Evidence(index, index, 0.95)
    return None


def _place_in(lead: str) -> str | None:
    """The name at the end of what stands before the day: the other column may be glued to its front."""
    if _SYMBOL_WORD.search(lead) or len(lead.split()) > _PLACE_WORDS:
        match = _PLACE_AT_END.search(lead)
        return match.group().strip() if match else None
    words = lead.strip("( ").split()
    if not words or not words[0][0].isalpha():
        return None
    # Capitals of a lost font come as "HÀ nội".
    return " ".join(_as_in_a_name(word) for word in words)


def _as_in_a_name(word: str) -> str:
    is_common = word.lower() in {"tỉnh", "thành", "phố", "huyện", "quận", "xã", "phường", "thị"}
    return (
        word
        if is_common or not word.isalpha() or (word.isupper() and word.isascii() and len(word) < _INITIALS)
        else word.capitalize()
    )


def _annex_identity(lines: list[str], title: Title | None) -> Identity:
    for index, line in enumerate(lines):
        match = _ANNEX.match(line)
        if not match:
            continue
        # The parenthesis runs over two or three lines.
        passage = " ".join(lines[index : index + 4])
        passage = passage[match.end() :].split(")")[0]
        parent = kind_at_start(passage)
        numbers = find_numbers(passage)
        if parent and numbers and _belongs(parent[0], index, title):
            date = any_date(passage)
            is_own = title is not None and parent[0] == title.type
            hint = Hint.ATTACHED_LINE if is_own else Hint.PARENTS
            evidence = {"number": Evidence(index, index + 1, 0.6 if is_own else 0.3, hint)}
            if date:
                hint = Hint.ATTACHED_LINE if is_own else Hint.PARENTS_DATE
                evidence["date"] = Evidence(index, index + 1, 0.6 if is_own else 0.3, hint)
            return Identity(numbers[0], NumberSource.ANNEX, date, evidence)
    return Identity()


def _belongs(parent: DocumentKind, index: int, title: Title | None) -> bool:
    """Whether the annex line at `index` speaks of this document's own number."""
    if title is None:
        return index <= _ANNEX_TITLE_LINES
    if parent == title.type:
        return True
    return title.type.slug in ATTACHED_SLUGS and title.index < index <= title.index + _ANNEX_GAP_LINES


def is_number_line(line: str) -> bool:
    """Whether a line of the letterhead holds the number and not the name of a body."""
    return bool(OWN_NUMBER.match(line) or _BLANK_NUMBER.match(line) or find_numbers(line))
