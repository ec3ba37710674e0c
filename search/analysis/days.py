"""Days as readers type them into a field: whole, or a month or a year, which means its first or its last day."""

from __future__ import annotations

import calendar
import re
from datetime import date

from core.vietnamese.text import strip_accents

FIRST_YEAR, LAST_YEAR = 1900, 2200
MAX_DAY_LETTERS = 40

_WORDS = re.compile(r"\b(?:ngay|mung|mong|thang|nam)\b")
_SEPARATORS = re.compile(r"[\s/.,\-]+")
_FIGURES = re.compile(r"[0-9]{1,4}")
_YEAR_LETTERS = 4


def read_day(typed: str, *, last: bool = False) -> date | None:
    """The day meant by "12/3/2026", "3/2026", "tháng 3 năm 2026", "2026" or the ISO forms of these; None for others.

    Of a month or a year the first day is meant, its last one with `last`.
    """
    if len(typed) > MAX_DAY_LETTERS:
        return None
    figures = [part for part in _SEPARATORS.split(_WORDS.sub(" ", strip_accents(typed))) if part]
    if not figures or len(figures) > len("dmy") or not all(_FIGURES.fullmatch(part) for part in figures):
        return None
    if len(figures[0]) == _YEAR_LETTERS:
        figures.reverse()
    *before, year = figures
    if len(year) != _YEAR_LETTERS or any(len(part) > len("31") for part in before):
        return None
    return _day(int(year), [int(part) for part in reversed(before)], last=last)


def _day(year: int, month_and_day: list[int], *, last: bool) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    month = month_and_day[0] if month_and_day else (12 if last else 1)
    try:
        if len(month_and_day) > 1:
            return date(year, month, month_and_day[1])
        return date(year, month, calendar.monthrange(year, month)[1] if last else 1)
    except ValueError:  # IllegalMonthError is one
        return None
