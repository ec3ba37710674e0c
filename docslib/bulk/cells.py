"""What a cell of a spreadsheet says, as a person would type it into the form."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Any

from openpyxl.utils.datetime import from_excel

from core.vietnamese.text import normalise

LONGEST_CELL = 5000
_FIRST_SERIAL, _LAST_SERIAL = 10000, 80000
"""Days since 1900, from 1927 to 2119: smaller numbers are years or slips, and no document here is so old."""
_DATE = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_VISIBLE_CONTROLS = {"\n", "\t"}


def text_of(value: Any) -> str:
    """The text of a cell: composed letters, numbers without a decimal tail, dates as day/month/year."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, datetime.datetime | datetime.date):
        return _written(value.day, value.month, value.year)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = normalise(str(value))[:LONGEST_CELL]
    kept = "".join(
        char for char in text if char in _VISIBLE_CONTROLS or unicodedata.category(char) not in ("Cc", "Cs")
    )
    return "\n".join(" ".join(line.split()) for line in kept.splitlines()).strip()


def date_of(value: Any) -> str:
    """The date of a cell as dd/mm/yyyy; what is no date comes back as it was typed, for the form to refuse.

    Excel keeps dates as days since 1900; text may use slashes, dots or dashes. A year of two digits is no date.
    """
    if isinstance(value, int | float) and _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return text_of(from_excel(value))
    text = text_of(value)
    if match := _DATE.fullmatch(text):
        return _written(int(match[1]), int(match[2]), int(match[3]))
    if match := _ISO.fullmatch(text):
        return _written(int(match[3]), int(match[2]), int(match[1]))
    return text


def whole_number(number: str, symbol: str) -> str:
    """Number and symbol of two columns as they are printed: 465 and QĐ/TU, 12 and QĐ-UBND, or one that is whole."""
    if not number or not symbol or any(mark in number for mark in "/-"):
        return number or symbol
    bare = symbol.lstrip("-/ ")
    return f"{number}-{bare}" if "/" in bare else f"{number}/{bare}"


def _written(day: int, month: int, year: int) -> str:
    return f"{day:02d}/{month:02d}/{year:04d}"
