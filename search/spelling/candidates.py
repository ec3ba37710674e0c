"""What each word of a question may stand for, and what it costs to believe so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from core.vietnamese.text import has_accents
from search.analysis.chain import Term, pair
from search.spelling.vocabulary import Vocabulary

MAX_CANDIDATES = 5
"""Spellings of one word; pairs are asked for every two of neighbours."""
MAX_NEAR, MAX_KEPT = 40, 3
"""Words a letter away that are looked at, and taken."""
ACCENTS_PUT_BACK, ACCENTS_ADDED, ACCENTS_CHANGED = 0.0, 1.5, 3.0
LETTER_CHANGED, KNOWN_WORD_CHANGED = 6.0, 4.0
"""Costs in natural logarithms: a reader who types some accents mostly types those he means."""


class Candidate(NamedTuple):
    """A word as it may have been meant; `in_index`: some living entry has it."""

    word: str
    cost: float
    in_index: bool = True


PairCounts = Callable[[set[str]], Mapping[str, int]]
"""How many entries have each of these folded pairs."""


def candidates_of(
    terms: Sequence[Term], vocabulary: Vocabulary, counts_of: PairCounts, *, was_found: bool
) -> list[list[Candidate]]:
    """For each of `terms` what it may stand for, itself first; words that are right in themselves are doubted only
    where they were not found together.
    """
    bare = not any(has_accents(term.accented) for term in terms)
    near = _near(terms, vocabulary, counts_of, doubted=not was_found)
    return [_of_word(term, vocabulary, near[place], bare=bare) for place, term in enumerate(terms)]


def _of_word(term: Term, vocabulary: Vocabulary, near: Sequence[str], *, bare: bool) -> list[Candidate]:
    typed = Candidate(term.accented, 0.0, term.accented in vocabulary.accented)
    if not term.folded.isalpha():
        return [typed]
    added = ACCENTS_CHANGED if has_accents(term.accented) else ACCENTS_ADDED
    added = ACCENTS_PUT_BACK if bare else added
    others = [Candidate(word, added) for word in vocabulary.spellings(term.folded)[:MAX_CANDIDATES]]
    cost = KNOWN_WORD_CHANGED if term.folded in vocabulary.folded else LETTER_CHANGED
    others += [Candidate(word, cost) for folded in near for word in vocabulary.spellings(folded)[:2]]
    return [typed, *(other for other in others if other.word != typed.word)]


def _near(
    terms: Sequence[Term], vocabulary: Vocabulary, counts_of: PairCounts, *, doubted: bool
) -> list[list[str]]:
    """For each word the folded ones a letter away that stand beside its neighbours somewhere; for a word that no
    entry has the most frequent ones when none does.
    """
    known = [term.folded in vocabulary.folded for term in terms]
    near = [
        vocabulary.near(term.folded)[:MAX_NEAR] if doubted or not is_known else []
        for term, is_known in zip(terms, known, strict=True)
    ]
    words = [term.folded for term in terms]
    beside = [{word: _beside(words, place, word) for word in each} for place, each in enumerate(near)]
    counts = counts_of({two for each in beside for pairs in each.values() for two in pairs})
    kept: list[list[str]] = []
    for place, each in enumerate(beside):
        worth = {word: sum(counts[two] for two in pairs) for word, pairs in each.items()}
        standing = sorted((word for word in each if worth[word]), key=lambda word: -worth[word])
        kept.append(standing[:MAX_KEPT] or ([] if known[place] else near[place][:MAX_KEPT]))
    return kept


def _beside(words: Sequence[str], place: int, word: str) -> list[str]:
    """The pairs of `word` with its neighbours, were it to stand at `place`."""
    before = [pair(words[place - 1], word)] if place else []
    after = [pair(word, words[place + 1])] if place + 1 < len(words) else []
    return before + after
