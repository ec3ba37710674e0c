"""Which engines an installation keeps, and which of them answers (design 5).

The embedded index is always kept: where PORTAL_SEARCH_ENGINE says "cluster", it answers when the cluster does not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from django.conf import settings

from core.channels import SERVED_CHANNELS, Channel
from search.engines.breaker import Breaker, GuardedEngine
from search.engines.cluster import ClusterEngine
from search.engines.cluster_access import ClusterAccess
from search.engines.embedded import EmbeddedEngine
from search.engines.protocol import Engine

EMBEDDED, CLUSTER = "embedded", "cluster"


def engine_names() -> tuple[str, ...]:
    """The engines whose indexes are kept, the embedded one first: a cluster that is slow to fail holds nothing up."""
    return (EMBEDDED, CLUSTER) if settings.PORTAL_SEARCH_ENGINE == CLUSTER else (EMBEDDED,)


def is_fallback(name: str) -> bool:
    """Whether the engine `name` answered in the place of another that should have."""
    return bool(name) and name != engine_names()[-1]


def engine_for(channel: Channel, name: str = EMBEDDED) -> Engine:
    """The engine `name` with the index of `channel` (INTERNET or WAN)."""
    return _MAKERS[name](channel)


def answering(channel: Channel) -> list[Engine]:
    """The engines that may answer a reader of `channel`, the first that can does."""
    embedded = engine_for(channel)
    if CLUSTER not in engine_names():
        return [embedded]
    return [GuardedEngine(engine_for(channel, CLUSTER), _breaker(channel)), embedded]


def engines(name: str | None = None) -> list[Engine]:
    """All indexes to be kept, or those of the engine `name`: one for each channel this installation serves (A04); an
    Internet process keeps no WAN index.
    """
    only = settings.PORTAL_CHANNEL
    served = [channel for channel in SERVED_CHANNELS if only in ("", channel.value)]
    return [
        engine_for(channel, kept) for kept in engine_names() if name in (None, kept) for channel in served
    ]


def embedded_engine(channel: Channel) -> EmbeddedEngine:
    """The embedded engine of `channel`: it stands beside every other and knows the words of the index."""
    return _embedded_in(Path(settings.PORTAL_SEARCH_DIR), channel)


@cache
def _embedded_in(folder: Path, channel: Channel) -> EmbeddedEngine:
    """One for the life of the process: its reader keeps the index open."""
    return EmbeddedEngine(channel, folder / channel.value)


def _cluster_engine(channel: Channel) -> ClusterEngine:
    return _cluster_over(ClusterAccess.of(channel), channel)


@cache
def _cluster_over(access: ClusterAccess, channel: Channel) -> ClusterEngine:
    """One for the life of the process: its connections stay open."""
    return ClusterEngine(channel, access)


@cache
def _breaker(channel: Channel) -> Breaker:
    """One for each channel of a process: each has a user of its own, and one may be refused alone."""
    return Breaker()


_MAKERS: Mapping[str, Callable[[Channel], Engine]] = {
    EMBEDDED: embedded_engine,
    CLUSTER: _cluster_engine,
}
