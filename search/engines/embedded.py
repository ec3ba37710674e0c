"""The embedded engine: Tantivy in the portal's own process, one folder per channel, no server (design 5).

Any number of processes read while one writes; readers see whole commits only. A killed writer leaves the last
commit. Readers notice a new commit or a rebuilt index at their next search.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy

from core.channels import Channel
from core.search_kinds import IndexEntry
from search.engines.embedded_query import QueryBuilder
from search.engines.embedded_schema import ENTRY_ROW, SCHEMA_VERSION, build_schema, rows_of
from search.engines.folder import IndexFolder
from search.engines.protocol import (
    FACETS,
    NEWEST,
    OLDEST,
    EngineError,
    EngineHealth,
    EngineHit,
    EngineNotReady,
    EnginePage,
    EngineQuery,
    EngineResult,
    Progress,
    WrongChannel,
)

WRITER_BYTES = 30_000_000
REBUILD_WRITER_BYTES = 200_000_000
LOCK_WAIT_SECONDS = 10.0
MAX_FACET_VALUES = 200
MAX_FILE_PAGES = 8
"""Pages named under one hit; a reader who needs more opens the file."""
PAGE_SCORE_SHARE = 0.5
"""A page is named when it scores at least this share of the entry's best page."""
PROGRESS_EVERY = 100


class EmbeddedBatch:
    """Writes of one batch; see `protocol.Batch`."""

    def __init__(self, writer: tantivy.IndexWriter, channel: Channel) -> None:
        self._writer = writer
        self._channel = channel

    def upsert(self, entry: IndexEntry) -> None:
        """Write `entry` as its channel may hold it, replacing what stood under its key."""
        allowed = entry.on_channel(self._channel)
        if allowed is None:
            raise WrongChannel(f"{entry.key} may not enter the index of {self._channel.value}.")
        rows = list(rows_of(allowed))  # all made before anything is taken out
        self.delete(entry.key)
        for row in rows:
            self._writer.add_document(row)

    def delete(self, key: str) -> None:
        """Take out the entry of `key` with its file pages."""
        self._writer.delete_documents_by_term("owner", key)


class EmbeddedEngine:
    """Tantivy for one channel in `path`; safe to share between threads."""

    name = "embedded"

    def __init__(self, channel: Channel, path: Path) -> None:
        self.channel = channel
        self._schema = build_schema()
        self._folder = IndexFolder(path, SCHEMA_VERSION)
        self._guard = threading.Lock()
        self._opened: tuple[Path, int, tantivy.Index] | None = None

    @contextmanager
    def batch(self) -> Iterator[EmbeddedBatch]:
        """See `protocol.Engine.batch`."""
        with self._folder.locked(wait_seconds=LOCK_WAIT_SECONDS):
            index = _open(self._folder.current())
            with _writing(index, WRITER_BYTES) as writer:
                yield EmbeddedBatch(writer, self.channel)

    def rebuild(self, entries: Iterable[IndexEntry], progress: Progress | None = None) -> int:
        """See `protocol.Engine.rebuild`."""
        with self._folder.locked(wait_seconds=LOCK_WAIT_SECONDS):
            generation = self._folder.new_generation()
            index = tantivy.Index(self._schema, path=str(generation))
            count = 0
            with _writing(index, REBUILD_WRITER_BYTES) as writer:
                batch = EmbeddedBatch(writer, self.channel)
                for count, entry in enumerate(entries, start=1):
                    batch.upsert(entry)
                    if progress and count % PROGRESS_EVERY == 0:
                        progress(count)
            self._folder.make_current(generation)
        if progress:
            progress(count)
        return count

    def search(self, query: EngineQuery) -> EngineResult:
        """See `protocol.Engine.search`."""
        searcher = self._searcher()
        build = QueryBuilder(self._schema, searcher)
        found = searcher.search(
            build.ranked(query), limit=query.limit, offset=query.offset, **_order(query.sort)
        )
        sources = [(score, _source(searcher, address)) for score, address in found.hits]
        return EngineResult(
            total=_count(found),
            hits=tuple(self._hit(searcher, build, query, score, source) for score, source in sources),
            facets=_facets(searcher, build, query),
        )

    def ids(self) -> set[str]:
        """See `protocol.Engine.ids`."""
        searcher = self._searcher()
        living = tantivy.Query.all_query()
        return {key for key, _ in searcher.terms_with_prefix("key", "", filter_query=living)}

    def health(self) -> EngineHealth:
        """See `protocol.Engine.health`."""
        try:
            searcher = self._searcher()
            rows = tantivy.Query.term_query(self._schema, "row", ENTRY_ROW, index_option="basic")
            return EngineHealth(ready=True, entries=_count(searcher.search(rows, limit=1)))
        except EngineError as error:
            return EngineHealth(ready=False, detail=str(error))

    def _searcher(self) -> tantivy.Searcher:
        """A view of the last commit of the current generation."""
        with self._guard:
            try:
                return self._reload(self._folder.current())
            except (OSError, ValueError):
                # A rebuild swept the generation away between reading the marker and opening it: once more.
                self._opened = None
            try:
                return self._reload(self._folder.current())
            except (OSError, ValueError) as error:
                raise EngineNotReady(f"The index cannot be opened: {error}") from error

    def _reload(self, generation: Path) -> tantivy.Searcher:
        stamp = (generation / "meta.json").stat().st_mtime_ns
        if self._opened is None or self._opened[0] != generation:
            index = _open(generation)
            index.config_reader("manual")
            self._opened = (generation, stamp, index)
            index.reload()
        elif self._opened[1] != stamp:
            self._opened[2].reload()
            self._opened = (generation, stamp, self._opened[2])
        return self._opened[2].searcher()

    def _hit(
        self,
        searcher: tantivy.Searcher,
        build: QueryBuilder,
        query: EngineQuery,
        score: float,
        source: dict[str, Any],
    ) -> EngineHit:
        asked = bool(query.terms or query.number)
        pages = _pages(searcher, build, query, source["key"]) if source["has_pages"] and asked else ()
        shown = {name: source[name] for name in ("key", "kind", "pk", "site_id", "title", "summary", "body")}
        return EngineHit(**shown, score=float(score), pages=pages)


