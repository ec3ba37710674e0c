"""The second stage: the first candidates of any engine, put in order once more by what their own words tell.

    S = (U + B + 1.2 · Tq · TC + 0.75 · W) · (1 + 0.03 · R)

U and B are BM25 over words and over pairs of neighbours, gentler with repetition than an engine's own; TC is how
much of an entry's title was asked for, weighed by how rare its words are, in the measure Tq of the whole
question; W is the best window of twenty words; R is one for what is new and halves every two years. A question
typed with accents is counted in both forms and the mean taken. Pure: counts come from the engine, words from the
candidates. Each part can be told apart (`ScoreParts`): so an administrator sees why a hit stands where it does.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from search.analysis.chain import PAIR_MARK, pair
from search.engines.protocol import EngineHit, EngineQuery, EngineWords, Frequencies, QueryTerm

CANDIDATES = 50
"""More give the same quality at more cost (measured with 100)."""
K1, B = 0.25, 0.65
TITLE_WEIGHT, WINDOW_WEIGHT, RECENCY_WEIGHT = 1.2, 0.75, 0.03
WINDOW, STEP = 20, 10
RECENCY_HALVES_AFTER_DAYS = 730

Hits = list[tuple[int, str]]
"""Places of the question's words in an entry, with the word."""


@dataclass(frozen=True, slots=True)
class ScoreParts:
    """What one candidate's score is made of; `words` and `pairs` by term."""

    words: Mapping[str, float]
    pairs: Mapping[str, float]
    title: float
    window: float
    recency: float

    @property
    def total(self) -> float:
        """The score; comparable within one question only."""
        body = sum(self.words.values()) + sum(self.pairs.values())
        return (body + self.title + self.window) * (1 + self.recency)


@dataclass(frozen=True, slots=True)
class _Form:
    """The question in one form, with the weight of each word and pair."""

    words: Mapping[str, float] = field(default_factory=dict)
    pairs: Mapping[str, float] = field(default_factory=dict)


def asked_frequencies(query: EngineQuery, hits: Iterable[EngineHit]) -> dict[str, set[str]]:
    """What the second stage must know of `query` and of the titles of `hits`, by field."""
    forms = ("folded", "accented") if query.accented else ("folded",)
    asked = {form: {getattr(term, form) for term in query.terms} for form in forms}
    asked |= {f"{form}_pairs": {getattr(two, form) for two in query.pairs} for form in forms}
    for hit in hits:
        if hit.words:
            asked["folded"].update(hit.words.title.split())
    return asked


class SecondStage:
    """Scores the candidates of one question; `today` as `protocol.day_number` counts days."""

    def __init__(self, query: EngineQuery, known: Frequencies, today: int) -> None:
        self._known = known
        self._today = today
        self._folded = self._form(query, "folded")
        self._accented = self._form(query, "accented") if query.accented else None
        self._idf = {word: self._rarity("folded", word) for word in self._folded.words}
        self._pair_idf = {
            joined: (self._idf[first] + self._idf[second]) / 2
            for joined in self._folded.pairs
            for first, second in [joined.split(PAIR_MARK, 1)]
            if first in self._idf and second in self._idf
        }
        self._question = sum(self._idf.values())

    def parts(self, words: EngineWords, day: int) -> ScoreParts:
        """What the score of a candidate with `words`, of `day`, is made of."""
        folded = words.folded.split()
        hits = [(place, word) for place, word in enumerate(folded) if word in self._idf]
        norm = K1 * (1 - B + B * words.length / max(self._known.mean_length, 1.0))
        found, near = self._body(self._folded, hits, norm)
        if self._accented:
            accented = words.accented.split()
            places = [(place, accented[place]) for place, _ in hits]
            typed, typed_near = self._body(self._accented, places, norm)
            found = _mean(found, typed)
            near = _mean(near, typed_near)
        return ScoreParts(
            words=found,
            pairs=near,
            title=TITLE_WEIGHT * self._question * self._title(words.title.split()),
            window=WINDOW_WEIGHT * self._window(hits, len(folded)),
            recency=self._recency(day),
        )

    def _form(self, query: EngineQuery, form: str) -> _Form:
        return _Form(
            self._weights(query.terms, form, form), self._weights(query.pairs, form, f"{form}_pairs")
        )

    def _weights(self, terms: Sequence[QueryTerm], form: str, column: str) -> dict[str, float]:
        typed: Counter[str] = Counter()
        for term in terms:
            typed[getattr(term, form)] += term.count
        return {word: count * self._rarity(column, word) for word, count in typed.items()}

    def _rarity(self, column: str, word: str) -> float:
        frequency = self._known.counts[column].get(word, 0)
        return math.log(1 + (max(self._known.entries - frequency, 0) + 0.5) / (frequency + 0.5))

    def _body(self, form: _Form, hits: Hits, norm: float) -> tuple[dict[str, float], dict[str, float]]:
        found = Counter(word for _, word in hits)
        near = Counter(
            pair(first, second)
            for (place, first), (following, second) in pairwise(hits)
            if following == place + 1
        )
        return _saturated(form.words, found, norm), _saturated(form.pairs, near, norm)

    def _title(self, title: Sequence[str]) -> float:
        """The share of the title that was asked for; figures are left out: every title has a year."""
        weights = {word: self._rarity("folded", word) for word in set(title) if not word.isdecimal()}
        whole = sum(weights.values())
        return sum(weight for word, weight in weights.items() if word in self._idf) / whole if whole else 0.0

    def _window(self, hits: Hits, length: int) -> float:
        """The worth of the best window: distinct words of the question and neighbours in it."""
        inside: dict[int, set[str]] = {}
        for index, (place, word) in enumerate(hits):
            following = hits[index + 1] if index + 1 < len(hits) else None
            joined = pair(word, following[1]) if following and following[0] == place + 1 else ""
            for start in _windows_with(place, length):
                window = inside.setdefault(start, set())
                window.add(word)
                if joined in self._pair_idf and place + 1 < start + WINDOW:
                    window.add(joined)
        worth = self._idf | self._pair_idf
        return max((sum(worth[part] for part in window) for window in inside.values()), default=0.0)

    def _recency(self, day: int) -> float:
        """Between nothing and RECENCY_WEIGHT; nothing for what has no day."""
        if not day:
            return 0.0
        age = max(self._today - day, 0)
        return RECENCY_WEIGHT * 0.5 ** (age / RECENCY_HALVES_AFTER_DAYS)


def _saturated(weights: Mapping[str, float], counts: Counter[str], norm: float) -> dict[str, float]:
    return {
        word: weights[word] * count * (K1 + 1) / (count + norm)
        for word, count in counts.items()
        if word in weights
    }


def _mean(folded: Mapping[str, float], accented: Mapping[str, float]) -> dict[str, float]:
    """Half of each form; what is spelled alike in both stands once."""
    return {
        word: (folded.get(word, 0.0) + accented.get(word, 0.0)) / 2
        for word in folded.keys() | accented.keys()
    }


def _windows_with(place: int, length: int) -> list[int]:
    """The beginnings of the windows that hold `place`."""
    last = place // STEP * STEP
    starts = [last - STEP, last] if last else [last]
    return [start for start in starts if start == 0 or start < length - STEP]
