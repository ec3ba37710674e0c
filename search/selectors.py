"""The readers' search: what may be found on this network for these words (G04, M04)."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from django.http import Http404, HttpRequest
from django.utils import timezone

from core.channels import Channel, channel_of
from search.analysis.ways import NO_WAYS
from search.engines.protocol import Engine, EngineDown, EngineError, EngineText
from search.engines.select import answering, is_fallback
from search.explanation import explained, is_told_why
from search.filters import Filters
from search.hits import build_hits, checked_cards, texts_of_now
from search.paging import build_paging
from search.params import FREE_FACETS, SearchParams
from search.pin_selectors import pinned_first
from search.pipeline import Answer, ask
from search.query import build_query, split_number
from search.results import SearchHit, SearchResults
from search.spelling_selectors import other_spelling, speller_of
from search.synonyms import ways_in_use
from sites.enums import Tier
from sites.hosts import CurrentHost, host_of

Given = TypeVar("Given")


def portal_search(params: SearchParams, request: HttpRequest) -> SearchResults:
    """Results for a reader of `request`'s network; raises BadRequest for a page that does not exist.

    Hits pass the database before they are shown: what the index holds wrongly is neither shown nor counted.
    The number of queries does not depend on the number of hits. When no index can answer, the results say so.
    """
    started = time.perf_counter()
    channel = channel_of(request)
    if not params.q and not params.is_filtered:
        return _present(params, request, _nothing(params), {}, started)
    try:
        answer, texts = answered(channel, params)
    except EngineError:
        # Of an answer that is not there page 3 is no worse than page 1.
        first = replace(params, page=1)
        return _present(first, request, _nothing(first), {}, started, unavailable=True)
    return _present(params, request, answer, texts, started)


def home_site_of(current: CurrentHost) -> int | None:
    """The site that a search on this host keeps to unless the reader asks for all; None on the portal's."""
    site = current.host.portal_site
    return None if site.tier == Tier.PORTAL else site.pk


def answered(channel: Channel, params: SearchParams) -> tuple[Answer, Mapping[str, EngineText]]:
    """The answer of the first engine of `channel` that can give one, with the texts of its hits.

    Raises EngineError when none can.
    """
    return first_answer(channel, lambda engine: _with_texts(engine, params))


def found(channel: Channel, params: SearchParams, *, limit: int) -> Answer:
    """The first `limit` hits without their texts, of the first engine that can answer; raises EngineError."""
    return first_answer(channel, lambda engine: _ask(engine, params, limit=limit))


def _ask(engine: Engine, params: SearchParams, *, limit: int | None = None) -> Answer:
    """`engine`'s answer, synonyms and wrong letters understood."""
    ways = ways_in_use() if params.q else NO_WAYS
    speller = speller_of(engine.channel)
    return ask(engine, params, today=timezone.localdate(), limit=limit, ways=ways, speller=speller)


def _with_texts(engine: Engine, params: SearchParams) -> tuple[Answer, Mapping[str, EngineText]]:
    answer = _ask(engine, params)
    return answer, engine.texts([hit.key for hit in answer.hits], answer.query)


def first_answer(channel: Channel, act: Callable[[Engine], Given]) -> Given:
    """What `act` gets of the first engine of `channel` that can answer; raises EngineError when none can."""
    failure: EngineError = EngineDown("No engine is set up.")
    for engine in answering(channel):
        try:
            return act(engine)
        except EngineError as error:
            failure = error
    raise failure


def _nothing(params: SearchParams) -> Answer:
    return Answer(build_query(params), total=0, exact_total=0)


def _present(
    params: SearchParams,
    request: HttpRequest,
    answer: Answer,
    texts: Mapping[str, EngineText],
    started: float,
    *,
    unavailable: bool = False,
) -> SearchResults:
    pinned, hits, counted = _checked(params, request, answer, texts)
    filters = Filters(params, counted.facets, _site_names(request), channel_of(request))
    seconds = max(time.perf_counter() - started, 0.01)
    return SearchResults(
        q=params.q,
        total=counted.total,
        hits=hits,
        pinned=pinned,
        tabs=filters.tabs(),
        facets=filters.facets,
        days=filters.days(),
        chips=filters.chips(),
        sorts=filters.sorts(),
        scopes=filters.scopes(),
        paging=build_paging(params, answer.total),
        reset_url=filters.reset_url(),
        all_sites_url=filters.all_sites_url(),
        seconds_label=f"{seconds:.2f}".replace(".", ","),
        relaxed=counted.is_relaxed,
        accents_ignored=answer.accents_ignored,
        exact_total=counted.exact_total,
        is_fallback=is_fallback(answer.engine),
        did_you_mean=() if unavailable else other_spelling(params, counted, channel_of(request)),
        is_blank=not params.q and not params.is_filtered,
        unavailable=unavailable,
        terms=tuple(params.q.split()),
        number_asked=bool(split_number(params.q)[0]),
        kept=filters.kept(*FREE_FACETS, "since", "until", "sort"),
        kept_by_filters=filters.kept("site", *FREE_FACETS, "since", "until"),
        kept_by_sort=filters.kept("sort"),
    )


def _counted(answer: Answer, stale: int) -> Answer:
    """`answer` without the `stale` hits in its counts; where nothing is left no facet tells of what was there (A04)."""
    total = answer.total - stale
    is_gone = bool(stale) and not total
    exact_total = min(answer.exact_total, total)
    return replace(answer, total=total, exact_total=exact_total, facets={} if is_gone else answer.facets)


def _checked(
    params: SearchParams, request: HttpRequest, answer: Answer, texts: Mapping[str, EngineText]
) -> tuple[tuple[SearchHit, ...], tuple[SearchHit, ...], Answer]:
    """The pins, the hits that are no pins, and the answer counting only what the database shows."""
    cards = checked_cards(answer.hits, channel_of(request), request)
    pinned = pinned_first(params, request)
    # A pin stands above page 1, and on no page once more among the hits, unless nothing else were on that page.
    others = [hit for hit in answer.hits if hit.key not in {pin.key for pin in pinned}]
    others = others if others or params.page == 1 else list(answer.hits)
    shown = texts_of_now(texts, cards, channel_of(request), answer.engine)
    hits = build_hits(others, cards, shown, answer.query, _site_names(request))
    if is_told_why(request):
        pinned, hits = explained(pinned, answer), explained(hits, answer)
    return (
        pinned if params.page == 1 else (),
        hits,
        _counted(answer, sum(hit.key not in shown for hit in answer.hits)),
    )


def _site_names(request: HttpRequest) -> Mapping[int, str]:
    """The sites read on this network, as the middleware has them already; no query."""
    current = host_of(request)
    if current is None:
        raise Http404
    return {site.pk: site.short_name or site.name for site in current.map.portal_sites(current.channel)}
