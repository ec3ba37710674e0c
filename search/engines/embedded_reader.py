"""The reading side of an embedded index: the last commit of the current generation, for all threads of a process."""

from __future__ import annotations

import threading
from pathlib import Path

import tantivy

from search.engines.embedded_schema import ENTRY_ROW
from search.engines.folder import IndexFolder
from search.engines.protocol import EngineNotReady

Stamp = tuple[Path, int]


class IndexReader:
    """Opens what `folder` says is current and follows its commits; safe to share between threads."""

    def __init__(self, folder: IndexFolder) -> None:
        self._folder = folder
        self._guard = threading.Lock()
        self._opened: tuple[Stamp, tantivy.Index] | None = None
        self._mean: tuple[Stamp, float] | None = None

    def searcher(self) -> tantivy.Searcher:
        """A view of the last commit; raises EngineNotReady without an index."""
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

    @property
    def stamp(self) -> Stamp | None:
        """What tells the commit read last from others; None before the first."""
        return self._opened[0] if self._opened else None

    def mean_length(self, searcher: tantivy.Searcher, schema: tantivy.Schema) -> float:
        """Words of an entry on average; counted once for each commit seen."""
        stamp = self.stamp
        if self._mean is not None and self._mean[0] == stamp:
            return self._mean[1]
        entries = tantivy.Query.term_query(schema, "row", ENTRY_ROW, index_option="basic")
        answer = searcher.aggregate(entries, {"mean": {"avg": {"field": "length"}}})
        mean = answer["mean"]["value"] or 1.0
        self._mean = (stamp, mean) if stamp else None
        return mean

    def _reload(self, generation: Path) -> tantivy.Searcher:
        stamp = (generation, (generation / "meta.json").stat().st_mtime_ns)
        if self._opened is None or self._opened[0][0] != generation:
            index = open_index(generation)
            index.config_reader("manual")
            index.reload()
            self._opened = (stamp, index)
        elif self._opened[0] != stamp:
            self._opened[1].reload()
            self._opened = (stamp, self._opened[1])
        return self._opened[1].searcher()


def open_index(generation: Path) -> tantivy.Index:
    """The index in the folder `generation`."""
    return tantivy.Index.open(str(generation))
