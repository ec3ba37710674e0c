"""How the indexes are: what each holds, what it should hold, and what waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.search_kinds import search_kinds
from search.engines.protocol import Engine, EngineHealth
from search.engines.select import engine_names, engines
from search.models import OutboxEntry


@dataclass(frozen=True, slots=True)
class IndexState:
    """One index of one channel; `expected` entries are what readers of the channel may see in the database."""

    engine: str
    channel: str
    health: EngineHealth
    expected: int


@dataclass(frozen=True, slots=True)
class QueueState:
    """What waits for one engine: how many rows, since when the oldest, and the last thing that went wrong."""

    engine: str
    waiting: int
    oldest: datetime | None
    last_error: str


def index_states() -> list[IndexState]:
    """Every index that this installation keeps."""
    return [_state_of(engine) for engine in engines()]


def queue_states() -> list[QueueState]:
    """The queue of every engine that this installation keeps."""
    return [_queue_of(name) for name in engine_names()]


def wrong_with_index(state: IndexState, *, waiting: int) -> str:
    """What is wrong with an index, in words; empty when nothing is. What waits explains a difference in number."""
    if not state.health.ready or state.health.detail:
        return state.health.detail or "not ready"
    if state.health.entries != state.expected and not waiting:
        return f"{state.expected} entries expected and nothing waits: reconcile_search_index"
    return ""


def wrong_with_queue(state: QueueState, *, now: datetime, patience: timedelta) -> str:
    """What is wrong with a queue whose rows should not wait longer than `patience`; empty when nothing is."""
    if state.oldest is None or now - state.oldest <= patience:
        return ""
    minutes = int((now - state.oldest).total_seconds() // 60)
    return f"the oldest row waits for {minutes} minutes; {state.last_error or 'the worker does not run'}"


def _state_of(engine: Engine) -> IndexState:
    expected = sum(kind.visible(engine.channel).count() for kind in search_kinds)
    return IndexState(engine.name, engine.channel.value, engine.health(), expected)


def _queue_of(name: str) -> QueueState:
    rows = OutboxEntry.objects.filter(engine=name)
    oldest = rows.order_by("created_at").first()
    failed = rows.exclude(last_error="").order_by("-attempts").first()
    return QueueState(
        engine=name,
        waiting=rows.count(),
        oldest=oldest.created_at if oldest else None,
        last_error=failed.last_error if failed else "",
    )
