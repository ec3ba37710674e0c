"""Four processes that read one index while a fifth writes to it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

from bench.library import entry
from core.settings.env import PROJECT_DIR
from search.engines.protocol import Engine
from search.evaluation.metrics import percentile

READERS, OF_A_BATCH = 4, 10
PROGRAM = """
import sys, time, datetime
import django
django.setup()
from pathlib import Path
from core.channels import Channel
from search.engines.embedded import EmbeddedEngine
from search.params import SearchParams
from search.pipeline import ask
from tests.search.cluster import cluster_engine
engine = (EmbeddedEngine if sys.argv[1] == "embedded" else cluster_engine)(Channel.WAN, Path(sys.argv[2]))
for q in sys.stdin.read().splitlines():
    start = time.perf_counter()
    ask(engine, SearchParams(q=q), today=datetime.date.today())
    print((time.perf_counter() - start) * 1000)
"""


def read_beside_a_writer(engine: Engine, path: Path, asked: Sequence[str]) -> str:
    """Answers a second and their times while batches are written all the time."""
    over = Event()
    written: list[int] = []
    writer = Thread(target=_write, args=(engine, over, written))
    start = perf_counter()
    writer.start()
    try:
        times = _read(engine.name, path, asked)
    finally:
        over.set()
        writer.join()
    took = perf_counter() - start
    return (
        f"{engine.name}, {READERS} processes reading beside a writer: p50 {percentile(times, 0.5):.2f} ms, "
        f"p95 {percentile(times, 0.95):.2f} ms, {len(times) / took:.0f} answers a second, "
        f"{sum(written) / took:.0f} documents written a second"
    )


def _read(engine: str, path: Path, asked: Sequence[str]) -> list[float]:
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, engine, str(path)],
            cwd=PROJECT_DIR,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(READERS)
    ]
    for reader in readers:
        assert reader.stdin
        reader.stdin.write("\n".join(asked))
        reader.stdin.close()
    times: list[float] = []
    for reader in readers:
        assert reader.stdout
        times += [float(line) for line in reader.stdout.read().split()]
        reader.wait()
    return times


def _write(engine: Engine, over: Event, written: list[int]) -> None:
    place = 0
    while not over.is_set():
        with engine.batch() as batch:
            for _ in range(OF_A_BATCH):
                place += 1
                batch.upsert(replace(entry(place), title=f"{entry(place).title} mới"))
        written.append(OF_A_BATCH)
