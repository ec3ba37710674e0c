"""Nodes die, hang and come back: no answer is wrong, nothing is lost, and the embedded index stands in (design 5).

The nodes are real and are really killed: these tests run alone beside their cluster (`make test-cluster`). They
stand in an order that starts the nodes once.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import pytest
from elasticsearch import ApiError, TransportError

from core.channels import Channel
from core.settings.env import ENV
from search.engines import cluster_lock, select
from search.engines.cluster_schema import Names
from search.models import OutboxEntry
from search.params import SearchParams
from search.selectors import answered
from search.services import drain
from search.services.drain import outbox_drain
from search.services.sync import rebuild
from tests.factories import make_site
from tests.search.cluster import admin, node
from tests.search.factories import live_article, search, take_down

pytestmark = [pytest.mark.cluster, pytest.mark.django_db]

NODES = (1, 2, 3)
ASKED = SearchParams(q="nghị quyết chuyên đề")


@pytest.fixture(scope="module", autouse=True)
def nodes() -> Iterator[None]:
    """Whatever these tests break is whole again for those that follow."""
    yield
    start_all()


@pytest.fixture
def site(settings, monkeypatch):
    """A site with three resolutions that every index holds."""
    settings.PORTAL_SEARCH_ENGINE = "cluster"
    settings.PORTAL_SEARCH_TIMEOUT_MS = 10_000
    monkeypatch.setattr(cluster_lock, "LEASE_SECONDS", 3.0)  # of a writer whose node died with its place
    select._breaker.cache_clear()
    made = make_site("tuyengiao")
    for number in range(3):
        live_article(made, f"Nghị quyết chuyên đề {number}")
    for engine in select.engines():
        rebuild(engine)
    outbox_drain()
    assert not OutboxEntry.objects.exists()
    return made


def start_all() -> None:
    with ThreadPoolExecutor(len(NODES)) as pool:
        list(pool.map(lambda number: node("start", number), NODES))
    wait_for(nodes=len(NODES), status="green")


def wait_for(*, nodes: int, status: str) -> None:
    """Let the servers say when it is so; a slow machine may need several questions."""
    for _ in range(15):
        with suppress(ApiError, TransportError):
            health = admin().cluster.health(
                wait_for_nodes=str(nodes),
                wait_for_status=status,
                wait_for_no_initializing_shards=True,
                timeout="15s",
            )
            if not health["timed_out"]:
                return
    pytest.fail(f"The cluster does not become {status}.")


def node_of_first_copy(channel: Channel) -> int:
    """The node whose copy of the index takes what is written first."""
    generations = Names(ENV.search_prefix, channel).generations
    shards = admin().cat.shards(index=f"{generations}*", format="json")
    return next(int(shard["node"].removeprefix("node-")) for shard in shards if shard["prirep"] == "p")


@contextmanager
def hanging() -> Iterator[None]:
    """Every node keeps its connections open and says nothing."""
    folder = Path(os.environ["ELASTICSEARCH_FOLDER"])
    pids = [int((folder / f"node-{number}" / "pid").read_text(encoding="utf-8")) for number in NODES]
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


def ask() -> tuple[str, int]:
    """Who answers, and how many of the three resolutions are found."""
    answer, texts = answered(Channel.INTERNET, ASKED)
    assert len(texts) == len(answer.hits) == answer.total
    return answer.engine, answer.total


def whole(key: str) -> list[bool]:
    """Whether the entry is in each index."""
    return [key in engine.ids() for engine in select.engines()]


def test_nodes_that_hang_cost_readers_one_wait_between_them(site, settings):
    assert ask() == ("cluster", 3)
    settings.PORTAL_SEARCH_TIMEOUT_MS = 500
    started = time.monotonic()
    with hanging():
        assert [ask() for _ in range(40)] == [("embedded", 3)] * 40
    assert time.monotonic() - started < 40 * 0.5 / 2


def test_a_node_that_dies_while_pages_are_indexed_and_readers_search_costs_nothing(site, monkeypatch):
    pages = [live_article(site, f"Quy chế {number}") for number in range(12)]
    write, batches, given = drain.write_references, count(), []

    def write_and_lose_a_node(references, engine_name):
        if engine_name == "cluster" and next(batches) == 1:
            node("kill", node_of_first_copy(Channel.INTERNET))
            given.extend(ask() for _ in range(30))
        return write(references, engine_name)

    monkeypatch.setattr(drain, "CHUNK", 4)
    monkeypatch.setattr(drain, "write_references", write_and_lose_a_node)
    outbox_drain()
    given.extend(ask() for _ in range(10))
    assert {total for _, total in given} == {3}
    wait_for(nodes=2, status="yellow")
    outbox_drain()
    assert not OutboxEntry.objects.exists()
    assert all(all(whole(f"article:{page.pk}")) for page in pages)
    assert {engine.name: len(engine.ids()) for engine in select.engines()} == dict.fromkeys(
        ("embedded", "cluster"), len(select.engine_for(Channel.WAN).ids())
    )


def test_without_any_node_the_embedded_index_answers_says_so_and_all_arrives_after(client, site):
    gone = live_article(site, "Nghị quyết chuyên đề sẽ rút")
    outbox_drain()
    assert all(whole(f"article:{gone.pk}"))
    for number in NODES:
        node("kill", number)
    take_down(gone)
    new = live_article(site, "Nghị quyết chuyên đề mới")
    found = search(client, ASKED.q, "tuyengiao.test")
    assert (found.total, found.is_fallback, found.unavailable) == (4, True, False)
    assert set(OutboxEntry.objects.values_list("engine", flat=True)) == {"cluster"}
    start_all()
    select._breaker.cache_clear()  # the pause is over
    assert outbox_drain().down == ()
    assert not OutboxEntry.objects.exists()
    assert not any(whole(f"article:{gone.pk}"))
    assert all(whole(f"article:{new.pk}"))
    found = search(client, ASKED.q, "tuyengiao.test")
    assert (found.total, found.is_fallback) == (4, False)
