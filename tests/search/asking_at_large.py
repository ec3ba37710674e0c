"""What is asked of the thousand items of `at_large`, by whom and where, and what an answer must not say.

The search asks an engine as a reader of the network and is told of nobody: that half is asked once for each question.
What a person's own request could change comes after it, and is asked for every person.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any, cast
from urllib.parse import urlencode

import pytest
from django.http import HttpRequest, QueryDict
from django.test import Client

from core.channels import Channel
from core.search_kinds import SearchKind, entry_key, search_kinds
from search import selectors, suggestion_selectors
from search.engines.protocol import EngineHit, EngineQuery, EngineText
from search.engines.select import engine_for
from search.filters import Filters
from search.hits import Found, build_hits, checked_cards
from search.params import SearchParams, parse_params
from search.results import SearchResults
from tests.search.at_large import CODE, WORDS, Library

HOSTS = {Channel.INTERNET: "portal.test", Channel.WAN: "wan-portal.test"}
PATHS = ("/tim-kiem/", "/tim-kiem/goi-y/", "/tim-kiem/nguon-tin/", "/api/v1/items", "/api/v1/facets")
COUNTED = ("year", "type", "genre")
FRAME = ("section", "page")
"""Kinds of what stands on every site from the beginning."""

Question = dict[str, Any]


@cache
def nobody() -> Client:
    """Kept: a browser of Django's begins by loading all middleware."""
    return Client()


def questions(library: Library, count: int, rng: random.Random) -> Iterator[Question]:
    """What somebody would ask who knows, or guesses, what is hidden."""
    for _ in range(count):
        item = rng.choice(library.items)
        words = " ".join(rng.choices(WORDS, k=rng.randint(1, 4)))
        yield rng.choice(
            (
                {"q": item.code},
                {"q": item.file_code},
                {"q": item.draft_code},
                {"q": f"{words} {item.code}"},
                {"q": item.number or item.code},
                {"q": item.number.lower().replace("đ", "d").replace("-", " ") or item.code},
                {"q": words, "sort": rng.choice(("relevance", "newest", "oldest"))},
                {"q": f'"{words}"'},
                {"q": "", "kind": item.kind},
                {"q": words, "site": str(item.site), "kind": item.kind},
                {"q": "", "kind": item.kind, "year": dict(item.facets)["year"]},
            )
        )


def params_of(question: Question) -> SearchParams:
    return parse_params(QueryDict(urlencode(question)))


def ask_once(monkeypatch: pytest.MonkeyPatch, library: Library) -> None:
    """Make five hundred questions for each of many people cheap.

    What is worked out without looking at the request is kept: answers, other spellings, words beside the counts,
    facets, hits of the same cards. The database is asked once for each request, of everything there is, hidden or
    not, whether it may be shown.
    """
    once: dict[object, Any] = {}

    def kept(asked: object, ask: Callable[[], Any]) -> Any:
        return once[asked] if asked in once else once.setdefault(asked, ask())

    def keep(place: Any, name: str, asked: Callable[..., tuple[object, ...]]) -> None:
        ask = getattr(place, name)
        monkeypatch.setattr(place, name, lambda *given: kept((name, *asked(*given)), partial(ask, *given)))

    def labels_once(kind: SearchKind, wanted: Any, channel: Channel) -> Any:
        values = tuple((name, *sorted(wanted[name])) for name in sorted(wanted))
        return kept((kind.name, channel, values), lambda: kind.facet_labels(wanted, channel))

    def checked_once(found: Sequence[Found], channel: Channel, request: HttpRequest) -> Any:
        cards = kept(request, lambda: checked_cards(everything(library, channel), channel, request))
        return {each.key: cards[each.key] for each in found if each.key in cards}

    def hits_once(
        found: Sequence[EngineHit], cards: Any, texts: Any, query: EngineQuery, site_names: Any
    ) -> Any:
        used = [(hit.key, cards.get(hit.key)) for hit in found]
        known = once.get(("hits", id(query)))
        if known is None or known[0] != (used, site_names):
            made = build_hits(found, cards, texts, query, site_names)
            known = once[("hits", id(query))] = ((used, site_names), made)
        return known[1]

    def filters_once(params: SearchParams, counts: Any, site_names: Any, channel: Channel) -> Any:
        asked = ("filters", channel, params, tuple(site_names.items()))
        return kept(asked, lambda: Filters(params, counts, site_names, channel))

    monkeypatch.setattr(selectors, "build_hits", hits_once)
    monkeypatch.setattr(selectors, "Filters", filters_once)
    keep(selectors, "answered", lambda channel, params: (channel, params))
    keep(selectors, "texts_of_now", lambda texts, cards, channel, _engine: (id(texts), *cards, channel))
    keep(selectors, "other_spelling", lambda params, _answer, channel: (channel, params))
    for place in (selectors, suggestion_selectors):
        monkeypatch.setattr(place, "checked_cards", checked_once)
    for kind in list(search_kinds):
        asking_once = replace(kind, facet_labels=partial(labels_once, kind))
        monkeypatch.setitem(search_kinds._items, kind.name, asking_once)


