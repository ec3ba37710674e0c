"""The likeliest sequence of candidates: how often words are, and how often they stand together (Viterbi)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from search.analysis.chain import pair
from search.spelling.candidates import Candidate
from search.spelling.vocabulary import Counts

TOGETHER = 0.9
"""How much of the belief in a word comes from its neighbour; the rest from how frequent it is."""
UNSEEN = 1e-6
"""The share of entries that a word counts for which none has."""

Columns = Sequence[Sequence[Candidate]]


def pairs_of(columns: Columns) -> set[str]:
    """All pairs that the neighbours of `columns` can make."""
    return {
        pair(first.word, second.word)
        for left, right in pairwise(columns)
        for first in left
        for second in right
        if first.in_index and second.in_index
    }


class Likelihood:
    """Of sequences, from counts of words and pairs among `entries`."""

    def __init__(self, words: Counts, pairs: Mapping[str, int], entries: int) -> None:
        self._words = words
        self._pairs = pairs
        self._entries = max(entries, 1)

    def best(self, columns: Columns) -> list[Candidate]:
        """The likeliest way through `columns`, costs counted."""
        if not columns:
            return []
        scores = [self._alone(each) for each in columns[0]]
        came_from: list[list[int]] = []
        for left, right in pairwise(columns):
            steps = [
                [score + self._step(one, other) for score, one in zip(scores, left, strict=True)]
                for other in right
            ]
            came_from.append([max(range(len(left)), key=ways.__getitem__) for ways in steps])
            scores = [max(ways) for ways in steps]
        place = max(range(len(scores)), key=scores.__getitem__)
        way = [place]
        for back in reversed(came_from):
            way.append(back[way[-1]])
        return [column[place] for column, place in zip(columns, reversed(way), strict=True)]

    def of(self, sequence: Sequence[Candidate]) -> float:
        """The logarithm of the likelihood of one way."""
        return self._alone(sequence[0]) + sum(self._step(one, other) for one, other in pairwise(sequence))

    def stands(self, sequence: Sequence[Candidate], place: int) -> bool:
        """Whether the word at `place` stands beside one of its neighbours somewhere."""
        around = sequence[max(place - 1, 0) : place + 2]
        return any(self._pairs.get(pair(one.word, other.word), 0) for one, other in pairwise(around))

    def _alone(self, one: Candidate) -> float:
        return math.log(self._share(one)) - one.cost

    def _step(self, one: Candidate, other: Candidate) -> float:
        together = self._pairs.get(pair(one.word, other.word), 0) / max(self._words.get(one.word, 0), 1)
        return math.log(TOGETHER * min(together, 1.0) + (1 - TOGETHER) * self._share(other)) - other.cost

    def _share(self, one: Candidate) -> float:
        return max(self._words.get(one.word, 0) / (self._entries + 1), UNSEEN)
