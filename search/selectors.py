"""The readers' search: what may be found on this network for these words (G04, M04)."""

from __future__ import annotations

import time
from collections.abc import Mapping

from django.http import Http404, HttpRequest

from core.channels import channel_of
from search.engines.protocol import Engine, EngineError, EngineQuery, EngineResult
from search.engines.select import engine_for
from search.filters import Filters
from search.hits import build_hits, checked_cards
from search.paging import build_paging
from search.params import SearchParams
from search.query import build_query, relaxations
from search.results import SearchResults
from sites.hosts import host_of

EMPTY = EngineResult(total=0)


def portal_search(params: SearchParams, request: HttpRequest) -> SearchResults:
    """Results for a reader of `request`'s network; raises BadRequest for a page that does not exist.

    Hits pass the database before they are shown: what the index holds wrongly is neither shown nor counted.
    The number of queries does not depend on the number of hits. When the index cannot answer, the results
    say so.
    """
    started = time.perf_counter()
    channel = channel_of(request)
    query = build_query(params)
    is_blank = not params.q and not params.is_filtered
    unavailable = False
    result = EMPTY
    if not is_blank:
        try:
            query, result = _ask(engine_for(channel), params)
        except EngineError:
            unavailable = True
    return _present(params, request, query, result, started, is_blank=is_blank, unavailable=unavailable)


def _ask(engine: Engine, params: SearchParams) -> tuple[EngineQuery, EngineResult]:
    """The first query that finds something, with what it found; the strictest when none does."""
    strict = build_query(params)
    if params.q and not strict.terms and not strict.number:
        return strict, EMPTY  # signs only: nothing to look for
    result = engine.search(strict)
    if result.total:
        return strict, result
    for query in relaxations(params):
        looser = engine.search(query)
        if looser.total:
            return query, looser
    return strict, result


def _asks_less(query: EngineQuery, strict: EngineQuery) -> bool:
    return query.number != strict.number or query.min_match < strict.min_match


def _present(
    params: SearchParams,
    request: HttpRequest,
    query: EngineQuery,
    result: EngineResult,
    started: float,
    *,
    is_blank: bool,
    unavailable: bool,
) -> SearchResults:
    site_names = _site_names(request)
    cards = checked_cards(result.hits, channel_of(request), request)
    total = result.total - (len(result.hits) - len(cards))
    filters = Filters(params, result.facets, site_names)
    took_ms = (time.perf_counter() - started) * 1000
    return SearchResults(
        q=params.q,
        total=total,
        hits=build_hits(result.hits, cards, query, site_names),
        tabs=filters.tabs(),
        facets=filters.facets(),
        chips=filters.chips(),
        sorts=filters.sorts(),
        scopes=filters.scopes(),
        paging=build_paging(params, result.total),
        reset_url=filters.reset_url(),
        all_sites_url=filters.all_sites_url(),
        took_ms=took_ms,
        seconds_label=f"{max(took_ms / 1000, 0.01):.2f}".replace(".", ","),
        relaxed=bool(result.total) and _asks_less(query, build_query(params)),
        accents_ignored=bool(result.total) and query.any_accents,
        is_blank=is_blank,
        unavailable=unavailable,
        terms=tuple(params.q.split()),
        kept=filters.kept("type", "year", "sort"),
        kept_by_filters=filters.kept("site", "type", "year"),
        kept_by_sort=filters.kept("sort"),
    )


def _site_names(request: HttpRequest) -> Mapping[int, str]:
    """The sites read on this network, as the middleware has them already; no query."""
    current = host_of(request)
    if current is None:
        raise Http404
    return {site.pk: site.short_name or site.name for site in current.map.portal_sites(current.channel)}
