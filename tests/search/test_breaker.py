"""A cluster that does not answer costs one reader a moment, not every reader every time (design 5)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from core.channels import Channel
from search.engines.breaker import Breaker, GuardedEngine
from search.engines.protocol import EngineDown, EngineNotReady, EngineQuery, EngineResult


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


class Servers:
    """Counts who waited for an answer; `failure` is what they get."""

    name = "cluster"
    channel = Channel.WAN

    def __init__(self) -> None:
        self.asked = 0
        self.failure: Exception | None = EngineDown("no answer")

    def search(self, query: EngineQuery) -> EngineResult:
        self.asked += 1
        if self.failure:
            raise self.failure
        return EngineResult(total=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def servers() -> Servers:
    return Servers()


@pytest.fixture
def guarded(servers, clock) -> GuardedEngine:
    return GuardedEngine(servers, Breaker(10.0, clock))


def fails(guarded: GuardedEngine) -> bool:
    try:
        guarded.search(EngineQuery())
    except EngineDown:
        return True
    return False


def test_after_one_failure_nobody_waits_until_the_pause_is_over(guarded, servers, clock):
    assert all(fails(guarded) for _ in range(50))
    assert servers.asked == 1
    clock.now += 9.9
    assert fails(guarded)
    assert servers.asked == 1


def test_after_each_pause_one_reader_tries_again(guarded, servers, clock):
    fails(guarded)
    for tries in range(2, 5):
        clock.now += 10.0
        assert all(fails(guarded) for _ in range(20))
        assert servers.asked == tries


def test_servers_that_are_back_answer_everybody_again(guarded, servers, clock):
    fails(guarded)
    servers.failure = None
    clock.now += 10.0
    assert [guarded.search(EngineQuery()).total for _ in range(3)] == [1, 1, 1]


def test_an_index_that_must_be_rebuilt_does_not_count_as_down(guarded, servers):
    servers.failure = EngineNotReady()
    for _ in range(3):
        with pytest.raises(EngineNotReady):
            guarded.search(EngineQuery())
    assert servers.asked == 3


def test_servers_that_are_back_without_the_index_are_asked_again_at_once(guarded, servers, clock):
    fails(guarded)
    servers.failure = EngineNotReady()
    clock.now += 10.0
    with pytest.raises(EngineNotReady):
        guarded.search(EngineQuery())
    servers.failure = None
    assert guarded.search(EngineQuery()).total == 1


def test_of_many_threads_one_tries_at_the_end_of_a_pause(clock):
    breaker = Breaker(10.0, clock)
    breaker.failed()
    clock.now += 10.0
    with ThreadPoolExecutor(8) as pool:
        allowed = list(pool.map(lambda _: breaker.may_try(), range(200)))
    assert allowed.count(True) == 1
