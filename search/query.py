"""From what a reader asked to what an engine is asked: pure, no database, no engine (M04).

The rule: with accents typed, accented and folded fields are asked; without, folded ones only. Short questions
must match with all their words, long ones with half: all words of a long question find nothing, any word of
it finds everything. A document number is asked exactly and comes first.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from core.vietnamese.number_queries import key_of, parse_query_number
from core.vietnamese.numbers import find_numbers
from core.vietnamese.text import has_accents, normalise
from search.analysis.chain import Term, pair, terms_of
from search.analysis.numbers import query_token
from search.engines.protocol import EngineQuery, QueryTerm
from search.params import SearchParams

SHORT_QUERY_TERMS = 7
"""Up to so many distinct words all must match (measured on keyword queries of three to five words)."""
LONG_QUERY_SHARE, LONG_QUERY_LEAST = 0.4, 5
"""Beyond that, this share must match: with a half, questions lose 2 points of recall, with a third they gain
one and find half of the library."""
FEWEST_TERMS = 2
MAX_QUERY_TERMS = 64
"""A question is a sentence or two; what comes after so many words cannot make the answer better."""
PAGE_SIZE = 10


def build_query(params: SearchParams) -> EngineQuery:
    """The engine's query for `params` at its strictest."""
    number, rest = split_number(params.q)
    words = _worded(rest, _frame(params))
    if number:
        return replace(words, number=number, min_match=0)
    return words


def relaxations(params: SearchParams) -> tuple[EngineQuery, ...]:
    """What to ask, one after the other, when `build_query` found nothing.

    A number that nobody has is looked for as words, all of them: half a number would find strangers. Words
    are looked for with other accents than were typed, then by half, never by one alone: a syllable is no
    word.
    """
    number, rest = split_number(params.q)
    frame = _frame(params)
    if number and not rest:
        return (_worded(params.q, frame),)
    words = _worded(rest, frame)
    half = max(math.ceil(words.min_match / 2), FEWEST_TERMS)
    fewer = [replace(words, min_match=half)] if half < words.min_match else []
    steps = [step for asked in (words, *fewer) for step in _accents(asked)]
    return tuple(steps if number else steps[1:])


def split_number(q: str) -> tuple[str, str]:
    """The number token that `q` names ("" if none) and the words left beside it."""
    composed = normalise(q)
    key = parse_query_number(composed)
    if key is None:
        return "", composed
    found = find_numbers(composed) or find_numbers(composed.upper())
    if not found:
        return query_token(key), ""
    start, end = found[0].span
    return query_token(key_of(found[0])), f"{composed[:start]} {composed[end:]}".strip()


def _accents(query: EngineQuery) -> tuple[EngineQuery, ...]:
    """The query with the accents typed, then without regard to them if any were."""
    return (query, replace(query, any_accents=True)) if query.accented else (query,)


def needed(count: int) -> int:
    """How many of `count` distinct words an entry must have."""
    if count <= SHORT_QUERY_TERMS:
        return count
    return max(LONG_QUERY_LEAST, math.ceil(count * LONG_QUERY_SHARE))


def _frame(params: SearchParams) -> EngineQuery:
    """Everything but the words: filters, order, and which page of results."""
    filters = {
        "kind": (params.kind,) if params.kind else (),
        "site": tuple(str(site) for site in params.searched_sites),
        "type": params.types,
        "year": (str(params.year),) if params.year is not None else (),
    }
    return EngineQuery(
        filters=filters, sort=params.engine_sort, offset=(params.page - 1) * PAGE_SIZE, limit=PAGE_SIZE
    )


def _worded(text: str, frame: EngineQuery) -> EngineQuery:
    terms = list(terms_of(text))[:MAX_QUERY_TERMS]
    distinct = _distinct([(term.accented, term.folded) for term in terms])
    neighbours = _distinct([_pair_of(*two) for two in pairwise(terms)])
    return replace(
        frame,
        terms=distinct,
        pairs=neighbours,
        accented=has_accents(text),
        min_match=needed(len({term.folded for term in distinct})),
    )


def _pair_of(first: Term, second: Term) -> tuple[str, str]:
    return pair(first.accented, second.accented), pair(first.folded, second.folded)


def _distinct(forms: list[tuple[str, str]]) -> tuple[QueryTerm, ...]:
    return tuple(QueryTerm(accented, folded, count) for (accented, folded), count in Counter(forms).items())
