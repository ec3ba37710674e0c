"""In how many entries a word stands: asked of every part of an index, in one request."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import count
from typing import Any

from search.engines.cluster_access import ClusterAccess, cluster_errors
from search.engines.cluster_schema import ALL
from search.engines.protocol import Frequencies

EVERY_WORD = "all_folded"
"""The field that every entry has; its statistics are those of the entries."""
STATISTICS = {
    "term_statistics": True,
    "field_statistics": True,
    "positions": False,
    "offsets": False,
    "payloads": False,
}


class WordCounts:
    """The statistics of the index behind the alias `live`.

    A server tells those of one shard: the one that a document with the asked words would lie in. So each shard
    is sent such a document, by a routing that leads there. What was replaced or removed is still counted until the
    server tidies up, as in every engine of this kind.
    """

    def __init__(self, access: ClusterAccess, live: str) -> None:
        self._access = access
        self._live = live
        self._known_routings: tuple[str, ...] = ()

    def frequencies(self, asked: Mapping[str, Collection[str]]) -> Frequencies:
        """See `protocol.Engine.frequencies`."""
        document = {f"{ALL}{field}": " ".join(terms) for field, terms in asked.items() if terms}
        document.setdefault(EVERY_WORD, "-")
        with cluster_errors():
            documents = [
                {"doc": document, "fields": list(document), "routing": routing, **STATISTICS}
                for routing in self._routings()
            ]
            answers = self._access.reading.mtermvectors(index=self._live, docs=documents)["docs"]
        parts = [answer.get("term_vectors", {}) for answer in answers]
        known = [part[EVERY_WORD]["field_statistics"] for part in parts if EVERY_WORD in part]
        entries = sum(max(one["doc_count"], 0) for one in known)
        words = sum(max(one["sum_ttf"], 0) for one in known)
        return Frequencies(
            entries=entries,
            mean_length=words / entries if entries else 1.0,
            counts={
                field: {term: _count(parts, f"{ALL}{field}", term) for term in terms}
                for field, terms in asked.items()
            },
        )

    def _routings(self) -> tuple[str, ...]:
        """A routing for each shard; found out once."""
        if self._access.shards == 1:
            return ("0",)
        if not self._known_routings:
            client = self._access.reading
            wanted = len(client.search_shards(index=self._live)["shards"])
            found: dict[int, str] = {}
            for routing in map(str, count()):
                shard = client.search_shards(index=self._live, routing=routing)["shards"][0][0]["shard"]
                found.setdefault(shard, routing)
                if len(found) == wanted:
                    break
            self._known_routings = tuple(found.values())
        return self._known_routings


def _count(parts: Collection[Mapping[str, Any]], field: str, term: str) -> int:
    return sum(part.get(field, {}).get("terms", {}).get(term, {}).get("doc_freq", 0) for part in parts)
