"""The words of one index: how often each stands in living entries, and which are one edit from another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from string import ascii_lowercase

from core.vietnamese.text import fold

LETTERS = ascii_lowercase
SHORTEST_MENDED, LONGEST_MENDED = 2, 16
"""Letters of a folded word that may be mended: of shorter ones everything is a neighbour, longer ones are no words."""

Counts = Mapping[str, int]


class Vocabulary:
    """Made once of a state of the index, never changed: threads share it."""

    def __init__(self, accented: Counts, folded: Counts, titles: Counts, entries: int) -> None:
        self.accented = accented
        self.folded = folded
        self.titles = titles
        self.entries = max(entries, 1)
        self._spellings: dict[str, list[str]] = {}
        for word in sorted(accented, key=lambda word: (-accented[word], word)):
            self._spellings.setdefault(_folded(word), []).append(word)

    def spellings(self, folded: str) -> list[str]:
        """The accented forms of a folded word, the most frequent first."""
        return self._spellings.get(folded, [])

    def near(self, folded: str) -> list[str]:
        """Folded words of the index one letter away, the most frequent first."""
        return _near(folded, self.folded)

    def near_titles(self, folded: str) -> list[str]:
        """Folded words of titles one letter away, the most frequent first."""
        return _near(folded, self.titles)


def _can_be_mended(folded: str) -> bool:
    return SHORTEST_MENDED <= len(folded) <= LONGEST_MENDED and folded.isalpha() and folded.isascii()


def _near(folded: str, counts: Counts) -> list[str]:
    if not _can_be_mended(folded):
        return []
    found = {word for word in _one_edit(folded) if word in counts and word.isalpha()} - {folded}
    return sorted(found, key=lambda word: (-counts[word], word))


def _one_edit(word: str) -> Iterator[str]:
    """All that one letter more, less, other or moved by one makes of `word`."""
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in LETTERS:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]


def _folded(accented: str) -> str:
    bare = fold(accented)
    return (bare.lstrip("0") or "0") if bare.isdecimal() else bare


def counts_of(terms: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Counts by term, of what has letters."""
    return {term: count for term, count in terms if not term.isdecimal()}
