"""In how many entries a word stands: asked of every part of an index, in one request, and remembered for a while."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from search.engines.cluster_access import ClusterAccess, cluster_errors
from search.engines.cluster_schema import ALL
from search.engines.protocol import Frequencies

KEPT_SECONDS = 300.0
"""Ranks hardly feel what a few minutes add to an index, and titles share most of their words."""
EVERY_WORD = "all_folded"
"""The field that every entry has; its statistics are those of the entries."""
STATISTICS = {
    "term_statistics": True,
    "field_statistics": True,
    "positions": False,
    "offsets": False,
    "payloads": False,
}


@dataclass(slots=True)
class _Known:
    """What was asked since `since`; threads that ask the same at once both write the same."""

    since: float
    entries: int = 0
    mean_length: float = 1.0
    counts: dict[tuple[str, str], int] = field(default_factory=dict)


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
        self._known: _Known | None = None

    def frequencies(self, asked: Mapping[str, Collection[str]]) -> Frequencies:
        """See `protocol.Engine.frequencies`; counts may be KEPT_SECONDS old."""
        known = self._known
        if known is None or time.monotonic() - known.since > KEPT_SECONDS:
            known = _Known(time.monotonic())
        new = {
            name: [term for term in terms if (name, term) not in known.counts]
            for name, terms in asked.items()
        }
        if any(new.values()) or not known.entries:
            self._ask(known, new)
            self._known = known
        return Frequencies(
            entries=known.entries,
            mean_length=known.mean_length,
            counts={
                name: {term: known.counts[name, term] for term in terms} for name, terms in asked.items()
            },
        )

    def _ask(self, known: _Known, asked: Mapping[str, Collection[str]]) -> None:
        document = {f"{ALL}{name}": " ".join(terms) for name, terms in asked.items() if terms}
        document.setdefault(EVERY_WORD, "-")
        with cluster_errors():
            documents = [
                {"doc": document, "fields": list(document), "routing": routing, **STATISTICS}
                for routing in self._routings()
            ]
            answers = self._access.reading.mtermvectors(index=self._live, docs=documents)["docs"]
        parts = [answer.get("term_vectors", {}) for answer in answers]
        fields = [part[EVERY_WORD]["field_statistics"] for part in parts if EVERY_WORD in part]
        known.entries = sum(max(one["doc_count"], 0) for one in fields)
        words = sum(max(one["sum_ttf"], 0) for one in fields)
        known.mean_length = words / known.entries if known.entries else 1.0
        known.counts |= {
            (name, term): _count(parts, f"{ALL}{name}", term)
            for name, terms in asked.items()
            for term in terms
        }

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
