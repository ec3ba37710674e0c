"""From a search to its ordered hits: first stage, second stage, nothing of the database (M04).

The page, the API, the feed, the mails, the evaluation and the bench all ask an engine through `ask`. A short question
that finds little by all its words is asked once more by its pairs. The second stage orders the first CANDIDATES of
what was found; behind them, from page 6 on, the order is the engine's own.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from search.analysis.ways import NO_WAYS, Ways
from search.engines.protocol import RELEVANCE, Engine, EngineHit, EngineQuery, EngineResult, day_number
from search.params import SearchParams
from search.query import build_query, counting, instead, widened
from search.second_stage import CANDIDATES, ScoreParts, SecondStage, asked_frequencies


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds in the engine and in the second stage."""

    engine_ms: float = 0.0
    second_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found. `query` is the one answered, `exact_total` how many have all the words as typed.

    `hits` are those of the page asked for, in order; `parts` tells the score of those the second stage ordered.
    `engine` names who answered.
    """

    query: EngineQuery
    total: int
    exact_total: int
    hits: tuple[EngineHit, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    parts: Mapping[str, ScoreParts] = field(default_factory=dict)
    accents_ignored: bool = False
    number_ignored: bool = False
    engine: str = ""
    timings: Timings = Timings()

    @property
    def is_relaxed(self) -> bool:
        """Whether nothing has what was asked, and what is shown has part of it."""
        return bool(self.total) and not self.exact_total and not self.accents_ignored


class Tolerance(Protocol):
    """What takes a mistyped word for another."""

    def tolerant(self, query: EngineQuery) -> EngineQuery:
        """`query` with other words beside those that no entry has; the same when every word is known."""


def ask(
    engine: Engine,
    params: SearchParams,
    *,
    today: date,
    limit: int | None = None,
    ways: Ways = NO_WAYS,
    speller: Tolerance | None = None,
) -> Answer:
    """The answer of `engine` to `params`; raises EngineError. `limit` replaces the size of a page, `ways` are the
    synonyms in use, `speller` forgives a wrong letter.
    """
    strict = build_query(params, ways)
    if limit is not None:
        strict = replace(strict, limit=limit)
    if params.q and not (strict.asks or strict.must_not):
        return Answer(strict, 0, 0)  # signs only: nothing to look for
    started = time.perf_counter()
    tolerant = speller.tolerant(strict) if speller else strict
    asked = _for_candidates(tolerant)
    others = instead(params, ways) if tolerant == strict else ()
    found = _first_stage(engine, asked, others, params)
    query, result = found.query, found.result
    between = time.perf_counter()
    hits, parts = _ordered(engine, query, result, day_number(today))
    ended = time.perf_counter()
    return Answer(
        query=query,
        total=result.total,
        exact_total=found.exact_total if tolerant == strict else 0,
        hits=hits[strict.offset - query.offset :][: strict.limit],
        facets=result.facets,
        parts=parts,
        accents_ignored=found.accents_ignored,
        number_ignored=bool(result.total) and query.number != strict.number,
        engine=engine.name,
        timings=Timings((between - started) * 1000, (ended - between) * 1000),
    )


def _for_candidates(query: EngineQuery) -> EngineQuery:
    """`query` for the first candidates when its page lies among them."""
    if query.sort != RELEVANCE or query.offset >= CANDIDATES or not query.terms:
        return query
    return replace(query, offset=0, limit=max(CANDIDATES, query.offset + query.limit), with_words=True)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the first stage came to: the query answered, and whether it read the words with other accents."""

    query: EngineQuery
    result: EngineResult
    exact_total: int
    accents_ignored: bool = False


def _first_stage(
    engine: Engine, asked: EngineQuery, others: Sequence[EngineQuery], params: SearchParams
) -> _Found:
    """What finds enough: all words as typed, else another reading of them, else their pairs."""
    result = engine.search(asked)
    found = _Found(asked, result, result.total)
    for other in () if result.total else others:
        query = replace(other, offset=asked.offset, limit=asked.limit, with_words=asked.with_words)
        result = engine.search(query)
        if result.total:
            found = _Found(query, result, 0, accents_ignored=_takes_other_accents(query))
            break
    # Half of a number nobody has would find strangers.
    enough = max(CANDIDATES, asked.limit)
    wider = widened(found.query) if found.result.total < enough and not asked.number else None
    if wider is not None and not (params.is_filtered and _is_narrowed(engine, found, params.scope, enough)):
        more = engine.search(wider)
        if more.total > found.result.total:
            return replace(found, query=wider, result=more)
    return found


def _is_narrowed(engine: Engine, found: _Found, scope: Mapping[str, tuple[str, ...]], enough: int) -> bool:
    """Whether `found` is little only because the reader narrowed it: the facet said how little, and that he chose.

    Where nothing is left, part of the words is better than nothing.
    """
    if not found.result.total:
        return False
    return engine.search(counting(found.query, scope)).total >= enough


def _takes_other_accents(query: EngineQuery) -> bool:
    """Whether single words may be spelled otherwise; pairs are but a part of what was asked, and said so anyway."""
    return query.any_accents and any(len(group[0]) == 1 for group in query.groups)


def _ordered(
    engine: Engine, query: EngineQuery, result: EngineResult, today: int
) -> tuple[tuple[EngineHit, ...], Mapping[str, ScoreParts]]:
    """The hits, their first ones in the order of the second stage; the document of the number stays first."""
    if not query.with_words:
        return result.hits, {}
    first, rest = result.hits[:CANDIDATES], result.hits[CANDIDATES:]
    known = engine.frequencies(asked_frequencies(query, first))
    read = [(hit.words, hit.day) for hit in first if hit.words]
    stage = SecondStage(query, known, today, read)
    keys = [hit.key for hit in first if hit.words]
    totals = dict(zip(keys, stage.totals, strict=True))
    ordered = sorted(first, key=lambda hit: (not hit.is_own_number, -totals.get(hit.key, 0.0)))
    return (*ordered, *rest), _Told(stage, keys)


class _Told(Mapping[str, ScoreParts]):
    """The parts of each score by key, put together when they are looked at: hardly anybody does."""

    def __init__(self, stage: SecondStage, keys: Sequence[str]) -> None:
        self._stage = stage
        self._places = {key: place for place, key in enumerate(keys)}

    def __getitem__(self, key: str) -> ScoreParts:
        return self._stage.parts(self._places[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
