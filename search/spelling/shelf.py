"""The vocabularies of this process, one for each embedded index, made anew when the index has changed."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from functools import partial
from weakref import WeakKeyDictionary

import tantivy

from search.engines.embedded import EmbeddedEngine
from search.engines.embedded_reader import Stamp
from search.engines.embedded_schema import ALL, ENTRY_ROW, TITLE
from search.spelling.vocabulary import Vocabulary, counts_of

RESTS = 50
"""A vocabulary is not made anew before so many times of what its making took: 20 ms of work at most every second."""
MAX_WORDS = 200_000


@dataclass(frozen=True, slots=True)
class _Kept:
    vocabulary: Vocabulary
    stamp: Stamp | None
    due: float


_kept: WeakKeyDictionary[EmbeddedEngine, _Kept] = WeakKeyDictionary()
_making = threading.Lock()


def vocabulary_of(engine: EmbeddedEngine) -> Vocabulary:
    """The words of the living entries of `engine`; raises EngineError without an index.

    While another thread makes a new one, the old one answers: what is offered is proved by a search anyway.
    """
    kept = _kept.get(engine)
    searcher = engine.reader.searcher()
    stamp = engine.reader.stamp
    if kept and (kept.stamp == stamp or time.monotonic() < kept.due):
        return kept.vocabulary
    if not _making.acquire(blocking=kept is None) and kept:
        return kept.vocabulary
    try:
        started = time.monotonic()
        vocabulary = _read(engine, searcher)
        ended = time.monotonic()
        _kept[engine] = _Kept(vocabulary, stamp, ended + RESTS * (ended - started))
        return vocabulary
    finally:
        _making.release()


def _read(engine: EmbeddedEngine, searcher: tantivy.Searcher) -> Vocabulary:
    living = tantivy.Query.term_query(engine.schema, "row", ENTRY_ROW, index_option="basic")
    read = partial(searcher.terms_with_prefix, prefix="", filter_query=living, limit=MAX_WORDS)
    return Vocabulary(
        accented=counts_of(read(f"{ALL}accented")),
        folded=counts_of(read(f"{ALL}folded")),
        titles=counts_of(read(f"{TITLE}folded")),
        entries=searcher.doc_freq("row", ENTRY_ROW),
    )
