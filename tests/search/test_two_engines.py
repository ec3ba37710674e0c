"""An installation with a cluster keeps two indexes for each channel; neither holds up the other (design 5).

A second embedded index stands in for the cluster where only the bookkeeping is looked at; what a real cluster
does when nodes die is tested in `test_cluster_failures.py`.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import Mock

import pytest
from django.core.management import CommandError, call_command

from core.channels import Channel
from search.engines import select
from search.engines.embedded import EmbeddedEngine
from search.engines.protocol import EngineBusy, EngineDown, EngineError
from search.models import OutboxEntry
from search.services import outbox
from search.services import sync as sync_module
from search.services.drain import outbox_drain
from search.services.sync import Reference, write_references
from tests.factories import make_site
from tests.search.contract import ask
from tests.search.entries import make_entry
from tests.search.factories import live_article, search, take_down

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


class SecondEngine(EmbeddedEngine):
    """In the cluster's place; `failure` is what its servers do to whoever asks."""

    name = "cluster"
    failure: EngineError | None = None

    def batch(self):
        self.fail()
        return super().batch()

    def search(self, query):
        self.fail()
        return super().search(query)

    def ids(self):
        self.fail()
        return super().ids()

    def rebuild(self, entries, progress=None):
        self.fail()
        return super().rebuild(entries, progress)

    def fail(self):
        if self.failure:
            raise self.failure


@pytest.fixture
def second(settings, search_dir, monkeypatch) -> dict[Channel, SecondEngine]:
    """The second engine of each channel; kept from the start."""
    made = {
        channel: SecondEngine(channel, search_dir / f"second-{channel.value}")
        for channel in (Channel.INTERNET, Channel.WAN)
    }
    monkeypatch.setattr(select, "_MAKERS", {**select._MAKERS, select.CLUSTER: made.__getitem__})
    select._breaker.cache_clear()
    settings.PORTAL_SEARCH_ENGINE = "cluster"
    return made


@pytest.fixture
def site(second):
    made = make_site("tuyengiao")
    outbox_drain()
    return made


def fail_with(second: dict[Channel, SecondEngine], failure: EngineError | None) -> None:
    for engine in second.values():
        engine.failure = failure


def holders(key: str) -> set[str]:
    return {f"{engine.name} {engine.channel.value}" for engine in select.engines() if key in engine.ids()}


ALL = {"embedded internet", "embedded wan", "cluster internet", "cluster wan"}


def test_a_change_waits_once_for_each_engine(site):
    page = live_article(site, "Tin")
    waiting = OutboxEntry.objects.filter(kind="article", object_id=page.pk)
    assert set(waiting.values_list("engine", flat=True)) == {"embedded", "cluster"}


def test_what_is_withdrawn_leaves_every_index_in_one_run(site):
    page = live_article(site, "Tin")
    outbox_drain()
    assert holders(f"article:{page.pk}") == ALL
    take_down(page)
    outbox_drain()
    assert holders(f"article:{page.pk}") == set()


@pytest.mark.parametrize("failure", [EngineDown("no answer"), EngineBusy("a rebuild")])
def test_an_engine_that_cannot_be_written_holds_nothing_up_and_misses_nothing(site, second, failure):
    fail_with(second, failure)
    page = live_article(site, "Tin")
    outbox_drain()
    assert set(OutboxEntry.objects.values_list("engine", flat=True)) == {"cluster"}
    fail_with(second, None)
    assert holders(f"article:{page.pk}") == {"embedded internet", "embedded wan"}
    outbox_drain()
    assert holders(f"article:{page.pk}") == ALL
    assert not OutboxEntry.objects.exists()


def test_waiting_for_a_cluster_rewrites_no_embedded_index(site, second, search_dir):
    fail_with(second, EngineDown("no answer"))
    live_article(site, "Tin")
    outbox_drain()
    before = {path: path.stat().st_mtime_ns for path in (search_dir / "wan").rglob("meta.json")}
    report = outbox_drain()
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert (report.written, report.down) == (0, ("cluster",))


def test_rows_of_a_cluster_that_is_down_say_why_they_wait(site, second):
    fail_with(second, EngineDown("no answer"))
    live_article(site, "Tin")
    outbox_drain()
    outbox_drain()
    assert set(OutboxEntry.objects.values_list("attempts", "last_error")) == {(2, "EngineDown: no answer")}


def test_one_network_that_is_refused_holds_up_no_other(site, second):
    page = live_article(site, "Tin")
    second[Channel.INTERNET].failure = EngineDown("no such user")
    outbox_drain()
    second[Channel.INTERNET].failure = None
    assert holders(f"article:{page.pk}") == ALL - {"cluster internet"}


def test_a_batch_the_engine_refuses_is_written_without_what_it_refuses(site, second, monkeypatch):
    pages = [live_article(site, f"Tin {number}") for number in range(5)]
    bad = f"article:{pages[3].pk}"
    _refuse(monkeypatch, bad)
    errors = write_references([Reference("article", page.pk) for page in pages], "cluster")
    assert errors == {Reference("article", pages[3].pk): "EngineError: refused"}
    assert second[Channel.WAN].ids() >= {f"article:{page.pk}" for page in pages} - {bad}
    assert bad not in second[Channel.WAN].ids()


