"""Search in a large library: what a question costs in the engine, the second stage and the database (M04).

`BENCH_SEARCH_DOCUMENTS` says how many documents (100,000); `BENCH_SEARCH_FOLDER` keeps the embedded index there, and
a second run takes it as it is, and so the cluster's, for as long as the cluster runs. Where PORTAL_SEARCH_SERVERS
names a cluster, it is measured after the embedded engine.
"""

from __future__ import annotations

import os
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter

from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from bench.library import entries, entry, questions
from bench.search_readers import read_beside_a_writer
from bench.search_rows import add_rows
from bench.timing import Comparison
from core.channels import Channel
from core.settings.env import ENV
from search.engines.embedded import EmbeddedEngine
from search.engines.protocol import Engine
from search.evaluation.measuring import without_accents
from search.evaluation.metrics import percentile
from search.hits import checked_cards, texts_of_now
from search.params import SearchParams, clean_query
from search.pipeline import Answer, ask
from search.query import build_query
from search.second_stage import CANDIDATES
from tests.factories import make_site
from tests.search.cluster import admin, cluster_engine, names, remove_indexes
from tests.search.test_query_fuzz import PIECES

DOCUMENTS = int(os.environ.get("BENCH_SEARCH_DOCUMENTS", "100000"))
KEPT = os.environ.get("BENCH_SEARCH_FOLDER", "")
FUZZED, FUZZ_ROUNDS, FUZZ_MOST_MS = 10_000, 300, 200.0
QUESTIONS = 200
SECOND_STAGE_MS, SUGGEST_MS, REST_RATIO = 10.0, 50.0, 1.3
TOLD_EVERY = 5_000
FIRST_BATCHES = 10
"""One of them puts the parts together that a rebuild left; those after it are as they will be."""


def comparisons() -> Iterator[Comparison]:
    """The figures are printed; compared is what typing no accents costs."""
    site = make_site("tracuu")
    request = Client(headers={"host": f"wan-{site.code}.test"}).get("/tim-kiem/").wsgi_request
    add_rows(site, DOCUMENTS)
    asked = questions(QUESTIONS, DOCUMENTS)
    with _embedded() as (engine, path):
        _measure(engine, asked, request)
        print(read_beside_a_writer(engine, path, asked), flush=True)
        accented = build_query(SearchParams(q=asked[0]))
        folded = build_query(SearchParams(q=without_accents(asked[0])))
        yield Comparison(
            f"a sentence among {DOCUMENTS} documents",
            "with accents",
            lambda: engine.search(accented),
            "without",
            lambda: engine.search(folded),
            at_most=1.5,
        )
    print(_fuzz(), flush=True)
    if ENV.search_servers:
        with _cluster() as cluster:
            _measure(cluster, asked, request)
            print(read_beside_a_writer(cluster, Path(), asked), flush=True)


@contextmanager
def _embedded() -> Iterator[tuple[EmbeddedEngine, Path]]:
    with TemporaryDirectory() as folder:
        path = Path(KEPT or folder)
        engine = EmbeddedEngine(Channel.WAN, path)
        _fill(engine)
        _tell_size(engine, sum(file.stat().st_size for file in path.rglob("*") if file.is_file()))
        yield engine, path


@contextmanager
def _cluster() -> Iterator[Engine]:
    engine = cluster_engine(Channel.WAN, Path())
    try:
        _fill(engine)
        stored = admin().indices.stats(index=names(Channel.WAN).live)["_all"]
        _tell_size(engine, stored["primaries"]["store"]["size_in_bytes"])
        yield engine
    finally:
        if not KEPT:
            remove_indexes(Channel.WAN)


def _tell_size(engine: Engine, size: int) -> None:
    print(f"{engine.name}: {size / 1e6:.0f} MB of index", flush=True)


def _fill(engine: Engine) -> None:
    if engine.health().entries == DOCUMENTS:
        return
    start = perf_counter()

    def tell(count: int) -> None:
        if count % TOLD_EVERY == 0:
            print(
                f"{engine.name}: {count} of {DOCUMENTS} indexed, {perf_counter() - start:.0f} s", flush=True
            )

    engine.rebuild(entries(DOCUMENTS), tell)
    took = perf_counter() - start
    print(f"{engine.name}: {DOCUMENTS / took:.0f} documents indexed a second, {_memory()}", flush=True)
    slowest = max(_write_one(engine) for _ in range(FIRST_BATCHES))
    print(f"{engine.name}: slowest of the next {FIRST_BATCHES} batches {slowest:.1f} s", flush=True)


