"""The embedded engine: Tantivy in the portal's own process, one folder per channel, no server (design 5).

Any number of processes read while one writes; readers see whole commits only. A killed writer leaves the last
commit. Readers notice a new commit or a rebuilt index at their next search.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy

from core.channels import Channel
from core.search_kinds import IndexEntry
from search.analysis.chain import terms_of
from search.engines.embedded_query import QueryBuilder
from search.engines.embedded_reader import IndexReader, open_index
from search.engines.embedded_schema import ALL, ENTRY_ROW, SCHEMA_VERSION, build_schema, documents_of, hit_of
from search.engines.folder import IndexFolder
from search.engines.protocol import (
    FACETS,
    NEWEST,
    OLDEST,
    RELEVANCE,
    EngineError,
    EngineHealth,
    EnginePage,
    EngineQuery,
    EngineResult,
    EngineText,
    Frequencies,
    Progress,
    Suggestion,
    WrongChannel,
)
from search.engines.terms import MAX_FACET_VALUES, MAX_FILE_PAGES, OWN_NUMBER_SCORE

WRITER_BYTES = 30_000_000
REBUILD_WRITER_BYTES = 200_000_000
LOCK_WAIT_SECONDS = 10.0
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
        rows = list(documents_of(allowed))  # all made before anything is taken out
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
        self.schema = build_schema()
        self._folder = IndexFolder(path, SCHEMA_VERSION)
        self.reader = IndexReader(self._folder)

    @contextmanager
    def batch(self) -> Iterator[EmbeddedBatch]:
        """See `protocol.Engine.batch`."""
        with self._folder.locked(wait_seconds=LOCK_WAIT_SECONDS):
            index = open_index(self._folder.current())
            with _writing(index, WRITER_BYTES) as writer:
                yield EmbeddedBatch(writer, self.channel)

    def rebuild(self, entries: Iterable[IndexEntry], progress: Progress | None = None) -> int:
        """See `protocol.Engine.rebuild`."""
        with self._folder.locked(wait_seconds=LOCK_WAIT_SECONDS):
            generation = self._folder.new_generation()
            index = tantivy.Index(self.schema, path=str(generation))
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
        searcher = self.reader.searcher()
        build = QueryBuilder(self.schema, searcher)
        ranks_numbers = query.number and query.sort == RELEVANCE  # sorted by day, the score is the day
        found = searcher.search(
            build.ranked(query), limit=query.limit, offset=query.offset, **_order(query.sort)
        )
        return EngineResult(
            total=_count(found),
            hits=tuple(
                hit_of(
                    _stored(searcher, address, "words"),
                    float(score),
                    is_own_number=bool(ranks_numbers) and score >= OWN_NUMBER_SCORE,
                    with_words=query.with_words,
                )
                for score, address in found.hits
            ),
            facets=_facets(searcher, build, query) if query.with_facets else {},
        )

    def texts(self, keys: Sequence[str], query: EngineQuery) -> Mapping[str, EngineText]:
        """See `protocol.Engine.texts`."""
        if not keys:
            return {}
        searcher = self.reader.searcher()
        build = QueryBuilder(self.schema, searcher)
        found = searcher.search(build.exact("key", keys), limit=len(keys), count=False).hits
        sources = [_source(searcher, address) for _, address in found]
        return {
            source["key"]: EngineText(
                source["title"],
                source["summary"],
                source["body"],
                _pages(searcher, build, query, source["key"]) if source["has_pages"] and query.asks else (),
            )
            for source in sources
        }

    def frequencies(self, asked: Mapping[str, Collection[str]]) -> Frequencies:
        """See `protocol.Engine.frequencies`."""
        searcher = self.reader.searcher()
        return Frequencies(
            entries=searcher.doc_freq("row", ENTRY_ROW),
            mean_length=self.reader.mean_length(searcher, self.schema),
            counts={
                field: {term: searcher.doc_freq(f"{ALL}{field}", term) for term in terms}
                for field, terms in asked.items()
            },
        )

    def suggest(
        self, typed: str, *, filters: Mapping[str, tuple[str, ...]], limit: int
    ) -> tuple[Suggestion, ...]:
        """See `protocol.Engine.suggest`."""
        words = [term.folded for term in terms_of(typed)]
        if not words:
            return ()
        searcher = self.reader.searcher()
        build = QueryBuilder(self.schema, searcher)
        found: dict[str, Suggestion] = {}
        for query in (build.of_number(typed, filters), build.of_title(words, filters)):
            newest = searcher.search(query, limit=limit, count=False, **_order(NEWEST)).hits
            for _, address in newest:
                source = _source(searcher, address)
                shown = {name: source[name] for name in ("key", "kind", "pk", "site_id", "title", "number")}
                found.setdefault(source["key"], Suggestion(**shown))
        return tuple(found.values())[:limit]

    def ids(self) -> set[str]:
        """See `protocol.Engine.ids`."""
        searcher = self.reader.searcher()
        living = tantivy.Query.all_query()
        return {key for key, _ in searcher.terms_with_prefix("key", "", filter_query=living)}

    def health(self) -> EngineHealth:
        """See `protocol.Engine.health`."""
        try:
            searcher = self.reader.searcher()
            rows = tantivy.Query.term_query(self.schema, "row", ENTRY_ROW, index_option="basic")
            return EngineHealth(ready=True, entries=_count(searcher.search(rows, limit=1)))
        except EngineError as error:
            return EngineHealth(ready=False, detail=str(error))


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


def _count(found: tantivy.SearchResult) -> int:
    return found.count or 0  # type: ignore[attr-defined]  # its stubs forgot it


def _stored(searcher: tantivy.Searcher, address: tantivy.DocAddress, field: str) -> bytes:
    return bytes(searcher.doc(address)[field][0])


def _source(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> dict[str, Any]:
    return json.loads(_stored(searcher, address, "source"))


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
