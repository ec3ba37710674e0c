"""The engines every contract test runs on, and how the tests talk to them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from core.channels import Channel
from core.search_kinds import IndexEntry
from search.engines.embedded import EmbeddedEngine
from search.engines.protocol import Engine, EngineQuery, EngineText
from search.params import SearchParams
from search.query import build_query
from tests.search.cluster import cluster_engine, remove_indexes

ENGINES: dict[str, Callable[[Channel, Path], Engine]] = {
    "embedded": EmbeddedEngine,
    "cluster": cluster_engine,
}


def put(engine: Engine, *entries: IndexEntry) -> None:
    """Write the entries in one batch."""
    with engine.batch() as batch:
        for entry in entries:
            batch.upsert(entry)


def ask(q: str, **fields: object) -> EngineQuery:
    """The query of a reader who typed `q`, with `fields` replaced."""
    return replace(build_query(SearchParams(q=q)), **fields)


def keys(engine: Engine, query: EngineQuery | str) -> list[str]:
    """The keys found, best first."""
    found = engine.search(ask(query) if isinstance(query, str) else query)
    return [hit.key for hit in found.hits]


def texts(engine: Engine, q: str) -> Mapping[str, EngineText]:
    """The texts of what is found for `q`, by key."""
    query = ask(q)
    return engine.texts([hit.key for hit in engine.search(query).hits], query)


def vanish(engine: Engine, path: Path) -> None:
    """Let the index of `engine` be gone, as if somebody had removed it by hand."""
    if engine.name == "cluster":
        remove_indexes(engine.channel)
    else:
        shutil.rmtree(path, ignore_errors=True)


def emptied(engine: Engine) -> Engine:
    """`engine` with an index that holds nothing; one that is there is emptied, which is faster than a new one."""
    if engine.health().ready:
        with engine.batch() as batch:
            for key in engine.ids():
                batch.delete(key)
    else:
        engine.rebuild([])
    return engine