def _refuse(monkeypatch, bad: str) -> None:
    """Let the second engine refuse, at the end of a batch, every batch with the entry `bad`."""
    plain = EmbeddedEngine.batch

    @contextmanager
    def batch(engine):
        with plain(engine) as writing:
            names: list[str] = []
            upsert = writing.upsert
            writing.upsert = lambda entry: (names.append(entry.key), upsert(entry))
            yield writing
            if bad in names:
                raise EngineError("refused")

    monkeypatch.setattr(SecondEngine, "batch", batch)


def test_rows_of_an_engine_nobody_keeps_any_more_are_removed(site, settings):
    live_article(site, "Tin")
    settings.PORTAL_SEARCH_ENGINE = "embedded"
    outbox_drain()
    assert not OutboxEntry.objects.exists()


def test_writing_one_page_twice_changes_nothing(site):
    page = live_article(site, "Tin")
    for _ in range(2):
        for name in select.engine_names():
            assert sync_module.write_references([sync_module.Reference("article", page.pk)], name) == {}
        assert holders(f"article:{page.pk}") == ALL
        assert {engine.search(ask("Tin")).total for engine in select.engines()} == {1}


def test_a_later_change_of_another_transaction_does_not_stop_the_run(
    site, monkeypatch, django_capture_on_commit_callbacks
):
    task = Mock()
    monkeypatch.setattr(outbox, "drain_search_outbox", task)
    with django_capture_on_commit_callbacks(execute=True):
        live_article(site, "Tin")
        OutboxEntry.objects.create(kind="article", object_id=404)  # another process, committed before us
    task.enqueue.assert_called_once_with()


def test_the_cluster_answers_and_the_embedded_index_in_its_place(client, site, second):
    live_article(site, "Quy chế nhuận bút")
    found = search(client, "nhuận bút", "tuyengiao.test")
    assert (found.total, found.is_fallback) == (1, False)
    fail_with(second, EngineDown("no answer"))
    found = search(client, "nhuận bút", "tuyengiao.test")
    assert (found.total, found.is_fallback, found.unavailable) == (1, True, False)


def test_an_embedded_index_that_is_meant_to_answer_is_no_fallback(client, site, settings):
    settings.PORTAL_SEARCH_ENGINE = "embedded"
    live_article(site, "Quy chế nhuận bút")
    assert not search(client, "nhuận bút", "tuyengiao.test").is_fallback


def test_the_nightly_run_reconciles_the_others_when_one_is_down(site, second, capsys):
    page = live_article(site, "Tin")
    outbox_drain()
    for channel in second:
        with select.engine_for(channel).batch() as batch:
            batch.delete(f"article:{page.pk}")
            batch.upsert(make_entry(404))
    fail_with(second, EngineDown("no answer"))
    with pytest.raises(CommandError, match="cluster internet: no answer; cluster wan: no answer"):
        call_command("reconcile_search_index")
    assert "embedded wan: 1 removed, 1 added" in capsys.readouterr().out


def test_what_is_published_while_reconciling_is_no_stranger(site, monkeypatch):
    engine = select.engine_for(Channel.WAN)
    page = live_article(site, "Tin")
    outbox_drain()
    now = sync_module._wanted
    answers = iter([{}])  # the first list was read before the page went up
    monkeypatch.setattr(sync_module, "_wanted", lambda channel: next(answers, None) or now(channel))
    assert sync_module.reconcile(engine).strangers == 0
    assert f"article:{page.pk}" in engine.ids()


def test_one_engine_of_one_network_is_rebuilt_alone(site, capsys):
    call_command("rebuild_search_index", engine="cluster", channel="wan")
    said = capsys.readouterr().out
    assert "cluster wan: " in said
    assert "embedded" not in said
    assert "internet" not in said


def test_a_page_a_rebuild_cannot_read_waits_for_that_engine(site, second, monkeypatch):
    page = live_article(site, "Tin")
    OutboxEntry.objects.all().delete()

    def fail(pages):
        raise ValueError

    kinds = sync_module.search_kinds
    monkeypatch.setitem(kinds._items, "article", replace(kinds.get("article"), entries=fail))
    sync_module.rebuild(second[Channel.WAN])
    assert list(OutboxEntry.objects.values_list("engine", "object_id")) == [("cluster", page.pk)]


def test_the_clock_empties_what_a_dead_cluster_left(site, second, capsys):
    page = live_article(site, "Tin")
    fail_with(second, EngineDown("no answer"))
    call_command("drain_search_outbox")
    assert "cluster does not answer: its rows wait" in capsys.readouterr().out
    fail_with(second, None)
    call_command("drain_search_outbox")
    assert holders(f"article:{page.pk}") == ALL
