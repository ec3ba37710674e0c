"""What follows from a number: its symbol, and the series within which it occurs once (G04, G08)."""

from __future__ import annotations

import re
from datetime import date

from core.vietnamese.numbers import find_numbers

_YEARS = re.compile(r"(?:19|20)\d{2}")


def symbol_of(number: str) -> str:
    """The symbol (ký hiệu) of a printed number: "QĐ/TU" of "465-QĐ/TU"; empty when the number has none."""
    found = find_numbers(number)
    return found[0].symbol if found else ""


def series_of(number: str, term: str, signed_on: date | None) -> str:
    """The series a number counts in: State numbers restart each year, the Party's each term.

    The year in the number itself; for the Party's numbers the years of the term; else the year of signing.
    """
    found = find_numbers(number)
    if found and found[0].year:
        return str(found[0].year)
    is_party = not found or "/" in found[0].symbol
    if is_party and (years := _YEARS.findall(term)):
        return "-".join(years)[:20]
    return str(signed_on.year) if signed_on else ""
