"""Dates as official documents write them."""

from __future__ import annotations

import datetime
import re

_DATE = r"(?P<day>\d{1,2})\s*(?:tháng|[/.-])\s*(?P<month>\d{1,2})\s*(?:năm|[/.-])\s*(?P<year>\d{4})(?!\d)"
# "các ngày 01, 02 và 03 tháng 02 năm 2023": the last of them.
_ANY_DATE = re.compile(rf"ngày\s*(?:\d{{1,2}}\s*(?:,|và|-)\s*){{0,6}}{_DATE}", re.IGNORECASE)
# Alone on its line or behind a place: never "từ ngày … đến ngày …".
_HEADER_DATE = re.compile(rf"(?:^|,\s*)\(?\s*ngày\s*{_DATE}", re.IGNORECASE)
# Between a cited number and its date: a footnote mark, a comma, a bracket.
_DATED = re.compile(rf"[\s,(\d\[\]]{{0,6}}(?:ký\s+|ban hành\s+)?(?:ngày\s*)?{_DATE}", re.IGNORECASE)


def header_date(line: str) -> datetime.date | None:
    """The date of a letterhead line: "Bến Ngự, ngày 5 tháng 6 năm 2025"; None for a day that does not exist."""
    return _read(_HEADER_DATE.search(line))


def any_date(text: str) -> datetime.date | None:
    """The first date after the word "ngày", written with words, slashes, dots or dashes."""
    return _read(_ANY_DATE.search(text))


def date_at_start(text: str) -> datetime.date | None:
    """The date that follows a cited number at once: ", ngày 05/6/2025"."""
    return _read(_DATED.match(text))


def _read(match: re.Match[str] | None) -> datetime.date | None:
    if match is None:
        return None
    try:
        return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None  # a misread or mistyped day is no date
