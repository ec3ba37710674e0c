"""Synonyms: ways of saying one thing ("BTV", "Ban Thường vụ"), found among the words of a question.

The ways of one set stand for each other; no way is in two sets, so there are no chains and no loops. The longest way
wins. A word typed with accents must be spelled so, one typed without may be any. An abbreviation that is a syllable
too ("TU", "HU") counts only in capitals, and only where not everything is in capitals.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from core.vietnamese.phonology import is_syllable
from core.vietnamese.text import has_accents
from search.analysis.chain import Term, spelled, terms_of

Words = tuple[tuple[str, str], ...]
"""A way as words, each in its accented and its folded form."""

MAX_WAY_WORDS = 12
MAX_OTHERS = 6
"""Other ways taken of one set: each is asked of the engine."""


class Way(NamedTuple):
    """One way; `is_code`: an abbreviation that reads as a syllable."""

    words: Words
    is_code: bool
    of_set: int


class Found(NamedTuple):
    """A way in a question: from which word on, how many words, and the other ways of its set."""

    start: int
    length: int
    others: tuple[Words, ...]


class Ways:
    """Sets of ways, made once and asked often; immutable, so that threads may share it."""

    def __init__(self, sets: Iterable[Sequence[str]] = ()) -> None:
        self._sets = [_distinct(each) for each in sets]
        self._by_first: dict[str, list[Way]] = {}
        for number, ways in enumerate(self._sets):
            for way in ways:
                self._by_first.setdefault(way.words[0][1], []).append(way._replace(of_set=number))
        for starting in self._by_first.values():
            starting.sort(key=lambda way: -len(way.words))

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def found_in(self, text: str, terms: Sequence[Term]) -> list[Found]:
        """The ways among `terms`, which are those of `text`, from the left, none over another."""
        found: list[Found] = []
        place = 0
        while place < len(terms):
            way = self._at(text, terms, place)
            if way is None:
                place += 1
                continue
            others = [other.words for other in self._sets[way.of_set] if other.words != way.words]
            found.append(Found(place, len(way.words), tuple(others[:MAX_OTHERS])))
            place += len(way.words)
        return found

    def _at(self, text: str, terms: Sequence[Term], place: int) -> Way | None:
        for way in self._by_first.get(terms[place].folded, ()):
            here = terms[place : place + len(way.words)]
            is_said = len(here) == len(way.words) and all(map(_is_said, here, way.words))
            if is_said and (not way.is_code or _is_typed_as_code(text, terms, here[0])):
                return way
        return None


NO_WAYS = Ways()


def words_of(way: str) -> Words:
    """The words of a way as written; two ways of the same words are one."""
    return tuple((spelled(term.accented), term.folded) for term in terms_of(way))[:MAX_WAY_WORDS]


def _distinct(written: Sequence[str]) -> list[Way]:
    ways: dict[Words, Way] = {}
    for each in written:
        words = words_of(each)
        if words:
            is_code = len(words) == 1 and each.strip().isupper() and is_syllable(words[0][0])
            ways.setdefault(words, Way(words, is_code, 0))
    return list(ways.values())


def _is_said(term: Term, word: tuple[str, str]) -> bool:
    accented, folded = word
    return spelled(term.accented) == accented if has_accents(term.accented) else term.folded == folded


def _is_typed_as_code(text: str, terms: Sequence[Term], code: Term) -> bool:
    """Whether `code` stands in capitals, and not only because everything in `text` does."""
    if not text[code.start : code.end].isupper():
        return False
    return not (text.isupper() and any(is_syllable(term.accented) for term in terms if term != code))
