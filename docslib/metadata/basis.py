"""The legal basis of a document: its lines "Căn cứ …" (căn cứ pháp lý)."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from core.vietnamese.numbers import find_numbers
from docslib.document_types import kind_at_start
from docslib.metadata.dates import any_date, date_at_start
from docslib.metadata.lines import Layout
from docslib.metadata.title import Title

_BASIS = re.compile(r"^(?:[-–+•*]\s*)?căn cứ\s+(?:vào\s+)?(?:các\s+)?", re.IGNORECASE)
_BODY = re.compile(
    r"^(?:[-–+•*]\s*)?(?:điều \d+\s*[.:]|chương [ivx\d]+\b|theo đề nghị|xét |thực hiện |để |sau khi |trên cơ sở|"
    r"quyết định\s*:?$|quyết nghị\s*:?$|nghị định\s*:?$|kết luận\s*:?$|[ivx]+\s*[.-]|\d\s*[.-])",
    re.IGNORECASE,
)
_AND = re.compile(
    r",?\s+và\s+(?=(?:quyết định|quy định|quy chế|nghị quyết|nghị định|thông tư|chỉ thị|kết luận)\s"
    r"(?:\S+\s){0,4}?số\s)",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\s+(?:về|quy định|hướng dẫn|ban hành|sửa đổi|đã được|được|của|phê duyệt|ngày)\b", re.IGNORECASE
)
_REACH_LINES = 60
_MAX_LINES = 12
_CITES_DATE = 120


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One document a "Căn cứ" line names. `number` is None for a law named by its title alone."""

    text: str
    number: str | None
    type_slug: str
    date: datetime.date | None
    page: int


def find_legal_basis(layout: Layout, title: Title | None, end: int) -> list[LegalBasis]:
    """The documents named between the title and the body; those inside the topic of another do not count."""
    if title is None:
        return []
    found: list[LegalBasis] = []
    index = title.end
    last = min(title.end + _REACH_LINES, end)
    while index < last:
        if not _BASIS.match(layout.lines[index]):
            if found and _BODY.match(layout.lines[index]):
                break
            index += 1
            continue
        passage, following = _passage(layout.lines, index, end)
        found.extend(_named(passage, layout.pages[index]))
        last = min(max(last, following + _REACH_LINES), end)
        index = following
    return found


def _passage(lines: list[str], index: int, end: int) -> tuple[str, int]:
    """One "Căn cứ …" with its wrapped lines, and the line after it."""
    collected = [_BASIS.sub("", lines[index])]
    index += 1
    while index < end and len(collected) < _MAX_LINES:
        line = lines[index]
        if collected[-1].endswith((";", ".", ":")) or _BASIS.match(line) or _BODY.match(line) or not line:
            break
        collected.append(line)
        index += 1
    return " ".join(collected), index


def _parts(passage: str) -> list[str]:
    """One document each. "Nghị định A hướng dẫn Nghị định B và Nghị định C" names A alone."""
    parts: list[str] = []
    for listed in passage.split(";"):
        joined = _AND.split(listed)
        is_topic = len(find_numbers(joined[0])) > 1
        parts.extend(joined[:1] if is_topic else joined)
    return [part.strip(" ,.;") for part in parts]


def _named(passage: str, page: int) -> list[LegalBasis]:
    found = []
    for words in _parts(passage):
        kind = kind_at_start(words)
        if kind is None:
            continue
        # "Luật Ngân sách nhà nước số 83/2015/QH13": the number may follow the name of a law, not a topic.
        head = _TOPIC.split(kind[1], maxsplit=1)[0]
        numbers = find_numbers(head)
        number = numbers[0] if numbers else None
        after = kind[1][number.span[1] :] if number else kind[1]
        date = date_at_start(after) if number else any_date(after[:_CITES_DATE])
        found.append(LegalBasis(words, str(number) if number else None, kind[0].slug, date, page))
    return found
