"""From what a reader asked to what an engine is asked: pure, no database, no engine (M04).

The rule: with accents typed, accented and folded fields rank; without, folded ones only. Of a short question every
word must be in an entry; where that finds little, and of a long question always, one pair of its neighbours is
enough: a Vietnamese word is mostly a pair, and the order does the rest. A document number is asked exactly and
comes first.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from core.vietnamese.number_queries import key_of, parse_query_number
from core.vietnamese.numbers import find_numbers
from core.vietnamese.text import has_accents, normalise
from search.analysis.chain import PAIR_MARK, Term, pair, terms_of
from search.analysis.numbers import query_token
from search.engines.protocol import RELEVANCE, EngineQuery, QueryTerm, day_number
from search.params import SearchParams

SHORT_QUERY_TERMS = 7
"""Up to so many distinct words all must match first; of a sentence nobody expects that."""
FEWEST_PAIRS = 2
"""With one pair, asking for it is no wider than asking for both words."""
MAX_QUERY_TERMS = 64
"""A question is a sentence or two; what comes after so many words cannot make the answer better."""
PAGE_SIZE = 10


def build_query(params: SearchParams) -> EngineQuery:
    """The engine's query for `params` at its strictest."""
    number, rest = split_number(params.q)
    words = _worded(rest, _frame(params))
    if number:
        return replace(words, number=number, groups=(), min_match=0)
    return words


def instead(params: SearchParams) -> tuple[EngineQuery, ...]:
    """What to ask, one after the other, when `build_query` found nothing.

    A number that nobody has is looked for as words, all of them: half a number would find strangers. Words are
    looked for with other accents than were typed.
    """
    number, rest = split_number(params.q)
    frame = _frame(params)
    if number and not rest:
        return (_worded(params.q, frame),)
    strict = _worded(rest, frame)
    other_accents = (replace(strict, any_accents=True),) if strict.accented else ()
    return (strict, *other_accents) if number else other_accents


def widened(query: EngineQuery) -> EngineQuery | None:
    """`query` finding also what has any two neighbours of its words, however spelled; None if that is no wider."""
    if query.number or query.sort != RELEVANCE or len(query.pairs) < FEWEST_PAIRS:
        return None
    wider = _by_pairs(query)
    return wider if wider != query else None


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


def _frame(params: SearchParams) -> EngineQuery:
    """Everything but the words: filters, order, and which page of results."""
    return EngineQuery(
        filters=params.filters,
        since=day_number(params.since),
        until=day_number(params.until),
        sort=params.engine_sort,
        offset=(params.page - 1) * PAGE_SIZE,
        limit=PAGE_SIZE,
    )


def _worded(text: str, frame: EngineQuery) -> EngineQuery:
    terms = list(terms_of(text))[:MAX_QUERY_TERMS]
    distinct = _distinct([(term.accented, term.folded) for term in terms])
    neighbours = _distinct([_pair_of(*two) for two in pairwise(terms)])
    query = replace(
        frame,
        groups=tuple(((term,),) for term in distinct),
        min_match=len(distinct),
        terms=distinct,
        pairs=neighbours,
        accented=has_accents(text),
    )
    return query if len(distinct) <= SHORT_QUERY_TERMS else _by_pairs(query)


def _by_pairs(query: EngineQuery) -> EngineQuery:
    groups = tuple((tuple(QueryTerm(*forms) for forms in _halves(two)),) for two in query.pairs)
    return replace(query, groups=groups, min_match=1, any_accents=True)


def _pair_of(first: Term, second: Term) -> tuple[str, str]:
    return pair(first.accented, second.accented), pair(first.folded, second.folded)


def _halves(two: QueryTerm) -> list[tuple[str, str]]:
    return list(zip(two.accented.split(PAIR_MARK), two.folded.split(PAIR_MARK), strict=True))


def _distinct(forms: list[tuple[str, str]]) -> tuple[QueryTerm, ...]:
    return tuple(QueryTerm(accented, folded, count) for (accented, folded), count in Counter(forms).items())
