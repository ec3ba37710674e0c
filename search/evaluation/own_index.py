"""An index that only one evaluation sees, on either engine; it is gone when the evaluation ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from core.channels import Channel
from core.search_kinds import IndexEntry
from search.engines.embedded import EmbeddedEngine
from search.engines.protocol import Engine, Progress


@contextmanager
def _embedded() -> Iterator[Engine]:
    with TemporaryDirectory(prefix="search-evaluation-") as folder:
        yield EmbeddedEngine(Channel.WAN, Path(folder) / "index")


EMPTY: dict[str, Callable[[], AbstractContextManager[Engine]]] = {"embedded": _embedded}
"""By name: an engine with an index of its own, nothing in it yet."""


@contextmanager
def own_index(name: str, entries: Sequence[IndexEntry], progress: Progress) -> Iterator[Engine]:
    """The engine `name` (of EMPTY), filled with `entries` and with nothing else. Raises EngineError."""
    with EMPTY[name]() as engine:
        engine.rebuild(entries, progress)
        yield engine
