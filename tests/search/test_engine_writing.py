"""How every engine must write, rebuild and answer for itself; one suite, run on each (design 5)."""

from __future__ import annotations

import pytest

from core.channels import Channel
from search.engines.protocol import EngineNotReady, WrongChannel
from tests.search.contract import ask, keys, put, texts, vanish
from tests.search.entries import make_entry, make_text


def test_an_entry_is_found_after_its_batch(engine):
    put(engine, make_entry(1))
    assert keys(engine, "nhuận bút") == ["document:1"]


def test_writing_an_entry_twice_keeps_one_with_the_newer_text(engine):
    put(engine, make_entry(1, title="Quy chế cũ"))
    put(engine, make_entry(1, title="Quy chế mới"), make_entry(1, title="Quy chế mới nhất"))
    assert engine.ids() == {"document:1"}
    assert keys(engine, "cũ") == []
    assert keys(engine, "mới nhất") == ["document:1"]


def test_a_deleted_entry_is_gone_with_its_pages(engine):
    put(engine, make_entry(1, files=(make_text("chi trả nhuận bút"),)), make_entry(2))
    with engine.batch() as batch:
        batch.delete("document:1")
        batch.delete("document:404")
    assert engine.ids() == {"document:2"}
    assert engine.search(ask("chi trả")).total == 0


def test_a_batch_that_fails_leaves_nothing_behind(engine):
    put(engine, make_entry(1))

    def fail() -> None:
        with engine.batch() as batch:
            batch.delete("document:1")
            batch.upsert(make_entry(2))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert engine.ids() == {"document:1"}


def test_another_reader_sees_what_this_writer_wrote(make_engine):
    writer, reader = make_engine(), make_engine(ready=False)
    assert reader.health().entries == 0
    put(writer, make_entry(1))
    assert reader.ids() == {"document:1"}
    writer.rebuild([make_entry(2)])
    assert reader.ids() == {"document:2"}


def test_without_an_index_the_engine_says_so(make_engine):
    engine = make_engine(ready=False)
    assert not engine.health().ready
    with pytest.raises(EngineNotReady):
        engine.search(ask("nhuận bút"))
    with pytest.raises(EngineNotReady), engine.batch():
        pass


def test_an_entry_of_the_other_network_is_refused(make_engine):
    engine = make_engine(Channel.INTERNET)
    with pytest.raises(WrongChannel):
        put(engine, make_entry(1, on_internet=False))
    assert engine.ids() == set()


def test_a_file_of_the_other_network_stays_out_of_an_open_entry(make_engine):
    engine = make_engine(Channel.INTERNET)
    closed = make_text("khung hệ số riêng", on_internet=False)
    put(engine, make_entry(1, files=(closed, make_text("khung hệ số chung", document_id=8))))
    assert keys(engine, "hệ số riêng") == []
    assert keys(engine, "hệ số chung") == ["document:1"]


def test_hostile_text_can_be_stored_and_given_back(engine):
    text = "Điều 1 <script>\x00 " + "a" * 70_000
    put(engine, make_entry(1, body=text))
    assert texts(engine, "nhuận bút")["document:1"].body == text


def test_a_rebuild_replaces_everything_at_once(engine):
    put(engine, make_entry(1))
    steps: list[int] = []
    assert engine.rebuild([make_entry(2), make_entry(3)], steps.append) == 2
    assert engine.ids() == {"document:2", "document:3"}
    assert steps[-1] == 2


def test_a_rebuild_that_fails_leaves_the_old_index(engine):
    put(engine, make_entry(1))

    def entries():
        yield make_entry(2)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        engine.rebuild(entries())
    assert engine.ids() == {"document:1"}


def test_health_counts_entries(engine):
    put(engine, make_entry(1, files=(make_text("một", "hai"),)), make_entry(2))
    health = engine.health()
    assert (health.ready, health.entries, health.detail) == (True, 2, "")


def test_an_index_that_vanished_is_reported_not_raised(make_engine, tmp_path):
    engine = make_engine()
    vanish(engine, tmp_path / Channel.WAN.value)
    assert not engine.health().ready
