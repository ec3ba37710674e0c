"""The second stage: the first candidates of any engine, put in order once more by what their own words tell.

    S = (U + B + 1.2 · Tq · TC + 0.75 · W) · (1 + 0.03 · R)

U and B are BM25 over words and over pairs of neighbours, gentler with repetition than an engine's own; TC is how
much of an entry's title was asked for, weighed by how rare its words are, in the measure Tq of the whole
question; W is the best window of twenty words; R is one for what is new and halves every two years. A question
typed with accents is counted in both forms and the mean taken. Pure: counts come from the engine, words from the
candidates. Each part can be told apart (`ScoreParts`): so an administrator sees why a hit stands where it does.

Fifty candidates are read for every question, so what is done for each of their words is little: the question's
words have places in a row (0, 1, …), what was found is counted by place, and windows are sets of bits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from search.analysis.chain import PAIR_MARK
from search.engines.protocol import EngineHit, EngineQuery, EngineWords, Frequencies
from search.engines.terms import rarity, typed_counts

CANDIDATES = 50
"""More give the same quality at more cost (measured with 100)."""
K1, B = 0.25, 0.65
TITLE_WEIGHT, WINDOW_WEIGHT, RECENCY_WEIGHT = 1.2, 0.75, 0.03
WINDOW, STEP = 20, 10
RECENCY_HALVES_AFTER_DAYS = 730

Hits = list[tuple[int, int]]
"""Where in an entry words of the question stand, and which of them."""


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


class _Form:
    """The question in one form: its words and pairs in a row, and what each weighs."""

    def __init__(self, query: EngineQuery, name: str, known: Frequencies) -> None:
        words, pairs = typed_counts(query.terms, name), typed_counts(query.pairs, name)
        self.place = {word: place for place, word in enumerate(words)}
        self.words = list(words)
        self.rarities = [_rarity(known, name, word) for word in words]
        self.weights = [count * rarity for count, rarity in zip(words.values(), self.rarities, strict=True)]
        self.near: dict[tuple[int, int], int] = {}
        self.pairs: list[str] = []
        self.pair_weights: list[float] = []
        for joined, count in pairs.items():
            first, second = (self.place.get(word) for word in joined.split(PAIR_MARK, 1))
            if first is not None and second is not None:
                self.near[first, second] = len(self.pairs)
                self.pairs.append(joined)
                self.pair_weights.append(count * _rarity(known, f"{name}_pairs", joined))

    def count(self, hits: Hits) -> tuple[list[int], list[int]]:
        """How often each word and each pair stands among `hits`."""
        words, pairs = [0] * len(self.words), [0] * len(self.pairs)
        near = self.near
        before, previous = -2, -1
        for place, word in hits:
            words[word] += 1
            if place == before + 1 and (joined := near.get((previous, word))) is not None:
                pairs[joined] += 1
            before, previous = place, word
        return words, pairs


class SecondStage:
    """Scores the candidates of one question; `today` as `protocol.day_number` counts days."""

    def __init__(self, query: EngineQuery, known: Frequencies, today: int) -> None:
        self._known = known
        self._today = today
        self._folded = _Form(query, "folded", known)
        self._accented = _Form(query, "accented", known) if query.accented else None
        self._question = sum(self._folded.rarities)
        self._bits = _worths(self._folded)
        self._worth_of = {0: 0.0}
        self._title_rarities: dict[str, float] = {}

    def total(self, words: EngineWords, day: int) -> float:
        """The score of a candidate with `words`, of `day`: `parts(words, day).total`, but quicker."""
        folded = words.folded.split()
        hits = self._hits(folded)
        body = sum(map(sum, self._body(self._folded, hits, words)))
        if self._accented:
            typed = self._typed_hits(self._accented, hits, words)
            body = (body + sum(map(sum, self._body(self._accented, typed, words)))) / 2
        return (body + self._title(words) + self._window(hits, len(folded))) * (1 + self._recency(day))

    def parts(self, words: EngineWords, day: int) -> ScoreParts:
        """What the score of a candidate with `words`, of `day`, is made of."""
        folded = words.folded.split()
        hits = self._hits(folded)
        found, near = _named(self._folded, self._body(self._folded, hits, words))
        if self._accented:
            typed = self._typed_hits(self._accented, hits, words)
            spelled, spelled_near = _named(self._accented, self._body(self._accented, typed, words))
            found, near = _mean(found, spelled), _mean(near, spelled_near)
        return ScoreParts(
            found, near, self._title(words), self._window(hits, len(folded)), self._recency(day)
        )

    def _hits(self, folded: Sequence[str]) -> Hits:
        places = map(self._folded.place.get, folded)
        return [(place, word) for place, word in enumerate(places) if word is not None]

    def _typed_hits(self, typed: _Form, hits: Hits, words: EngineWords) -> Hits:
        """Those of `hits` that are spelled as some word was typed."""
        accented = words.accented.split()
        found = [(place, typed.place.get(accented[place])) for place, _ in hits]
        return [(place, word) for place, word in found if word is not None]

    def _body(self, form: _Form, hits: Hits, words: EngineWords) -> tuple[list[float], list[float]]:
        """What each word and each pair of `form` is worth in the candidate."""
        norm = K1 * (1 - B + B * words.length / max(self._known.mean_length, 1.0))
        found, near = form.count(hits)
        return _saturated(form.weights, found, norm), _saturated(form.pair_weights, near, norm)

    def _title(self, words: EngineWords) -> float:
        """The share of the title that was asked for; figures are left out: every title has a year."""
        weights = {word: self._title_rarity(word) for word in words.title.split() if not word.isdecimal()}
        whole = sum(weights.values())
        if not whole:
            return 0.0
        asked = sum([weight for word, weight in weights.items() if word in self._folded.place])
        return TITLE_WEIGHT * self._question * asked / whole

    def _title_rarity(self, word: str) -> float:
        rarity = self._title_rarities.get(word)
        if rarity is None:
            rarity = self._title_rarities[word] = _rarity(self._known, "folded", word)
        return rarity

    def _window(self, hits: Hits, length: int) -> float:
        """The worth of the best window of WINDOW words, one beginning every STEP: distinct words of the question
        and neighbours in it.
        """
        inside, across = self._steps(hits)
        last = max((length - STEP - 1) // STEP, 0)
        windows = {
            found if step > last else found | inside.get(step + 1, 0) | across.get(step, 0)
            for step, found in inside.items()
        }
        return WINDOW_WEIGHT * max(map(self._worth, windows), default=0.0)

    def _steps(self, hits: Hits) -> tuple[dict[int, int], dict[int, int]]:
        """As bits: what stands in each step of the text, and which pair from its end into the next."""
        near, pair_bit = self._folded.near, len(self._folded.words)
        inside: dict[int, int] = {}
        across: dict[int, int] = {}
        before, previous = -2, -1
        for place, word in hits:
            step = place // STEP
            found = 1 << word
            if place == before + 1 and (joined := near.get((previous, word))) is not None:
                if place % STEP:
                    found |= 1 << pair_bit + joined
                else:
                    across[step - 1] = 1 << pair_bit + joined
            inside[step] = inside.get(step, 0) | found
            before, previous = place, word
        return inside, across

    def _worth(self, window: int) -> float:
        """The worth of the bits of `window`; remembered, for windows are alike in all candidates."""
        worth = self._worth_of.get(window)
        if worth is None:
            lowest = window & -window
            worth = self._worth(window ^ lowest) + self._bits[lowest]
            self._worth_of[window] = worth
        return worth

    def _recency(self, day: int) -> float:
        """Between nothing and RECENCY_WEIGHT; nothing for what has no day."""
        if not day:
            return 0.0
        age = max(self._today - day, 0)
        return RECENCY_WEIGHT * 0.5 ** (age / RECENCY_HALVES_AFTER_DAYS)


def asked_frequencies(query: EngineQuery, hits: Iterable[EngineHit]) -> dict[str, set[str]]:
    """What the second stage must know of `query` and of the titles of `hits`, by field."""
    forms = ("folded", "accented") if query.accented else ("folded",)
    asked = {form: {getattr(term, form) for term in query.terms} for form in forms}
    asked |= {f"{form}_pairs": {getattr(two, form) for two in query.pairs} for form in forms}
    for hit in hits:
        if hit.words:
            asked["folded"].update(hit.words.title.split())
    return asked


def _rarity(known: Frequencies, column: str, word: str) -> float:
    return rarity(known.counts[column].get(word, 0), known.entries)


def _worths(form: _Form) -> dict[int, float]:
    """By bit: the rarity of each word, then for each pair the mean of its words'."""
    pairs = {
        place: (form.rarities[first] + form.rarities[second]) / 2
        for (first, second), place in form.near.items()
    }
    worths = [*form.rarities, *(pairs[place] for place in range(len(pairs)))]
    return {1 << place: worth for place, worth in enumerate(worths)}


def _saturated(weights: Sequence[float], counts: Sequence[int], norm: float) -> list[float]:
    return [weight * count * (K1 + 1) / (count + norm) for weight, count in zip(weights, counts, strict=True)]


def _named(form: _Form, body: tuple[list[float], list[float]]) -> tuple[dict[str, float], dict[str, float]]:
    """The parts of `_body` that are worth something, by term."""
    words, pairs = zip(form.words, body[0], strict=True), zip(form.pairs, body[1], strict=True)
    return {name: worth for name, worth in words if worth}, {name: worth for name, worth in pairs if worth}


def _mean(folded: Mapping[str, float], accented: Mapping[str, float]) -> dict[str, float]:
    """Half of each form; what is spelled alike in both stands once."""
    return {
        word: (folded.get(word, 0.0) + accented.get(word, 0.0)) / 2
        for word in folded.keys() | accented.keys()
    }
