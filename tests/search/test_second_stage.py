"""The second stage against the same formula written plainly."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from random import Random

import pytest

from core.vietnamese.text import fold
from search.analysis.codes import packed
from search.engines.protocol import EngineQuery, EngineWords, Frequencies
from search.params import SearchParams
from search.query import build_query
from search.second_stage import SecondStage

K1, B, WINDOW, STEP = 0.25, 0.65, 20, 10
SYLLABLES = (
    "quy chế nhuận bút cộng tác viên được trả theo quý của tỉnh ủy về việc ban hành số 12 2026".split()
)
BARE = {word: fold(word) for word in SYLLABLES}
TODAY = 740_000


@dataclass
class Text:
    """A candidate as it is written: its words in both forms and those of its title."""

    accented: list[str]
    folded: list[str]
    title: list[str]
    length: int

    @property
    def words(self) -> EngineWords:
        return EngineWords(packed(self.accented), packed(self.folded), " ".join(self.title), self.length)


class Plain:
    """Word for word what the formula says, however long it takes."""

    def __init__(self, query: EngineQuery, known: Frequencies) -> None:
        self.query, self.known = query, known
        self.asked = {term.folded for term in query.terms}

    def rarity(self, column: str, term: str) -> float:
        frequency = self.known.counts[column].get(term, 0)
        return math.log(1 + (self.known.entries - frequency + 0.5) / (frequency + 0.5))

    def score(self, text: Text, day: int) -> float:
        body = self.body("folded", text.folded, text.length)
        if self.query.accented:
            body = (body + self.body("accented", text.accented, text.length)) / 2
        question = sum(self.rarity("folded", word) for word in self.asked)
        whole = body + 1.2 * question * self.title(text) + 0.75 * self.window(text.folded)
        return whole * (1 + (0.03 * 0.5 ** ((TODAY - day) / 730) if day else 0))

    def body(self, form: str, words: list[str], length: int) -> float:
        norm = K1 * (1 - B + B * length / self.known.mean_length)
        both = (
            (form, self.query.terms, words),
            (f"{form}_pairs", self.query.pairs, [f"{a}_{b}" for a, b in pairwise(words)]),
        )
        score = 0.0
        for column, asked, found in both:
            counts = Counter(found)
            for term in asked:
                text = getattr(term, form)
                count = counts[text]
                score += term.count * self.rarity(column, text) * count * (K1 + 1) / (count + norm)
        return score

    def title(self, text: Text) -> float:
        weights = {word: self.rarity("folded", word) for word in text.title if not word.isdecimal()}
        whole = sum(weights.values())
        return sum(weight for word, weight in weights.items() if word in self.asked) / whole if whole else 0

    def window(self, words: list[str]) -> float:
        pairs = {tuple(two.folded.split("_")) for two in self.query.pairs}
        best = 0.0
        for start in [0, *range(STEP, max(len(words) - STEP, 0), STEP)]:
            part = words[start : start + WINDOW]
            worth = sum(self.rarity("folded", word) for word in set(part) & self.asked)
            near = set(pairwise(part)) & pairs
            worth += sum((self.rarity("folded", one) + self.rarity("folded", two)) / 2 for one, two in near)
            best = max(best, worth)
        return best


def known_words(draw: Random) -> Frequencies:
    words = [*SYLLABLES, *BARE.values()]
    counts = {word: draw.randint(1, 900) for word in words}
    near = {f"{one}_{two}": draw.randint(1, 90) for one in words for two in words}
    return Frequencies(
        1000, 60.0, {"folded": counts, "accented": counts, "folded_pairs": near, "accented_pairs": near}
    )


def candidate(draw: Random) -> Text:
    words = draw.choices(SYLLABLES, k=draw.randint(0, 130))
    title = draw.sample(SYLLABLES, k=draw.randint(0, 8))
    # Some write without accents, as scans do.
    accented = [word if draw.random() < 0.8 else BARE[word] for word in words]
    folded = [BARE[word] for word in words]
    return Text(accented, folded, [BARE[word] for word in title], len(words) + draw.randint(0, 50))


def typed(draw: Random, *, with_accents: bool) -> EngineQuery:
    words = draw.choices(SYLLABLES, k=draw.randint(1, 25))
    return build_query(SearchParams(q=" ".join(words if with_accents else map(BARE.__getitem__, words))))


@pytest.mark.parametrize("with_accents", [True, False])
def test_scores_are_those_of_the_plain_formula(with_accents):
    draw = Random(7)
    known = known_words(draw)
    for _ in range(40):
        query = typed(draw, with_accents=with_accents)
        texts = [(candidate(draw), draw.choice([0, TODAY - 100, TODAY - 4000])) for _ in range(9)]
        stage = SecondStage(query, known, TODAY, [(text.words, day) for text, day in texts])
        plain = Plain(query, known)
        assert stage.totals == pytest.approx([plain.score(text, day) for text, day in texts], abs=1e-9)


def test_the_parts_told_make_up_the_score():
    draw = Random(8)
    query = build_query(SearchParams(q="quy chế nhuận bút của tỉnh ủy"))
    texts = [(candidate(draw).words, TODAY - 30) for _ in range(20)]
    stage = SecondStage(query, known_words(draw), TODAY, texts)
    assert [stage.parts(place).total for place in range(20)] == pytest.approx(stage.totals, abs=1e-9)


def test_parts_name_the_words_and_neighbours_that_were_found():
    draw = Random(9)
    text = Text("tiền nhuận bút".split(), "tien nhuan but".split(), ["nhuan"], 3)
    query = build_query(SearchParams(q="nhuan but"))
    parts = SecondStage(query, known_words(draw), TODAY, [(text.words, 0)]).parts(0)
    assert parts.words.keys() == {"nhuan", "but"}
    assert parts.pairs.keys() == {"nhuan_but"}
    assert parts.recency == 0


def test_nothing_found_scores_nothing():
    draw = Random(10)
    query = build_query(SearchParams(q="nhuận bút"))
    empty, strange = Text([], [], [], 0), Text(["xe"], ["xe"], ["xe"], 1)
    stage = SecondStage(query, known_words(draw), TODAY, [(empty.words, 0), (strange.words, 0)])
    assert stage.totals == [0, 0]
    assert SecondStage(query, known_words(draw), TODAY, []).totals == []
