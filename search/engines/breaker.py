"""A cluster that does not answer costs a reader a moment now and then, not every reader every time (design 5).

`Breaker` remembers that servers did not answer; `GuardedEngine` asks it before each question of a reader.
Writing goes past it: what waits in the outbox is tried by whoever empties it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import ParamSpec, TypeVar

from core.channels import Channel
from core.search_kinds import IndexEntry
from search.engines.protocol import (
    Batch,
    Engine,
    EngineDown,
    EngineError,
    EngineHealth,
    EngineQuery,
    EngineResult,
    EngineText,
    Frequencies,
    Progress,
    Suggestion,
)

PAUSE_SECONDS = 10.0
"""How long servers that did not answer are left alone."""

P = ParamSpec("P")
T = TypeVar("T")


class Breaker:
    """Open after a failure: nobody tries for `pause_seconds`, then one does while the others still do without.

    Safe to share between threads; `clock` gives seconds that never run backwards.
    """

    def __init__(
        self, pause_seconds: float = PAUSE_SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._pause = pause_seconds
        self._clock = clock
        self._guard = threading.Lock()
        self._next_try: float | None = None

    def may_try(self) -> bool:
        """Whether to ask now; of many that ask at the end of a pause one is told yes."""
        with self._guard:
            if self._next_try is None:
                return True
            now = self._clock()
            if now < self._next_try:
                return False
            self._next_try = now + self._pause
            return True

    def failed(self) -> None:
        """Note that nothing answered."""
        with self._guard:
            self._next_try = self._clock() + self._pause

    def succeeded(self) -> None:
        """Note that something answered."""
        with self._guard:
            self._next_try = None


class GuardedEngine:
    """`engine` for readers: what they ask raises EngineDown at once while `breaker` is open."""

    def __init__(self, engine: Engine, breaker: Breaker) -> None:
        self.name = engine.name
        self.channel: Channel = engine.channel
        self._engine = engine
        self._breaker = breaker

    def search(self, query: EngineQuery) -> EngineResult:
        """See `protocol.Engine.search`."""
        return self._ask(self._engine.search, query)

    def texts(self, keys: Sequence[str], query: EngineQuery) -> Mapping[str, EngineText]:
        """See `protocol.Engine.texts`."""
        return self._ask(self._engine.texts, keys, query)

    def frequencies(self, asked: Mapping[str, Collection[str]]) -> Frequencies:
        """See `protocol.Engine.frequencies`."""
        return self._ask(self._engine.frequencies, asked)

    def suggest(
        self, typed: str, *, filters: Mapping[str, tuple[str, ...]], limit: int
    ) -> tuple[Suggestion, ...]:
        """See `protocol.Engine.suggest`."""
        return self._ask(self._engine.suggest, typed, filters=filters, limit=limit)

    def batch(self) -> AbstractContextManager[Batch]:
        """See `protocol.Engine.batch`."""
        return self._engine.batch()

    def ids(self) -> set[str]:
        """See `protocol.Engine.ids`."""
        return self._engine.ids()

    def rebuild(self, entries: Iterable[IndexEntry], progress: Progress | None = None) -> int:
        """See `protocol.Engine.rebuild`."""
        return self._engine.rebuild(entries, progress)

    def health(self) -> EngineHealth:
        """See `protocol.Engine.health`."""
        return self._engine.health()

    def _ask(self, question: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        if not self._breaker.may_try():
            raise EngineDown("The servers did not answer a moment ago.")
        try:
            answer = question(*args, **kwargs)
        except EngineDown:
            self._breaker.failed()
            raise
        except EngineError:
            self._breaker.succeeded()  # a refusal is an answer too
            raise
        self._breaker.succeeded()
        return answer
