"""The second stage (re-ranking): the first candidates of any engine, put in order by what their own words tell.

    S = (U + B + 1.2 · Tq · TC + 0.75 · W) · (1 + 0.03 · R)

U and B are BM25 over words and over pairs of neighbours, gentler with repetition than an engine's own; TC is how
much of an entry's title was asked for, weighed by how rare its words are, in the measure Tq of the whole
question; W is the best window of twenty words; R is one for what is new and halves every two years. A question
typed with accents is counted in both forms and the mean taken. Pure: counts come from the engine, words from the
candidates. Each part can be told apart (`ScoreParts`): so an administrator sees why a hit stands where it does.

Fifty candidates have a hundred thousand words, so all are looked through at once, as rows of figures: where words
of the question stand (`_Found`), then what was found by candidate and word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search.analysis.chain import PAIR_MARK
from search.analysis.codes import STORED, Indices, WordList, unpacked
from search.engines.protocol import EngineHit, EngineQuery, EngineWords, Frequencies
from search.engines.terms import rarity, typed_counts

CANDIDATES = 50
"""More give the same quality at more cost (measured with 100)."""
K1, B = 0.25, 0.65
TITLE_WEIGHT, WINDOW_WEIGHT, RECENCY_WEIGHT = 1.2, 0.75, 0.03
STEP = 10
"""Words from the beginning of a window to the beginning of the next; a window is two steps long."""
RECENCY_HALVES_AFTER_DAYS = 730

Worths = npt.NDArray[np.float64]


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
class _Found:
    """Words of the question: in which candidate, at which place of it, and which word (its number)."""

    candidates: Indices
    places: Indices
    words: Indices

    def only(self, kept: npt.NDArray[np.bool_], words: Indices) -> _Found:
        """Those of `kept`, as the numbers `words` has for them."""
        return _Found(self.candidates[kept], self.places[kept], words[kept])


class _Form:
    """The question in one form: its words and pairs by number, and what each weighs."""

    def __init__(self, query: EngineQuery, name: str, known: Frequencies) -> None:
        words, pairs = typed_counts(query.terms, name), typed_counts(query.pairs, name)
        self.words = list(words)
        self.listed = WordList(self.words)
        self.rarities = np.array([_rarity(known, name, word) for word in words], float)
        self.weights = self.rarities * list(words.values())
        number = {word: place for place, word in enumerate(words)}
        inside = [two for two in pairs if all(word in number for word in two.split(PAIR_MARK, 1))]
        halves = np.array(
            [[number[word] for word in two.split(PAIR_MARK, 1)] for two in inside], int
        ).reshape(-1, 2)
        self.pairs = inside
        self.pair_rarities = self.rarities[halves].mean(axis=1)
        """The mean rarity of the words of each pair."""
        self.pair_weights = np.array(
            [pairs[two] * _rarity(known, f"{name}_pairs", two) for two in inside], float
        )
        self._near = np.full((len(words), len(words)), -1)
        self._near[halves[:, 0], halves[:, 1]] = np.arange(len(inside))

    def neighbours(self, found: _Found) -> _Found:
        """The pairs of the question among words found, each at the place of its first word."""
        pairs = self._near[found.words[:-1], found.words[1:]]
        are_near = (np.diff(found.places) == 1) & (np.diff(found.candidates) == 0) & (pairs >= 0)
        first = _Found(found.candidates[:-1], found.places[:-1], found.words[:-1])
        return first.only(are_near, pairs)


class SecondStage:
    """The scores of `candidates`, each with its day, for one question; days as `protocol.day_number` counts them."""

    def __init__(
        self,
        query: EngineQuery,
        known: Frequencies,
        today: int,
        candidates: Sequence[tuple[EngineWords, int]],
    ) -> None:
        self._known = known
        self._candidates = [words for words, _ in candidates]
        self._folded = _Form(query, "folded", known)
        self._accented = _Form(query, "accented", known) if query.accented else None
        rows, found = self._found()
        near = self._folded.neighbours(found)
        self._bodies = self._body(self._folded, found, near)
        if self._accented:
            typed = self._typed(self._accented, rows, found)
            self._typed_bodies = self._body(self._accented, typed, self._accented.neighbours(typed))
        self._titles = self._title()
        self._windows = self._window(found, near)
        self._recencies = _recency(today, np.array([day for _, day in candidates], int))

    @property
    def totals(self) -> list[float]:
        """The score of each candidate: the total of its `parts`."""
        body = sum(part.sum(axis=1) for part in self._bodies)
        if self._accented:
            body = (body + sum(part.sum(axis=1) for part in self._typed_bodies)) / 2
        totals: Worths = (body + self._titles + self._windows) * (1 + self._recencies)
        return totals.tolist()

    def parts(self, place: int) -> ScoreParts:
        """What the score of the candidate at `place` is made of."""
        words, pairs = _named(self._folded, self._bodies, place)
        if self._accented:
            spelled, spelled_pairs = _named(self._accented, self._typed_bodies, place)
            words, pairs = _mean(words, spelled), _mean(pairs, spelled_pairs)
        others = (self._titles, self._windows, self._recencies)
        return ScoreParts(words, pairs, *(float(part[place]) for part in others))

    def _found(self) -> tuple[Indices, _Found]:
        """The words of the question, in order, and where they stand when all candidates lie in one row."""
        starts = np.cumsum([0, *(len(words.folded) // STORED.itemsize for words in self._candidates)])
        rows, words = self._folded.listed.places(unpacked(b"".join(one.folded for one in self._candidates)))
        candidates = np.searchsorted(starts, rows, side="right") - 1
        return rows, _Found(candidates, rows - starts[candidates], words)

    def _typed(self, form: _Form, rows: Indices, found: _Found) -> _Found:
        """Those of `found` that are spelled as some word was typed."""
        codes = unpacked(b"".join(one.accented for one in self._candidates))
        words = form.listed.numbers(codes[rows])
        return found.only(words >= 0, words)

    def _body(self, form: _Form, found: _Found, near: _Found) -> tuple[Worths, Worths]:
        """What each word and each pair of `form` is worth, a row for each candidate."""
        return self._saturated(form.weights, found), self._saturated(form.pair_weights, near)

    def _saturated(self, weights: Worths, found: _Found) -> Worths:
        lengths = np.array([words.length for words in self._candidates], float)
        norms = K1 * (1 - B + B * lengths / max(self._known.mean_length, 1.0))
        shape = (len(lengths), len(weights))
        cells = found.candidates * len(weights) + found.words
        counts = np.bincount(cells, minlength=shape[0] * shape[1]).reshape(shape)
        worths: Worths = weights * counts * (K1 + 1) / (counts + norms[:, None])
        return worths

    def _title(self) -> Worths:
        """The share of each title that was asked for; figures are left out: every title has a year."""
        asked = set(self._folded.words)
        rarities: dict[str, float] = {}
        shares = []
        for one in self._candidates:
            title = {word for word in one.title.split() if not word.isdecimal()}
            rarities |= {word: _rarity(self._known, "folded", word) for word in title - rarities.keys()}
            whole = sum(map(rarities.__getitem__, title))
            shares.append(sum(map(rarities.__getitem__, title & asked)) / whole if whole else 0.0)
        return TITLE_WEIGHT * float(self._folded.rarities.sum()) * np.array(shares)

    def _window(self, found: _Found, near: _Found) -> Worths:
        """The worth of each best window: distinct words of the question and neighbours in it.

        What stands in a step is in the window that begins there and in the one before; of neighbours, both must be.
        """
        inside = near.only(near.places % STEP != STEP - 1, near.words)
        worths = np.concatenate((self._folded.rarities, self._folded.pair_rarities))
        words = len(self._folded.words)
        kinds = ((found, 0, 1), (found, 0, 0), (near, words, 1), (inside, words, 0))
        windows = np.concatenate([one.places // STEP + later for one, _, later in kinds])
        things = np.concatenate([one.words + first for one, first, _ in kinds])
        candidates = np.concatenate([one.candidates for one, _, _ in kinds])
        most = int(windows.max(initial=0)) + 1
        whole = (len(self._candidates), most)
        holds = np.zeros(whole[0] * most * len(worths), np.bool_)
        holds[(candidates * most + windows) * len(worths) + things] = True
        distinct = np.flatnonzero(holds)
        sums = np.bincount(distinct // len(worths), worths[distinct % len(worths)], whole[0] * most)
        best: Worths = WINDOW_WEIGHT * sums.reshape(whole).max(axis=1)
        return best


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


def _recency(today: int, days: Indices) -> Worths:
    """Between nothing and RECENCY_WEIGHT; nothing for what has no day."""
    ages = np.maximum(today - days, 0)
    return np.where(days > 0, RECENCY_WEIGHT * 0.5 ** (ages / RECENCY_HALVES_AFTER_DAYS), 0.0)


def _named(
    form: _Form, bodies: tuple[Worths, Worths], place: int
) -> tuple[dict[str, float], dict[str, float]]:
    """What is worth something in one row of the words and of the pairs, by term."""
    words, pairs = (
        {name: worth for name, worth in zip(names, body[place].tolist(), strict=True) if worth}
        for names, body in zip((form.words, form.pairs), bodies, strict=True)
    )
    return words, pairs


def _mean(folded: Mapping[str, float], accented: Mapping[str, float]) -> dict[str, float]:
    """Half of each form; what is spelled alike in both stands once."""
    return {
        word: (folded.get(word, 0.0) + accented.get(word, 0.0)) / 2
        for word in folded.keys() | accented.keys()
    }
