"""From which day a document is in force, as its own text says it (hiệu lực)."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from docslib.document_types import DocumentKind
from docslib.metadata.dates import date_at_start
from docslib.metadata.lines import FlatText
from docslib.metadata.result import Evidence, Hint

_WORDS_OF_NUMBERS = {
    word: value
    for value, word in (
        *((7, "bảy"), (10, "mười"), (15, "mười lăm"), (20, "hai mươi"), (30, "ba mươi")),
        *((45, "bốn mươi lăm"), (60, "sáu mươi"), (90, "chín mươi")),
    )
}
_COUNT = "|".join([r"\d{1,3}", *sorted(_WORDS_OF_NUMBERS, key=len, reverse=True)])
_IN_FORCE = re.compile(
    r"(?:chính thức\s+)?(?:có hiệu lực|có giá trị|được thực hiện)"
    r"(?:\s+thi hành|\s+thực hiện|\s+pháp luật|\s+áp dụng)?,?\s+"
    rf"(?:sau\s+(?P<days>{_COUNT})\s*(?:\(.{{1,20}}?\)\s*)?ngày,?\s*)?(?:(?:kể |bắt đầu )?từ\s+)(?P<rest>.{{1,90}})",
    re.IGNORECASE,
)
_SUBJECT_REACH = 260
_SENTENCE_END = re.compile(r"[.;:](?=\s)|^[-–+]\s|\s[-–+]\s")
_ADOPTED = re.compile(r"\s+(?:đã\s+)?được\s.{5,160}?thông qua\s.{0,40}?\s+và$", re.IGNORECASE)
_FROM_SIGNING = re.compile(r"(?:ngày\s+)?(?:ký|ban hành)\b", re.IGNORECASE)
_FROM_ADOPTION = re.compile(r"(?:ngày\s+)?(?:được\s+)?(?:.{0,60}?\s)?thông qua\b", re.IGNORECASE)
_GAZETTE = re.compile(r"(?:ngày\s+)?(?:được\s+)?đăng\s+(?:trên\s+)?công\s*báo", re.IGNORECASE)
_EXCEPTION = re.compile(r",?\s*(?:trừ|ngoại trừ)\b", re.IGNORECASE)
_THIS = re.compile(r"\bnày\b|^(?:quyết định|nghị quyết|quy định|quy chế|chỉ thị|hướng dẫn)$", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:ngày|khi|trước|hợp đồng|giấy|thẻ|đơn|điều|khoản)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Effect:
    """The first day in force; None with evidence: the text says it in a way that gives no day."""

    day: datetime.date | None
    evidence: Evidence


def find_effect(
    flat: FlatText, kind: DocumentKind | None, signed_on: datetime.date | None, adopted: bool
) -> Effect | None:
    """The sentence on the document's own coming into force; one on an attached part only if it has none.

    `flat` is the document proper. A day counted from the official gazette or from an unknown day is not offered.
    """
    best: tuple[int, re.Match[str]] | None = None
    for match in _IN_FORCE.finditer(flat.text):
        rank = _rank_of(_subject(flat.text, match.start()), kind)
        if rank and (best is None or rank > best[0]):
            best = (rank, match)
    return _read(flat, best[1], signed_on, adopted) if best else None


def _subject(text: str, end: int) -> str:
    """What is said to take effect: the words of the sentence before the verb."""
    before = text[max(end - _SUBJECT_REACH, 0) : end].strip()
    return _ADOPTED.sub("", _SENTENCE_END.split(before)[-1].strip())


def _rank_of(subject: str, kind: DocumentKind | None) -> int:
    """2 for the document itself, 1 for a part of it, 0 for anything else that takes effect."""
    words = " ".join(subject.split()).lower()
    if not _THIS.search(words):
        return 0
    last = re.split(r"\b(?:và|rằng)\s|,\s", words)[-1]
    name = kind.name.lower() if kind else ""
    if name and re.search(rf"\b{re.escape(name)}(?: này)?$", last) and not _OTHERS.search(last):
        return 2
    return 0 if _OTHERS.search(last) or not last.endswith("này") else 1


def _read(flat: FlatText, match: re.Match[str], signed_on: datetime.date | None, adopted: bool) -> Effect:
    rest = match["rest"]
    first, last = flat.line_at(match.start()), flat.line_at(match.start("rest") + 20)
    day = date_at_start(rest)
    if day and not match["days"]:
        excepted = _EXCEPTION.search(rest)
        hint = Hint.WITH_EXCEPTIONS if excepted else None
        return Effect(day, Evidence(first, last, 0.85 if excepted else 0.95, hint))
    if _GAZETTE.match(rest):
        return Effect(None, Evidence(first, last, 0.0, Hint.OFFICIAL_GAZETTE))
    days = _number(match["days"])
    if _FROM_SIGNING.match(rest):
        return _from_signing(signed_on, days, first, last)
    if _FROM_ADOPTION.match(rest) and signed_on and adopted:
        return Effect(_later(signed_on, days), Evidence(first, last, 0.7, Hint.FROM_ADOPTION))
    return Effect(None, Evidence(first, last, 0.0, None))


def _from_signing(signed_on: datetime.date | None, days: int, first: int, last: int) -> Effect:
    if signed_on is None:
        return Effect(None, Evidence(first, last, 0.0, Hint.DAY_UNKNOWN))
    hint = Hint.DAYS_AFTER_SIGNING if days else Hint.FROM_SIGNING
    return Effect(_later(signed_on, days), Evidence(first, last, 0.8 if days else 0.9, hint))


def _later(day: datetime.date, days: int) -> datetime.date | None:
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return None


def _number(words: str | None) -> int:
    if not words:
        return 0
    return int(words) if words.isdigit() else _WORDS_OF_NUMBERS[words.lower()]
