"""A thousand items of mixed channel, state and site: nobody finds, counts, reads or is suggested a stranger (A04).

Nobody, somebody without a role and every role of the table ask the same five hundred questions of a network. Each
is answered as the page, the API and the feed answer, a sample through their addresses.
"""

from __future__ import annotations

import logging
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client
from wagtail.models import Page

from core.channels import SERVED_CHANNELS, Channel
from core.search_kinds import IndexEntry, search_kinds
from docslib.models import OfficialDocumentPage
from search.engines.select import engine_for
from search.services.sync import rebuild, reconcile
from sites.enums import Tier
from sites.models import PortalSite
from sites.roles import Role
from tests.factories import log_in, make_site, make_user
from tests.readers import internet_process
from tests.search.asking_at_large import (
    FRAME,
    PATHS,
    Question,
    ask_once,
    index_leaks,
    leaks,
    questions,
    request_of,
    results_for,
    shown,
    strangers_at,
    suggested_leaks,
)
from tests.search.at_large import CODE, WORDS, Library, Made, make_library

pytestmark = [pytest.mark.django_db, pytest.mark.long]
QUESTIONS, ITEMS, SEED = 500, 1000, 20261121
SECONDS = re.compile(r"\d+,\d\d")


@dataclass(frozen=True)
class World:
    """The sites and what was made on them."""

    sites: tuple[PortalSite, ...]
    library: Library

    def people(self) -> dict[str, Client]:
        """A browser of somebody with each role, and of somebody with none."""
        roles = {role.value: log_in(make_user(role, self.sites[0])) for role in Role}
        return {**roles, "no role": log_in(make_user())}


@pytest.fixture
def make_world(db):
    def make(count: int) -> World:
        sites = (make_site("portal", tier=Tier.PORTAL), make_site("tuyengiao"), make_site("tochuc"))
        world = World(sites, make_library(sites, count, random.Random(SEED)))
        for channel in SERVED_CHANNELS:
            rebuild(engine_for(channel))
        return world

    return make


@pytest.fixture(scope="module", autouse=True)
def _quiet():
    """What is hidden is asked for a thousand times: no line for each in the report of a failure."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


def all_leaks(
    request: HttpRequest, library: Library, channel: Channel, asked: Iterable[Question]
) -> set[str]:
    """What who sent `request` would find, count, read or be suggested that is not for readers of the network."""
    return {
        leak
        for question in asked
        for leak in (
            *leaks(results_for(request, question), library, channel, question),
            *suggested_leaks(request, library, channel, question),
        )
    }


def strangers(
    library: Library, channel: Channel, asked: Iterable[Question], client: Client | None = None
) -> set[str]:
    """The same of the addresses of readers and programs."""
    return {code for question in asked for code in strangers_at(library, channel, question, client)}


def test_whoever_asks_finds_counts_reads_and_is_suggested_no_stranger(make_world, monkeypatch):
    world, rng = make_world(ITEMS), random.Random(SEED)
    library = world.library
    for channel in SERVED_CHANNELS:
        asked = list(questions(library, QUESTIONS, rng))
        held = {key for key in engine_for(channel).ids() if key.partition(":")[0] not in FRAME}
        assert held == library.keys[channel]
        with monkeypatch.context() as patched:
            ask_once(patched, library)
            assert {leak for each in asked for leak in index_leaks(library, channel, each)} == set()
            assert all_leaks(request_of(channel), library, channel, asked) == set()
            if channel is Channel.WAN:
                for name, client in world.people().items():
                    assert all_leaks(request_of(channel, client), library, channel, asked) == set(), name
        assert strangers(library, channel, asked[:10]) == set()
        for item in rng.sample(library.items, 20):
            assert item_is_told(item, channel) == (channel in item.channels), item
        feed = shown("/van-ban/atom.xml", {}, channel).content.decode()
        assert CODE.search(feed)
        assert set(CODE.findall(feed)) <= library.codes[channel]


def item_is_told(item: Made, channel: Channel) -> bool:
    answer = shown(f"/api/v1/items/{item.key}", {}, channel)
    assert set(CODE.findall(answer.content.decode())) <= item.codes_on(channel)
    return answer.status_code == 200


def test_whoever_is_signed_in_finds_what_everybody_finds_and_no_address_says_more(make_world):
    world, rng = make_world(60), random.Random(SEED)
    asked = list(questions(world.library, 3, rng))
    nobodys = [results_for(request_of(Channel.WAN), question) for question in asked]
    for name, client in world.people().items():
        request = request_of(Channel.WAN, client)
        assert [results_for(request, question) for question in asked] == nobodys, name
        assert strangers(world.library, Channel.WAN, asked[:1], client) == set(), name


def test_a_cookie_changes_nothing_on_the_internet(make_world):
    """Its process knows no session; whoever is signed in on the Party network gets the page of nobody."""
    world = make_world(60)
    item = next(item for item in world.library.items if item.channels == {Channel.WAN})
    asked = ({"q": item.code}, {"q": "", "kind": item.kind})
    people = world.people()
    with internet_process():
        for question in asked:
            bodies = [timeless(shown(path, question, Channel.INTERNET)) for path in PATHS]
            assert not set(CODE.findall("".join(bodies))) & {item.draft_code, item.file_code}
            for name, client in people.items():
                given = [timeless(shown(path, question, Channel.INTERNET, client)) for path in PATHS]
                assert given == bodies, name


def timeless(response: Any) -> str:
    """The body without how long it took."""
    return SECONDS.sub("", response.content.decode())


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
            files = tuple(replace(file, on_internet=True, on_wan=True) for file in entry.files)
            yield replace(entry, on_internet=True, on_wan=True, files=files)

    opened = replace(kind, visible=lambda _channel: OfficialDocumentPage.objects.all(), entries=entries)
    monkeypatch.setitem(search_kinds._items, "document", opened)


def hidden_documents(library: Library, channel: Channel) -> list[Made]:
    return [item for item in library.items if channel not in item.channels and item.kind == "document"]


@pytest.mark.parametrize("channel", [Channel.INTERNET, Channel.WAN])
def test_a_planted_leak_is_noticed_at_every_place_and_for_whoever_is_signed_in(
    make_world, monkeypatch, channel
):
    """The gate is taken away: these tests would say so of hits, texts, suggestions, totals, facets, pages and API."""
    world = make_world(60)
    library, is_wan = world.library, channel is Channel.WAN
    client = log_in(make_user(Role.CONTRIBUTOR, world.sites[0])) if is_wan else None
    open_gate(monkeypatch)
    rebuild(engine_for(channel))
    ask_once(monkeypatch, library)
    asked = [{"q": item.code} for item in hidden_documents(library, channel)]
    everything = {"q": "", "kind": "document", "sort": "newest"}
    found = all_leaks(request_of(channel, client), library, channel, [*asked, everything])
    assert {leak.split()[0] for leak in found} == {"hit", "text", "suggestion", "total", "facet"}
    held = {leak for question in asked for leak in index_leaks(library, channel, question)}
    assert {leak.split()[0] for leak in held} == {"hit", "text"}
    assert strangers(library, channel, [everything], client)
