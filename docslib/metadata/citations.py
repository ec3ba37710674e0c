"""Documents a text cites: number, kind and date as they stand around the number (viện dẫn)."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from core.vietnamese.numbers import DocumentNumber, find_numbers, search_key
from docslib.document_types import kind_at_end
from docslib.metadata.dates import date_at_start

# "Nghị định của Chính phủ số …", "Quy định tạm thời số …": a few words may stand between kind and number.
_KIND_REACH = 48
_DATE_REACH = 60
_BEFORE_NUMBER = re.compile(r"(?:\(?\bsố|\bsố hiệu)\s*:?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cited:
    """One cited number where it stands; `type_slug` and `date` are None when the words around do not say them."""

    number: str
    key: str
    type_slug: str | None
    date: datetime.date | None
    span: tuple[int, int]


def find_citations(text: str) -> list[Cited]:
    """Every document number of a text in reading order, repeated ones too; spans belong to `text`."""
    found = []
    before = 0
    for number in find_numbers(text):
        found.append(_cited(text, number, before))
        before = number.span[1]
    return found


def _cited(text: str, number: DocumentNumber, after: int) -> Cited:
    start, end = number.span
    lead = " ".join(text[max(after, start - _KIND_REACH) : start].split())
    kind = kind_at_end(_BEFORE_NUMBER.sub("", lead).strip())
    printed = str(number)
    return Cited(
        number=printed,
        key=search_key(printed),
        type_slug=kind.slug if kind else None,
        date=date_at_start(text[end : end + _DATE_REACH]),
        span=number.span,
    )