@contextmanager
def _writing(index: tantivy.Index, heap_bytes: int) -> Iterator[tantivy.IndexWriter]:
    """A writer whose work is committed at the end, or thrown away when anything went wrong."""
    writer = index.writer(heap_size=heap_bytes, num_threads=1)
    try:
        yield writer
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    finally:
        writer.wait_merging_threads()


def _open(generation: Path) -> tantivy.Index:
    return tantivy.Index.open(str(generation))


def _count(found: tantivy.SearchResult) -> int:
    return found.count or 0  # type: ignore[attr-defined]  # its stubs forgot it


def _source(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> dict[str, Any]:
    return json.loads(bytes(searcher.doc(address)["source"][0]))


def _order(sort: str) -> dict[str, Any]:
    orders = {NEWEST: tantivy.Order.Desc, OLDEST: tantivy.Order.Asc}
    return {"order_by_field": "day", "order": orders[sort]} if sort in orders else {}


def _facets(searcher: tantivy.Searcher, build: QueryBuilder, query: EngineQuery) -> dict[str, dict[str, int]]:
    """Counts by facet; facets without a filter of their own are counted together."""
    filtered = [name for name in FACETS if query.filters.get(name)]
    groups = [[name for name in FACETS if name not in filtered], *([name] for name in filtered)]
    counts: dict[str, dict[str, int]] = {}
    for group in groups:
        wanted = {name: {"terms": {"field": name, "size": MAX_FACET_VALUES}} for name in group}
        without = group[0] if group and group[0] in filtered else ""
        answer = searcher.aggregate(build.matching(query, without_filter=without), wanted) if group else {}
        for name in group:
            counts[name] = {bucket["key"]: bucket["doc_count"] for bucket in answer[name]["buckets"]}
    return counts


def _pages(
    searcher: tantivy.Searcher, build: QueryBuilder, query: EngineQuery, key: str
) -> tuple[EnginePage, ...]:
    found = searcher.search(build.pages_of(key, query), limit=MAX_FILE_PAGES, count=False).hits
    best = found[0][0] if found else 0.0
    return tuple(
        EnginePage(**_source(searcher, address), score=float(score))
        for score, address in found
        if score >= best * PAGE_SCORE_SHARE
    )
