"""Understanding a document number in what a reader typed, complete or not.

`1398qdtu`, `nđ42/2022/nđ-cp`, `nghị định 42 năm 2022` and `quy che 08 btgtw` name a document; `2025` and
`nghị quyết đại hội` do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.vietnamese.numbers import PARTY_TYPE_CODES, STATE_TYPE_CODES, DocumentNumber, find_numbers
from core.vietnamese.text import normalise, strip_accents

TYPE_WORDS: dict[str, str | None] = {
    "nghi quyet": "nq",
    "quyet dinh": "qd",
    "quy dinh": "qd",
    "chi thi": "ct",
    "ket luan": "kl",
    "quy che": "qc",
    "thong tri": "tt",
    "thong tu": "tt",
    "thong tu lien tich": "ttlt",
    "huong dan": "hd",
    "thong bao": "tb",
    "thong cao": "tc",
    "bao cao": "bc",
    "ke hoach": "kh",
    "chuong trinh": "ctr",
    "de an": "da",
    "du an": "da",
    "phuong an": "pa",
    "to trinh": "ttr",
    "cong van": "cv",
    "bien ban": "bb",
    "giay moi": "gm",
    "nghi dinh": "nd",
    "phap lenh": "pl",
    # Laws carry no type code in their number: 67/2006/QH11.
    "luat": None,
    "bo luat": None,
    "van ban": None,
}
ORGAN_WORDS = {
    "van phong trung uong": "vptw",
    "trung uong": "tw",
    "van phong tinh uy": "vptu",
    "tinh uy": "tu",
    "thanh uy": "tu",
    "chinh phu": "cp",
    "thu tuong": "ttg",
}

_TYPE_CODES = frozenset(strip_accents(code) for code in (*PARTY_TYPE_CODES, *STATE_TYPE_CODES))
# Codes that are whole words or units when they stand next to a figure: "5 l", "dt 10 tc", "qh15".
_UNSAFE_GLUED = frozenset({"l", "qh", "tt", "pc", "pb", "tc", "pg"})
_TYPE_ALTERNATIVES = "|".join(sorted(_TYPE_CODES - _UNSAFE_GLUED, key=lambda code: (-len(code), code)))
_TOKEN = re.compile(r"[0-9a-z]+")
_NUMBER_TOKEN = re.compile(r"(?=.{1,6}$)0*(\d{1,5}[a-z]?)$")
_YEAR_TOKEN = re.compile(r"(?:19|20)\d{2}$")
_TYPE_THEN_NUMBER = re.compile(rf"({_TYPE_ALTERNATIVES})(\d{{1,5}})$")
_GLUED_SYMBOL = re.compile(
    rf"({'|'.join(sorted((strip_accents(code) for code in STATE_TYPE_CODES), key=len, reverse=True))})([a-z]{{2,}})$"
)
_NUMBER_THEN_TYPE = re.compile(rf"(\d{{1,5}})({_TYPE_ALTERNATIVES})([a-z]*)$")
_ORDINARY_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ch|th|tr|ph|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$"
)
# Organ codes that are ordinary syllables too; they count only beside a type code.
_SYLLABLE_ORGANS = frozenset({"tu", "du", "hu", "qu", "thu", "dh", "cb", "ub"})
# Without a type code and without a slash only these follow a figure: "36 tw", but not "5 kg".
_SURE_ORGAN = re.compile(r"(?:[a-z]*tw|[a-z]{2,}tu|cp|ttg|ubnd|hdnd|qh\d{1,2})$")
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class NumberKey:
    """What is known of a number, folded. `None` and an empty tuple mean "not said"."""

    number: str
    year: int | None = None
    type_key: str | None = None
    organs: tuple[str, ...] = ()

    def terms(self) -> tuple[str, ...]:
        """Index terms: a document answers a query when it holds every term of the query's key."""
        return (
            f"n{self.number}",
            *((f"y{self.year}",) if self.year is not None else ()),
            *((f"t{self.type_key}",) if self.type_key else ()),
            *(f"o{organ}" for organ in self.organs),
        )

    def is_answered_by(self, other: NumberKey) -> bool:
        """Whether `other`, a document's full number, says all that this key says."""
        return set(self.terms()) <= set(other.terms())


