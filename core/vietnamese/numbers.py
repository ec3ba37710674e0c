"""Numbers of Party and State documents: finding them in text, comparing them, understanding them in a query.

The forms (spec of the grammar, first match wins, matches never overlap):

    party   465-QĐ/TU        04 - QC/TU      367 - QĐ/TWĐTN-VP
    law     67/2006/QH11     110/2025/UBTVQH15     26/2018/AL (án lệ)
    state   42/2022/NĐ-CP    30c/NQ-CP       1425/QĐ-TTg
    letter  275/STTTT-CNTT   6582/VPCP-KSTT  (công văn: no type code)   178/CP (decrees before 1997)

The symbol never tells the document type: `QĐ` stands for Quyết định and for Quy định in Party documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.vietnamese.text import normalise, strip_accents

PARTY_TYPE_CODES: tuple[str, ...] = (
    *(
        "NQ",
        "QĐ",
        "QĐi",
        "QyĐ",
        "CT",
        "KL",
        "QC",
        "TT",
        "HD",
        "TB",
        "TC",
        "BC",
        "KH",
        "QH",
        "CTr",
        "CTPH",
        "ĐA",
    ),
    *("PA", "DA", "TTr", "CV", "BB", "BS", "GGT", "GM", "GT", "TL", "KT", "TTLT", "HDLT"),
)
STATE_TYPE_CODES: tuple[str, ...] = (
    *(
        "NQ",
        "QĐ",
        "QyĐ",
        "CT",
        "QC",
        "TC",
        "TB",
        "HD",
        "CTr",
        "KH",
        "PA",
        "ĐA",
        "DA",
        "BC",
        "BB",
        "TTr",
        "HĐ",
    ),
    *("CĐ", "BGN", "BTT", "GUQ", "GGT", "GM", "GNP", "PG", "PC", "PB", "SY", "TrS", "SL", "NĐ", "TT", "TTLT"),
    *("NQLT", "PL", "L", "LCT", "VBHN", "GP", "KL"),
)

_DASH = r"[-‐‑‒–—−_]"
_GAP = r"[ \u00a0]{0,2}"
# A number may break over a line end, but only where a dash or a slash has promised more.
_BREAK = r"[ \u00a0]{0,2}(?:\r?\n[ \u00a0]{0,2})?"
_NUMBER = r"(?:(?<![\w/])|(?<=[Ss]ố))(?P<number>\d{1,5}[A-Za-z]?)"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
# Only the National Assembly's own code ends in a figure; any other figure is a footnote mark.
_WORD = r"(?:(?:UBTV)?QH\d{1,2}(?!\d)|[A-ZĐƯÐ][A-Za-zĐđƯưÐ]*)"
_END = r"(?![^\W\d_])"


def _alternatives(codes: Iterable[str]) -> str:
    """Longest first; a plain D for Đ is common in typed and in recognised text."""
    written = {form for code in codes for form in (code, code.replace("Đ", "D"), code.replace("Đ", "Ð"))}
    return "|".join(sorted(written, key=lambda form: (-len(form), form)))


_GRAMMAR = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NUMBER}{_GAP}{_DASH}{_BREAK}(?P<type>{_alternatives(PARTY_TYPE_CODES)}){_GAP}/{_BREAK}"
        rf"(?P<organ>{_WORD}(?:{_DASH}{_WORD})*){_END}",
        rf"{_NUMBER}{_GAP}/{_GAP}{_YEAR}{_GAP}/{_BREAK}(?P<organ>(?:UBTV)?QH{_GAP}\d{{1,2}}(?!\d)|AL{_END})",
        rf"{_NUMBER}{_GAP}/{_GAP}(?:{_YEAR}{_GAP}/{_BREAK})?(?P<type>{_alternatives(STATE_TYPE_CODES)})"
        rf"{_GAP}(?:{_DASH}|/){_BREAK}(?P<organ>{_WORD}(?:{_DASH}{_WORD})*){_END}",
        rf"{_NUMBER}{_GAP}/{_GAP}"
        rf"(?P<organ>[A-ZĐƯÐ]{{2}}[A-Za-zĐđƯưÐ]*{_DASH}{_WORD}(?:{_DASH}{_WORD})*|CP|TTg|HĐBT){_END}",
    )
)
_PARTY, _LAW, _STATE, _LETTER = range(len(_GRAMMAR))
_WHITESPACE = re.compile(r"\s+")
_DASHES = re.compile(_DASH)
_NOT_ALPHANUMERIC = re.compile(r"[^0-9a-z]+")
_LEADING_ZEROS = re.compile(r"\b0+(?=\d)")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """One number as it stands in a text. `span` and `raw` belong to that text; the rest is tidied."""

    number: str
    year: int | None
    type_code: str | None
    organ_code: str
    symbol: str
    raw: str
    span: tuple[int, int]

    def __str__(self) -> str:
        """The number as an official would type it: `1398 - QĐ/TU` becomes `1398-QĐ/TU`."""
        if self.year is not None:
            return f"{self.number}/{self.year}/{self.symbol}"
        separator = "-" if "/" in self.symbol else "/"
        return f"{self.number}{separator}{self.symbol}"


def find_numbers(text: str) -> list[DocumentNumber]:
    """Every document number of a text in reading order. Dates, year ranges and standards are not numbers."""
    found: list[DocumentNumber] = []
    taken = bytearray(len(text))
    for form, pattern in enumerate(_GRAMMAR):
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                found.append(_read_match(match, form))
    return sorted(found, key=lambda number: number.span)


def _read_match(match: re.Match[str], form: int) -> DocumentNumber:
    groups = match.groupdict()
    organ = _DASHES.sub("-", _WHITESPACE.sub("", groups["organ"])).replace("Ð", "Đ")
    type_code = groups.get("type")
    if type_code is not None:
        type_code = type_code.replace("Ð", "Đ")
    symbol = {
        _PARTY: f"{type_code}/{organ}",
        _STATE: f"{type_code}-{organ}",
    }.get(form, organ)
    return DocumentNumber(
        number=groups["number"],
        year=int(groups["year"]) if groups.get("year") else None,
        type_code=type_code,
        organ_code=organ,
        symbol=symbol,
        raw=match.group(),
        span=match.span(),
    )


def search_key(text: str) -> str:
    """The form in which numbers are compared: `08-QC/BTGTW` → `8 qc btgtw`, `465/QĐ-TU` → `465 qd tu`."""
    return _LEADING_ZEROS.sub("", _NOT_ALPHANUMERIC.sub(" ", strip_accents(normalise(text))).strip())
