"""The cluster engine: Elasticsearch, for provinces whose portal runs on several machines (design 5).

Any server 8 or 9 without a plugin will do: terms are made here (`rows`), the servers cut them at blanks, rank by
BM25 and count. Readers ask an alias that points to whole indexes only; what cannot be answered in full is not
answered.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from elasticsearch.helpers import scan

from core.channels import Channel
from core.search_kinds import IndexEntry
from search.analysis.chain import terms_of
from search.engines.cluster_access import ClusterAccess, cluster_errors
from search.engines.cluster_query import facet_counts, search_body, start_bodies, texts_body
from search.engines.cluster_schema import Names, hit_of, stored
from search.engines.cluster_words import WordCounts
from search.engines.cluster_writer import ClusterBatch, ClusterWriter
from search.engines.protocol import (
    EngineError,
    EngineHealth,
    EnginePage,
    EngineQuery,
    EngineResult,
    EngineText,
    Frequencies,
    Progress,
    Suggestion,
)

PAGE_SCORE_SHARE = 0.5
"""A page is named when it scores at least this share of the entry's best page."""
IDS_AT_ONCE = 5_000


class ClusterEngine:
    """The index of one channel in the cluster; safe to share between threads."""

    name = "cluster"

    def __init__(self, channel: Channel, access: ClusterAccess) -> None:
        self.channel = channel
        self._access = access
        self._live = Names(access.prefix, channel, access.purpose).live
        self._words = WordCounts(access, self._live)
        self._writer = ClusterWriter(channel, access)

    def batch(self) -> AbstractContextManager[ClusterBatch]:
        """See `protocol.Engine.batch`."""
        return self._writer.batch()

    def rebuild(self, entries: Iterable[IndexEntry], progress: Progress | None = None) -> int:
        """See `protocol.Engine.rebuild`."""
        return self._writer.rebuild(entries, progress)

    def remove(self) -> None:
        """Remove the index: for one that was made for a `purpose` that is over. Raises EngineError."""
        self._writer.remove()

    def search(self, query: EngineQuery) -> EngineResult:
        """See `protocol.Engine.search`."""
        answer = self._search(search_body(query))
        return EngineResult(
            total=answer["hits"]["total"]["value"],
            hits=tuple(hit_of(found, with_words=query.with_words) for found in answer["hits"]["hits"]),
            facets=facet_counts(answer["aggregations"]) if query.with_facets else {},
        )

    def texts(self, keys: Sequence[str], query: EngineQuery) -> Mapping[str, EngineText]:
        """See `protocol.Engine.texts`."""
        if not keys:
            return {}
        found = self._search(texts_body(keys, query))["hits"]["hits"]
        return {one["_id"]: _text_of(one) for one in found}

    def frequencies(self, asked: Mapping[str, Collection[str]]) -> Frequencies:
        """See `protocol.Engine.frequencies`."""
        return self._words.frequencies(asked)

    def suggest(
        self, typed: str, *, filters: Mapping[str, tuple[str, ...]], limit: int
    ) -> tuple[Suggestion, ...]:
        """See `protocol.Engine.suggest`."""
        words = [term.folded for term in terms_of(typed)]
        if not words:
            return ()
        found: dict[str, Suggestion] = {}
        for body in start_bodies(typed, words, filters, limit):
            for one in self._search(body)["hits"]["hits"]:
                facts = stored(one, "facts")
                shown = {name: facts[name] for name in ("key", "kind", "pk", "site_id", "title", "number")}
                found.setdefault(facts["key"], Suggestion(**shown))
        return tuple(found.values())[:limit]

    def ids(self) -> set[str]:
        """See `protocol.Engine.ids`."""
        with cluster_errors():
            found = scan(self._access.reading, index=self._live, size=IDS_AT_ONCE, _source=False)
            return {one["_id"] for one in found}

    def health(self) -> EngineHealth:
        """See `protocol.Engine.health`."""
        try:
            with cluster_errors():
                entries = self._access.reading.count(index=self._live)["count"]
        except EngineError as error:
            return EngineHealth(ready=False, detail=str(error))
        return EngineHealth(ready=True, entries=entries)

    def _search(self, body: dict[str, Any]) -> Any:
        with cluster_errors():
            return self._access.reading.search(
                index=self._live,
                source=False,
                # Some of the hits with some of the counts would be a wrong answer: rather none.
                allow_partial_search_results=False,
                preference=_copy_for(body),
                search_type="dfs_query_then_fetch" if self._access.shards > 1 else "query_then_fetch",
                **body,
            )


def _copy_for(body: Mapping[str, Any]) -> str:
    """Which copies of the shards answer: the same for every page of one question, spread over the questions."""
    return str(zlib.crc32(json.dumps(body["query"], ensure_ascii=True).encode()))


def _text_of(found: dict[str, Any]) -> EngineText:
    texts = stored(found, "source")
    pages = found.get("inner_hits", {}).get("pages", {}).get("hits", {}).get("hits", [])
    best = pages[0]["_score"] if pages else 0.0
    return EngineText(
        title=stored(found, "facts")["title"],
        summary=texts["summary"],
        body=texts["body"],
        pages=tuple(
            EnginePage(**stored(page, "pages.source"), score=float(page["_score"]))
            for page in pages
            if page["_score"] >= best * PAGE_SCORE_SHARE
        ),
    )