def key_of(number: DocumentNumber) -> NumberKey:
    """The comparable form of a number found in a text or stored with a document."""
    organs = tuple(_TOKEN.findall(strip_accents(number.organ_code)))
    type_key = strip_accents(number.type_code) if number.type_code else None
    if type_key is None and number.year is None:
        type_key = "cv"  # a State letter has no code of its own; readers call it "công văn 275"
    return NumberKey(_tidy_number(strip_accents(number.number)), number.year, type_key, organs)


def parse_query_number(text: str) -> NumberKey | None:
    """The document number a reader's query names, or None when the query is ordinary words.

    A complete number counts wherever it stands in the query; partial ones must be the whole query.
    """
    composed = normalise(text).strip()
    complete = find_numbers(composed) or find_numbers(composed.upper())
    if complete:
        return key_of(complete[0])
    return _Reader(composed).read()


def _tidy_number(written: str) -> str:
    return written.lstrip("0") or "0"


def _tokens(folded: str) -> list[str]:
    """Folded words with glued numbers taken apart: `1398qdtu` → 1398 qd tu, `nd42` → nd 42."""
    tokens: list[str] = []
    for token in _TOKEN.findall(folded):
        glued = _TYPE_THEN_NUMBER.match(token) or _NUMBER_THEN_TYPE.match(token)
        tokens.extend(part for part in glued.groups() if part) if glued else tokens.append(token)
    return tokens


class _Reader:
    """Reads the tokens of one query from left to right: type, number, year, type, organ, year."""

    def __init__(self, text: str) -> None:
        folded = strip_accents(text)
        self._slashed = "/" in folded
        self._spaced = " " in folded
        self._rest = _tokens(folded)
        self._type: str | None = None
        self._named = False
        self._year: int | None = None
        self._organs: list[str] = []

    def read(self) -> NumberKey | None:
        self._read_type()
        numbered = self._take("so")
        match = _NUMBER_TOKEN.match(self._rest[0]) if self._rest else None
        if match is None:
            return None
        number = self._rest.pop(0)
        self._read_year()
        self._part_glued_symbol()
        self._read_type()
        while self._rest and self._read_organ():
            pass
        self._read_year()
        if self._rest or not self._says_enough(number, numbered):
            return None
        return NumberKey(_tidy_number(number), self._year, self._type, tuple(self._organs))

    def _says_enough(self, number: str, numbered: bool) -> bool:
        if numbered or self._organs:
            return True
        if self._named:
            return self._year is not None or not _YEAR_TOKEN.match(number)
        # "30/2020" is a number, "6/2025" is a month.
        is_month = number.isdigit() and int(number) <= _LAST_MONTH
        return self._year is not None and self._slashed and not is_month

    def _take(self, *words: str) -> bool:
        if tuple(self._rest[: len(words)]) != words:
            return False
        del self._rest[: len(words)]
        return True

    def _read_type(self) -> None:
        for phrase in sorted(TYPE_WORDS, key=len, reverse=True):
            if self._take(*phrase.split()):
                self._type, self._named = TYPE_WORDS[phrase], True
                return
        if self._rest and self._rest[0] in _TYPE_CODES and (self._slashed or self._rest[0] != "l"):
            self._type, self._named = self._rest.pop(0), True

    def _part_glued_symbol(self) -> None:
        """`42/2022/ndcp` → nd cp: after a year and a slash comes a symbol, whole or in parts."""
        symbol = self._rest[0] if self._rest and self._year is not None and self._slashed else ""
        glued = _GLUED_SYMBOL.match(symbol) if symbol not in _TYPE_CODES else None
        if glued:
            self._rest[:1] = glued.groups()

    def _read_year(self) -> None:
        said = self._take("nam")
        if self._year is None and self._rest and _YEAR_TOKEN.match(self._rest[0]):
            self._year = int(self._rest.pop(0))
        elif said:
            self._rest.insert(0, "nam")

    def _read_organ(self) -> bool:
        if self._take("cua"):
            return bool(self._rest)
        for phrase, code in ORGAN_WORDS.items():
            if self._take(*phrase.split()):
                self._organs.append(code)
                return True
        if not self._is_organ(self._rest[0]):
            return False
        self._organs.append(self._rest.pop(0))
        return True

    def _is_organ(self, token: str) -> bool:
        if _SURE_ORGAN.match(token):
            return True
        if not token.isalpha() or not (self._named or self._slashed):
            return False
        return token in _SYLLABLE_ORGANS or not self._spaced or not _ORDINARY_SYLLABLE.match(token)
