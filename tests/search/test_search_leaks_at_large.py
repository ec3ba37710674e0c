"""A thousand items of mixed channel, state and site: nobody finds, counts, reads or is suggested a stranger (A04).

Every question goes through the pipeline of the network's engine; a part of them through the addresses readers and
programs use. Signed in or not, readers have one search: the roles ask a sample, and must get what nobody gets more of.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client
from wagtail.models import Page

from core.channels import SERVED_CHANNELS, Channel
from core.search_kinds import IndexEntry, search_kinds
from docslib.models import OfficialDocumentPage
from search.engines.protocol import Engine, EngineText
from search.engines.select import engine_for
from search.params import SearchParams, parse_params
from search.pipeline import Answer, ask
from search.services.sync import rebuild, reconcile
from sites.enums import Tier
from sites.models import PortalSite
from sites.roles import Role
from tests.factories import log_in, make_site, make_user
from tests.search.at_large import CODE, WORDS, Library, Made, make_library

pytestmark = [pytest.mark.django_db, pytest.mark.long]
QUESTIONS, ITEMS, SEED = 500, 1000, 20261121
TODAY = date(2026, 11, 21)
HOSTS = {Channel.INTERNET: "portal.test", Channel.WAN: "wan-portal.test"}
COUNTED = ("year", "type", "genre")
FRAME = ("section", "page")
"""Kinds of what stands on every site from the beginning."""

NOBODY = Client()
"""Kept: a browser of Django's begins by loading all middleware."""

Question = dict[str, Any]


@dataclass(frozen=True)
class World:
    """The sites and what was made on them."""

    sites: tuple[PortalSite, ...]
    library: Library


@pytest.fixture
def make_world(db):
    def make(count: int) -> World:
        sites = (make_site("portal", tier=Tier.PORTAL), make_site("tuyengiao"), make_site("tochuc"))
        world = World(sites, make_library(sites, count, random.Random(SEED)))
        for channel in SERVED_CHANNELS:
            rebuild(engine_for(channel))
        return world

    return make


def questions(world: World, count: int, rng: random.Random) -> Iterator[Question]:
    """What somebody would ask who knows, or guesses, what is hidden."""
    items = world.library.items
    for _ in range(count):
        item = rng.choice(items)
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


def leaks(engine: Engine, library: Library, question: Question) -> set[str]:
    """What the answer of an engine says that a reader of its channel must not know."""
    params, channel = params_of(question), engine.channel
    answer = ask(engine, params, today=TODAY, limit=50)
    keys, codes = library.keys[channel], library.codes[channel]
    suggested = engine.suggest(params.q, filters=params.filters, limit=8) if params.q else ()
    texts = engine.texts([hit.key for hit in answer.hits[:10]], answer.query).values()
    said = {"text": " ".join(map(told, texts)), "suggestion": " ".join(each.title for each in suggested)}
    return {
        *(f"hit {hit.key}" for hit in answer.hits if hit.kind not in FRAME and hit.key not in keys),
        *(f"suggestion {hit.key}" for hit in suggested if hit.kind not in FRAME and hit.key not in keys),
        *(
            f"{place} {code}"
            for place, text in said.items()
            for code in CODE.findall(text)
            if code not in codes
        ),
        *wrong_totals(answer, library, params, channel),
        *wrong_facets(answer, library, params, channel),
    }


def wrong_totals(answer: Answer, library: Library, params: SearchParams, channel: Channel) -> set[str]:
    """Of a code nobody may read nothing is found; of a kind exactly what is open."""
    expected = None
    if CODE.fullmatch(params.q) and params.q not in library.codes[channel]:
        expected = 0
    elif params.kind and not params.q:
        expected = library.counts(channel, "kind", counted_filters(params))[params.kind]
    return set() if expected in (None, answer.total) else {f"total {answer.total} for {expected}"}


def wrong_facets(answer: Answer, library: Library, params: SearchParams, channel: Channel) -> set[str]:
    """Without words every value is counted exactly; with words never more often than it is open."""
    exact = bool(params.kind and not params.q)
    wanted = counted_filters(params) if exact else {}
    wrong = set()
    for facet in ("site", *COUNTED) if exact else COUNTED:
        counts, answered = library.counts(channel, facet, wanted), dict(answer.facets.get(facet, {}))
        if exact and {value: number for value, number in answered.items() if number} != dict(counts):
            wrong.add(f"facet {facet}: {answered} for {dict(counts)}")
        wrong |= {f"facet {facet} {value}" for value, number in answered.items() if number > counts[value]}
    return wrong


def counted_filters(params: SearchParams) -> dict[str, tuple[str, ...]]:
    return {name: values for name, values in params.filters.items() if name in ("kind", "site", *COUNTED)}


def told(text: EngineText) -> str:
    pages = [f"{page.file_title} {page.text}" for page in text.pages]
    return " ".join([text.title, text.summary, text.body, *pages])