def _write_one(engine: Engine) -> float:
    """Seconds a batch of one entry takes."""
    start = perf_counter()
    with engine.batch() as batch:
        batch.upsert(entry(1))
    return perf_counter() - start


def _measure(engine: Engine, asked: Sequence[str], request: HttpRequest) -> None:
    """Ask every question once to warm up and once in earnest, and print what each part took."""
    times: dict[str, list[float]] = defaultdict(list)
    shown = 0
    for q in asked:
        _ask(engine, q)
        answer = _ask(engine, q)
        bare = replace(build_query(SearchParams(q=clean_query(q))), limit=CANDIDATES, with_words=True)
        typed = q[: random.Random(q).randint(2, 12)]
        begun = perf_counter()
        texts = engine.texts([hit.key for hit in answer.hits], answer.query)
        started = perf_counter()
        engine.search(bare)
        asked_bare = perf_counter()
        cards = checked_cards(answer.hits, Channel.WAN, request)
        texts_of_now(texts, cards, Channel.WAN, engine.name)
        checked = perf_counter()
        engine.suggest(typed, filters={}, limit=8)
        suggested = perf_counter()
        times["bare query"].append((asked_bare - started) * 1000)
        times["engine"].append(answer.timings.engine_ms)
        times["second stage"].append(answer.timings.second_ms)
        times["database"].append((checked - asked_bare) * 1000)
        times["texts to show"].append((started - begun) * 1000)
        times["suggestions"].append((suggested - checked) * 1000)
        shown += len(cards)
    print(f"{engine.name}, {DOCUMENTS} documents, {len(asked)} questions, {shown} hits checked, {_memory()}")
    _tell(times)


def _tell(times: dict[str, list[float]]) -> None:
    """Print the milliseconds of each part, and what was promised of them."""
    parts = ("engine", "second stage", "database")
    times["whole"] = [sum(one) for one in zip(*(times[name] for name in parts), strict=True)]
    for name, listed in times.items():
        print(f"  {name:14} p50 {_median(listed):8.2f} ms   p95 {_nearly_all(listed):8.2f} ms")
    rest = [engine + database for engine, database in zip(times["engine"], times["database"], strict=True)]
    measures = {"p50": _median, "p95": _nearly_all, "of all together": sum}
    for name, measure in measures.items():
        ratio = measure(rest) / measure(times["bare query"])
        print(f"  all but the second stage against the bare query, {name}: {_bound(ratio, REST_RATIO)}")
    print(f"  second stage p95: {_bound(percentile(times['second stage'], 0.95), SECOND_STAGE_MS)} ms")
    print(f"  suggestions p95: {_bound(percentile(times['suggestions'], 0.95), SUGGEST_MS)} ms", flush=True)


def _fuzz() -> str:
    """The slowest of many strange questions."""
    with TemporaryDirectory() as folder:
        engine = EmbeddedEngine(Channel.WAN, Path(folder))
        engine.rebuild(entries(min(FUZZED, DOCUMENTS)))
        slowest = (0.0, "")
        for place in range(FUZZ_ROUNDS):
            draw = random.Random(place)
            q = " ".join(draw.choices(PIECES + questions(4, FUZZED), k=draw.randint(1, 60)))
            started = perf_counter()
            _ask(engine, q)
            slowest = max(slowest, ((perf_counter() - started) * 1000, q))
    took, q = slowest
    return f"fuzz at {min(FUZZED, DOCUMENTS)} documents: slowest {_bound(took, FUZZ_MOST_MS)} ms: {q[:60]!r}"


def _ask(engine: Engine, q: str) -> Answer:
    return ask(engine, SearchParams(q=clean_query(q)), today=timezone.localdate())


def _median(values: Sequence[float]) -> float:
    return percentile(values, 0.5)


def _nearly_all(values: Sequence[float]) -> float:
    return percentile(values, 0.95)


def _bound(value: float, at_most: float) -> str:
    return f"{value:.2f} (at most {at_most:g}){'' if value <= at_most else '  ← too much'}"


def _memory() -> str:
    return f"{getrusage(RUSAGE_SELF).ru_maxrss / 1024:.0f} MB of memory at most"
