"""What is true of the embedded engine beside the contract: its folder, its lock, its crashes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap

import pytest

from core.channels import Channel
from search.engines import embedded
from search.engines.embedded import EmbeddedEngine
from search.engines.folder import IndexFolder
from search.engines.protocol import NEWEST, RELEVANCE, EngineBusy, EngineNotReady
from tests.search.contract import ask
from tests.search.entries import make_entry

HANGING_WRITER = textwrap.dedent(
    """
    import sys, time
    from pathlib import Path
    from core.channels import Channel
    from search.engines.embedded import EmbeddedEngine
    from tests.search.entries import make_entry

    with EmbeddedEngine(Channel.WAN, Path(sys.argv[1])).batch() as batch:
        batch.delete("document:1")
        batch.upsert(make_entry(2))
        print("writing", flush=True)
        time.sleep(60)
    """
)


@pytest.fixture
def engine(tmp_path):
    made = EmbeddedEngine(Channel.WAN, tmp_path)
    made.rebuild([make_entry(1)])
    return made


@pytest.fixture
def hanging_writer(engine, tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", HANGING_WRITER, str(tmp_path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"writing\n"
    yield process
    process.kill()
    process.wait()


def test_the_day_by_which_hits_are_sorted_is_not_taken_for_a_number(engine):
    engine.rebuild([make_entry(1, title="Kèm theo Quyết định 465-QĐ/TU")])
    for sort in (RELEVANCE, NEWEST):
        (hit,) = engine.search(ask("465-QĐ/TU", sort=sort)).hits
        assert not hit.is_own_number


def test_readers_are_undisturbed_while_another_process_writes(engine, hanging_writer):
    assert engine.ids() == {"document:1"}


def test_a_second_writer_is_told_that_another_process_writes(engine, hanging_writer, monkeypatch):
    monkeypatch.setattr(embedded, "LOCK_WAIT_SECONDS", 0.1)
    with pytest.raises(EngineBusy), engine.batch():
        pass


def test_a_killed_writer_leaves_the_last_commit_and_no_lock(engine, hanging_writer):
    hanging_writer.send_signal(signal.SIGKILL)
    hanging_writer.wait()
    assert engine.ids() == {"document:1"}
    with engine.batch() as batch:
        batch.upsert(make_entry(3))
    assert engine.ids() == {"document:1", "document:3"}


def test_an_index_of_another_schema_must_be_rebuilt(engine, tmp_path):
    marker = tmp_path / "current"
    marker.write_text(json.dumps({**json.loads(marker.read_text()), "schema": "0.0"}))
    assert not engine.health().ready
    with pytest.raises(EngineNotReady):
        engine.ids()
    engine.rebuild([make_entry(2)])
    assert engine.ids() == {"document:2"}


@pytest.mark.parametrize("content", ["", "{", "[]", '{"schema": 1}'])
def test_a_broken_marker_means_not_ready(engine, tmp_path, content):
    (tmp_path / "current").write_text(content)
    assert not engine.health().ready


def test_a_rebuild_sweeps_older_generations_away(engine, tmp_path):
    (tmp_path / "20200101000000-dead").mkdir()
    engine.rebuild([make_entry(2)])
    folder = IndexFolder(tmp_path, embedded.SCHEMA_VERSION)
    assert [path for path in tmp_path.iterdir() if path.is_dir()] == [folder.current()]