@dataclass(frozen=True)
class Named:
    """Something that might be found."""

    kind: str
    pk: int

    @property
    def key(self) -> str:
        return entry_key(self.kind, self.pk)


def everything(library: Library, channel: Channel) -> list[Named]:
    """What was made, and what else the index holds."""
    keys = {*engine_for(channel).ids(), *(item.key for item in library.items)}
    return [Named(kind, int(pk)) for kind, _colon, pk in (key.partition(":") for key in keys)]


def results_for(request: HttpRequest, question: Question) -> SearchResults:
    """What the page, the API and the feed make their answer of, for who sent `request`; no two take the same time,
    and only some are told why.
    """
    results = selectors.portal_search(params_of(question), request)
    hits = tuple(replace(hit, explanation=None) for hit in results.hits)
    return replace(results, hits=hits, seconds_label="")


def leaks(results: SearchResults, library: Library, channel: Channel, question: Question) -> set[str]:
    """What results say that a reader of the network must not know."""
    keys, codes = library.keys[channel], library.codes[channel]
    hits, typed = (*results.pinned, *results.hits), set(CODE.findall(question["q"]))
    return {
        *(f"hit {hit.key}" for hit in hits if hit.kind not in FRAME and hit.key not in keys),
        *(
            f"text {code}"
            for code in CODE.findall(repr((hits, results.did_you_mean)))
            if code not in codes | typed
        ),
        *wrong_totals(results, library, params_of(question), channel),
        *wrong_facets(results, library, params_of(question), channel),
    }


def wrong_totals(
    results: SearchResults, library: Library, params: SearchParams, channel: Channel
) -> set[str]:
    """Of a code nobody may read nothing is found, but perhaps another code; of a kind exactly what is open."""
    if CODE.fullmatch(params.q) and params.q not in library.codes[channel]:
        return {f"total {results.exact_total} for 0"} if results.exact_total else set()
    if not params.kind or params.q:
        return set()
    expected = library.counts(channel, "kind", counted_filters(params))[params.kind]
    return set() if results.total == expected else {f"total {results.total} for {expected}"}


def wrong_facets(
    results: SearchResults, library: Library, params: SearchParams, channel: Channel
) -> set[str]:
    """Without words every value is counted exactly; with words never more often than it is open."""
    exact = bool(params.kind and not params.q)
    wanted = counted_filters(params) if exact else {}
    answered = {facet.name: {one.value: one.count for one in facet.options} for facet in results.facets}
    wrong = set()
    for facet in ("site", *COUNTED) if exact else COUNTED:
        counts = library.counts(channel, facet, wanted)
        said = {value: number for value, number in answered.get(facet, {}).items() if number}
        if exact and said != dict(counts):
            wrong.add(f"facet {facet}: {said} for {dict(counts)}")
        wrong |= {f"facet {facet} {value}" for value, number in said.items() if number > counts[value]}
    return wrong


def counted_filters(params: SearchParams) -> dict[str, tuple[str, ...]]:
    return {name: values for name, values in params.filters.items() if name in ("kind", "site", *COUNTED)}


def suggested_leaks(request: HttpRequest, library: Library, channel: Channel, question: Question) -> set[str]:
    """The same of what is suggested while one types."""
    suggested = suggestion_selectors.title_suggestions(params_of(question), request)
    return {f"suggestion {code}" for code in CODE.findall(repr(suggested))} - {
        f"suggestion {code}" for code in library.codes[channel]
    }


def index_leaks(library: Library, channel: Channel, question: Question) -> set[str]:
    """What the index itself gives for `question`, before the database is asked: it holds no stranger either."""
    engine, params = engine_for(channel), params_of(question)
    answer, texts = selectors.answered(channel, params)
    keys, codes = library.keys[channel], library.codes[channel]
    suggested = engine.suggest(params.q, filters=params.filters, limit=8) if params.q else ()
    said = " ".join((*map(told, texts.values()), *(each.title for each in suggested)))
    found = (*answer.hits, *suggested)
    return {
        *(f"hit {hit.key}" for hit in found if hit.kind not in FRAME and hit.key not in keys),
        *(f"text {code}" for code in CODE.findall(said) if code not in codes),
    }


def told(text: EngineText) -> str:
    pages = [f"{page.file_title} {page.text}" for page in text.pages]
    return " ".join([text.title, text.summary, text.body, *pages])


def shown(path: str, question: Question, channel: Channel, client: Client | None = None) -> Any:
    return (client or nobody()).get(path, question, headers={"host": HOSTS[channel]})


def request_of(channel: Channel, client: Client | None = None) -> HttpRequest:
    """The request of somebody who looks at the search page."""
    return cast("HttpRequest", shown("/tim-kiem/", {}, channel, client).wsgi_request)


def strangers_at(
    library: Library, channel: Channel, question: Question, client: Client | None = None
) -> set[str]:
    """Codes that an address of readers or programs shows and the network must not know; a question is echoed."""
    allowed = library.codes[channel] | set(CODE.findall(question["q"]))
    bodies = [shown(path, question, channel, client).content.decode() for path in PATHS]
    return {code for body in bodies for code in CODE.findall(body)} - allowed
