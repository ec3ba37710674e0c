"""From text to terms: accented and folded syllables and the pairs of neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from core.vietnamese.text import has_accents, syllable_forms, syllables, written_syllables

MAX_TERM_LETTERS = 40
"""Longer runs of letters are no word in any language readers use; engines refuse terms without a limit."""

PAIR_MARK = "_"
BARE_MARK = "~"
"""Before a matched form whose text shows no accents, or none that can be trusted."""

_ETH = "\u00f0"
"""It looks like đ as a capital (Ð, Đ), and old keyboards and fonts wrote it so."""
_FINAL_Y = re.compile(r"(?<=[bcdđghklmnprstvx])[yỳýỷỹỵ]$|(?<=^qu)[yỳýỷỹỵ]$")
_Y_TO_I = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")


class Term(NamedTuple):
    """One syllable, number or foreign word: its two forms and where it stands in the text as written."""

    start: int
    end: int
    accented: str
    folded: str


def terms_of(text: str) -> Iterator[Term]:
    """The terms of `text` in reading order; a figure loses its leading zeros in the folded form (07 = 7)."""
    for syllable in syllables(text):
        accented, folded = _cut(syllable.accented, syllable.folded)
        if folded:
            yield Term(syllable.start, syllable.end, accented, folded)


def forms_of(text: str) -> list[tuple[str, str]]:
    """The accented and folded forms of the terms of `text`: for whole texts, whose places nobody needs."""
    forms = [_forms(word) for word in written_syllables(text)]
    return [form for form in forms if form[1]]


@lru_cache(maxsize=65_536)
def _forms(word: str) -> tuple[str, str]:
    return _cut(*syllable_forms(word))


def _cut(accented: str, folded: str) -> tuple[str, str]:
    folded = folded[:MAX_TERM_LETTERS]
    if folded.isdecimal():
        folded = folded.lstrip("0") or "0"
    return accented[:MAX_TERM_LETTERS].replace(_ETH, "đ"), folded


def pair(first: str, second: str) -> str:
    """The term that stands for two neighbouring syllables."""
    return f"{first}{PAIR_MARK}{second}"


def pairs(words: list[str]) -> list[str]:
    """The pairs of neighbours of `words`, in order."""
    return [pair(first, second) for first, second in pairwise(words)]


@dataclass(frozen=True, slots=True)
class FieldTerms:
    """The fields of a text, each a string of terms separated by blanks: four to rank by, one to match."""

    accented: str
    folded: str
    accented_pairs: str
    folded_pairs: str
    matched: str


def analyse(text: str, *, accents_trusted: bool = True) -> FieldTerms:
    """The fields of `text`; recognised text, whose accents are not trusted, has folded ones only."""
    forms = forms_of(text)
    folded = [form[1] for form in forms]
    accented = [form[0] for form in forms] if accents_trusted else []
    if accents_trusted and has_accents(text):
        matched = [spelled(word) for word in accented]
    else:
        matched = [f"{BARE_MARK}{word}" for word in folded]
    columns = (accented, folded, pairs(accented), pairs(folded), matched)
    return FieldTerms(*(" ".join(column) for column in columns))


def join(parts: Iterable[FieldTerms]) -> FieldTerms:
    """The fields of several texts as one; no pair crosses from one text into the next."""
    listed = list(parts)
    return FieldTerms(
        " ".join(part.accented for part in listed),
        " ".join(part.folded for part in listed),
        " ".join(part.accented_pairs for part in listed),
        " ".join(part.folded_pairs for part in listed),
        " ".join(part.matched for part in listed),
    )


@lru_cache(maxsize=65_536)
def spelled(accented: str) -> str:
    """The accented form with final y as i after a consonant: lý and lí are one word, both are right."""
    return _FINAL_Y.sub(lambda match: match.group().translate(_Y_TO_I), accented)


def asked(accented: str, folded: str) -> tuple[str, ...]:
    """The matched forms that answer a word typed with accents; none for one typed without: all spellings
    do.
    """
    return (spelled(accented), f"{BARE_MARK}{folded}") if has_accents(accented) else ()
