"""Forgiving readers' spelling: the speller of a network's index, and "Có phải bạn muốn tìm …" (M04)."""

from __future__ import annotations

from dataclasses import replace

from core.channels import Channel
from core.search_kinds import is_any_visible
from core.vietnamese.text import has_accents, normalise
from search.analysis.chain import terms_of
from search.engines.protocol import NEWEST, EngineError, QueryTerm
from search.engines.select import embedded_engine
from search.params import SearchParams
from search.pipeline import Answer
from search.query import build_query
from search.results import Suggested
from search.spelling.speller import Speller

LOOKED_AT = 10
"""Entries that have the other spelling, of which readers must see one."""


def speller_of(channel: Channel) -> Speller:
    """Knows the words that readers of `channel` may find, whichever engine answers them."""
    return Speller(embedded_engine(channel))


def other_spelling(params: SearchParams, answer: Answer, channel: Channel) -> tuple[Suggested, ...]:
    """The question as it was likely meant, when that finds entries, and more than were found as typed.

    Accents put back need find no more: they tell apart what was one word without them. Nothing for a number.
    """
    if not params.q or answer.query.number or answer.number_ignored:
        return ()
    meant = speller_of(channel).respelled(params.q, was_found=answer.exact_total > 0)
    if not meant:
        return ()
    found = _found_whole(replace(params, q=meant, page=1), channel)
    is_bare = not has_accents(params.q) and _folded(meant) == _folded(params.q)
    if not found or (found <= answer.exact_total and not is_bare):
        return ()
    return (Suggested(meant, params.url(q=meant)),)


def _found_whole(params: SearchParams, channel: Channel) -> int:
    """How many entries have all the words of `params`, spelled so; 0 when the index does not answer, or when the
    database shows none of the newest of them (A04).
    """
    words = tuple(dict.fromkeys(QueryTerm(*term[2:]) for term in terms_of(normalise(params.q))))
    query = replace(
        build_query(params),
        groups=tuple(((word,),) for word in words),
        min_match=len(words),
        any_accents=False,
        terms=(),
        pairs=(),
        sort=NEWEST,
        offset=0,
        limit=LOOKED_AT,
        with_facets=False,
    )
    try:
        found = embedded_engine(channel).search(query)
    except EngineError:
        return 0
    return found.total if is_any_visible((hit.key for hit in found.hits), channel) else 0


def _folded(text: str) -> list[str]:
    return [term.folded for term in terms_of(text)]