def shown(path: str, question: Question, channel: Channel, client: Client | None = None) -> Any:
    return (client or NOBODY).get(path, question, headers={"host": HOSTS[channel]})


def strangers_at(library: Library, channel: Channel, question: Question) -> set[str]:
    """Codes that an address of readers or programs shows and the network must not know; a question is echoed."""
    allowed = library.codes[channel] | set(CODE.findall(question["q"]))
    paths = ["/tim-kiem/", "/tim-kiem/goi-y/", "/tim-kiem/nguon-tin/", "/api/v1/items", "/api/v1/facets"]
    bodies = [shown(path, question, channel).content.decode() for path in paths]
    return {code for body in bodies for code in CODE.findall(body)} - allowed


def test_nobody_finds_counts_reads_or_is_suggested_a_stranger(make_world):
    world, rng = make_world(ITEMS), random.Random(SEED)
    for channel in SERVED_CHANNELS:
        asked = list(questions(world, QUESTIONS, rng))
        engine = engine_for(channel)
        assert {leak for question in asked for leak in leaks(engine, world.library, question)} == set()
        sample = asked[: len(asked) // 50]
        assert {code for each in sample for code in strangers_at(world.library, channel, each)} == set()
        for item in rng.sample(world.library.items, 20):
            assert item_is_told(item, channel) == (channel in item.channels), item
        feed = shown("/van-ban/atom.xml", {}, channel).content.decode()
        assert CODE.search(feed)
        assert set(CODE.findall(feed)) <= world.library.codes[channel]


def item_is_told(item: Made, channel: Channel) -> bool:
    answer = shown(f"/api/v1/items/{item.key}", {}, channel)
    assert set(CODE.findall(answer.content.decode())) <= item.codes_on(channel)
    return answer.status_code == 200


def test_whoever_is_signed_in_finds_what_everybody_finds(make_world):
    world, rng = make_world(60), random.Random(SEED)
    readers = [log_in(make_user(role, world.sites[0])) for role in Role]
    for question in questions(world, 3, rng):
        nobody = shown("/tim-kiem/", question, Channel.WAN).context["results"]
        for reader in readers:
            results = shown("/tim-kiem/", question, Channel.WAN, reader).context["results"]
            assert [hit.key for hit in results.hits] == [hit.key for hit in nobody.hits]
            assert (results.total, results.facets, results.tabs) == (nobody.total, nobody.facets, nobody.tabs)


def test_what_is_hidden_behind_the_index_s_back_is_not_shown(make_world):
    """The index is behind: pages closed by a way that told nobody. Readers see none of them; then it is put right."""
    world, channel = make_world(60), Channel.INTERNET
    gone = world.library.open[channel][::2]
    Page.objects.filter(pk__in=[item.pk for item in gone]).update(live=False)
    codes = {code for item in gone for code in item.codes_on(channel)}
    for item in gone[:3]:
        for path in ("/tim-kiem/", "/tim-kiem/goi-y/", "/tim-kiem/nguon-tin/", "/api/v1/items"):
            body = shown(path, {"q": " ".join(WORDS[:3]), "kind": item.kind}, channel).content.decode()
            assert not set(CODE.findall(body)) & codes
        assert shown("/api/v1/items", {"q": item.code}, channel).json()["total"] == 0
        assert not item_is_told(item, channel)
    reconcile(engine_for(channel))
    assert engine_for(channel).ids().isdisjoint({item.key for item in gone})


def open_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every document counts as open everywhere, as if nobody asked."""
    kind = search_kinds.get("document")

    def entries(pages: Any) -> Iterator[IndexEntry]:
        for entry in kind.entries(pages):
            files = tuple(replace(file, on_internet=True) for file in entry.files)
            yield replace(entry, on_internet=True, files=files)

    opened = replace(kind, visible=lambda _channel: OfficialDocumentPage.objects.all(), entries=entries)
    monkeypatch.setitem(search_kinds._items, "document", opened)


def test_a_planted_leak_is_noticed_at_every_place(make_world, monkeypatch):
    """The gate is taken away: this test would say so of hits, texts, suggestions, totals, facets, pages and API."""
    world, channel = make_world(60), Channel.INTERNET
    hidden = [
        item for item in world.library.items if channel not in item.channels and item.kind == "document"
    ]
    engine = engine_for(channel)
    open_gate(monkeypatch)
    rebuild(engine)
    found = {leak for item in hidden for leak in leaks(engine, world.library, {"q": item.code})}
    found |= leaks(engine, world.library, {"q": "", "kind": "document"})
    assert {leak.split()[0] for leak in found} == {"hit", "text", "suggestion", "total", "facet"}
    everything = {"q": "", "kind": "document", "sort": "newest"}
    assert strangers_at(world.library, channel, everything)
