"""An index that only one evaluation sees, on either engine; it is gone when the evaluation ends."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from core.channels import Channel
from core.search_kinds import IndexEntry
from search.engines.cluster import ClusterEngine
from search.engines.cluster_access import ClusterAccess
from search.engines.embedded import EmbeddedEngine
from search.engines.protocol import Engine, Progress


@contextmanager
def _embedded() -> Iterator[Engine]:
    with TemporaryDirectory(prefix="search-evaluation-") as folder:
        yield EmbeddedEngine(Channel.WAN, Path(folder) / "index")


@contextmanager
def _cluster() -> Iterator[Engine]:
    purpose = f"evaluation-{uuid.uuid4().hex[:8]}"
    engine = ClusterEngine(
        Channel.WAN, replace(ClusterAccess.of(Channel.WAN), purpose=purpose, timeout_seconds=30.0)
    )
    try:
        yield engine
    finally:
        engine.remove()


EMPTY: dict[str, Callable[[], AbstractContextManager[Engine]]] = {"embedded": _embedded, "cluster": _cluster}
"""By name: an engine with an index of its own, nothing in it yet."""


@contextmanager
def own_index(name: str, entries: Sequence[IndexEntry], progress: Progress) -> Iterator[Engine]:
    """The engine `name` (of EMPTY), filled with `entries` and with nothing else. Raises EngineError."""
    with EMPTY[name]() as engine:
        engine.rebuild(entries, progress)
        yield engine
