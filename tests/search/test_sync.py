"""What changes for readers reaches the indexes, whatever happens on the way (design 5)."""

from __future__ import annotations

import shutil
from dataclasses import replace
from unittest.mock import Mock

import pytest
from django.core.management import call_command
from django.db import transaction

from core.channels import Channel
from search.engines.protocol import EngineBusy
from search.engines.select import engine_for
from search.models import OutboxEntry
from search.services import drain, outbox, sync
from search.services.drain import outbox_drain
from search.services.sync import rebuild, reconcile
from tests.factories import make_article, make_site, publish, section
from tests.search.entries import make_entry
from tests.search.factories import go_live, live_article, live_document, read_as, take_down

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def site():
    made = make_site("tuyengiao")
    outbox_drain()
    return made


def keys(channel: Channel = Channel.INTERNET) -> set[str]:
    outbox_drain()
    return {key for key in engine_for(channel).ids() if not key.startswith("section:")}


def test_an_approved_article_enters_both_indexes(site):
    page = publish(make_article(site), site)
    assert keys() == keys(Channel.WAN) == {f"article:{page.pk}"}


def test_a_draft_enters_no_index(site):
    make_article(site)
    assert keys() == keys(Channel.WAN) == set()


def test_a_page_for_the_party_network_stays_out_of_the_internet_index(site):
    page = live_article(site, "Nội bộ", channel=Channel.WAN)
    assert keys() == set()
    assert keys(Channel.WAN) == {f"article:{page.pk}"}


def test_a_withdrawn_page_leaves_both_indexes(site):
    page = live_article(site, "Tin")
    assert keys()
    take_down(page)
    assert keys() == keys(Channel.WAN) == set()


def test_a_deleted_page_leaves_both_indexes(site):
    page = live_article(site, "Tin")
    assert keys()
    page.delete()
    assert keys() == keys(Channel.WAN) == set()


def test_closing_a_section_to_the_internet_takes_out_what_stands_below(site):
    place = section(site)
    page = live_article(site, "Tin", parent=place)
    assert keys() == {f"article:{page.pk}"}
    place.channel = Channel.WAN
    go_live(place)
    assert keys() == set()
    assert f"article:{page.pk}" in keys(Channel.WAN)


def test_moving_a_page_below_a_closed_section_takes_it_out_of_the_internet_index(site):
    page = live_article(site, "Tin")
    place = section(site)
    place.channel = Channel.WAN
    go_live(place)
    page.move(place, pos="last-child")
    assert keys() == set()
    assert f"article:{page.pk}" in keys(Channel.WAN)


def test_a_file_read_later_is_found_later(site):
    document = live_document(site)
    outbox_drain()
    read_as(document.files.get().document_id, "Điều 8. Nhuận bút")
    assert OutboxEntry.objects.filter(kind="document", object_id=document.pk).exists()


def test_saving_a_draft_of_a_live_page_queues_nothing(site):
    page = live_article(site, "Tin")
    outbox_drain()
    page.title = "Tin sửa"
    page.save_revision()
    assert not OutboxEntry.objects.exists()


def test_a_page_nobody_searches_queues_nothing(site):
    outbox_drain()
    go_live(site.root_page.specific)
    assert not OutboxEntry.objects.exists()


def test_the_indexes_follow_after_the_commit(site, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = live_article(site, "Tin")
    assert not OutboxEntry.objects.exists()
    assert f"article:{page.pk}" in engine_for(Channel.INTERNET).ids()


def test_a_transaction_starts_one_run_however_many_pages_it_touches(
    site, django_capture_on_commit_callbacks, monkeypatch
):
    task = Mock()
    monkeypatch.setattr(outbox, "drain_search_outbox", task)
    with django_capture_on_commit_callbacks(execute=True):
        live_article(site, "Một")
        live_article(site, "Hai")
    task.enqueue.assert_called_once_with()


def test_a_rolled_back_change_leaves_no_row(site):
    outbox_drain()

    def fail() -> None:
        with transaction.atomic():
            live_article(site, "Tin")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not OutboxEntry.objects.exists()


def test_a_page_that_cannot_be_read_keeps_its_row_and_holds_up_no_other(site, monkeypatch):
    bad, good = live_article(site, "Hỏng"), live_article(site, "Lành")
    write = sync._write

    def fail_on_bad(batch, channel, reference):
        if reference.pk == bad.pk:
            raise ValueError("hỏng")
        write(batch, channel, reference)

    rebuild(engine_for(Channel.INTERNET))
    rebuild(engine_for(Channel.WAN))
    monkeypatch.setattr(sync, "_write", fail_on_bad)
    outbox_drain()
    left = OutboxEntry.objects.filter(object_id=bad.pk)
    assert set(left.values_list("attempts", "last_error")) == {(1, "ValueError: hỏng")}
    assert not OutboxEntry.objects.filter(object_id=good.pk).exists()
    monkeypatch.undo()
    outbox_drain()
    assert not OutboxEntry.objects.exists()


def test_rows_survive_a_run_that_breaks(site, monkeypatch):
    live_article(site, "Tin")

    def crash(references, engine_name):
        raise KeyboardInterrupt

    monkeypatch.setattr(drain, "write_references", crash)
    with pytest.raises(KeyboardInterrupt):
        outbox_drain()
    monkeypatch.undo()
    assert OutboxEntry.objects.exists()
    assert len(keys()) == 1


def test_rows_wait_unblamed_while_another_process_holds_the_index(site, monkeypatch):
    live_article(site, "Tin")

    def busy(references, engine_name):
        raise EngineBusy

    monkeypatch.setattr(drain, "write_references", busy)
    assert outbox_drain().busy
    assert set(OutboxEntry.objects.values_list("attempts", flat=True)) == {0}


def test_a_missing_index_is_rebuilt_by_the_first_run(site, search_dir):
    page = live_article(site, "Tin")
    OutboxEntry.objects.all().delete()
    shutil.rmtree(search_dir)
    assert sync.write_references([sync.Reference("article", page.pk)], "embedded") == {}
    assert keys(Channel.WAN) == {f"article:{page.pk}"}


def test_reconciling_takes_strangers_out_and_puts_in_what_is_missing(site):
    page = live_article(site, "Tin")
    outbox_drain()
    engine = engine_for(Channel.INTERNET)
    with engine.batch() as batch:
        batch.upsert(make_entry(404))
        batch.delete(f"article:{page.pk}")
    report = reconcile(engine)
    assert (report.strangers, report.missing) == (1, 1)
    assert keys() == {f"article:{page.pk}"}


def test_the_commands_rebuild_and_reconcile(site, capsys):
    live_article(site, "Tin")
    OutboxEntry.objects.all().delete()
    call_command("rebuild_search_index")
    assert len(keys()) == 1
    call_command("reconcile_search_index")
    assert "internet: 0 removed, 0 added" in capsys.readouterr().out


def test_a_page_that_breaks_a_rebuild_is_left_to_the_outbox(site, monkeypatch):
    bad, good = live_article(site, "Hỏng"), live_article(site, "Lành")
    OutboxEntry.objects.all().delete()
    kind = sync.search_kinds.get("article")

    def entries(pages):
        for entry in kind.entries(pages):
            if entry.pk == bad.pk:
                raise ValueError
            yield entry

    monkeypatch.setitem(sync.search_kinds._items, "article", replace(kind, entries=entries))
    rebuild(engine_for(Channel.INTERNET))
    assert engine_for(Channel.INTERNET).ids() >= {f"article:{good.pk}"}
    assert OutboxEntry.objects.get().object_id == bad.pk


def test_rebuilding_costs_the_same_queries_for_one_page_and_for_twenty(site, django_assert_max_num_queries):
    live_document(site, "một")
    with django_assert_max_num_queries(40) as first:
        rebuild(engine_for(Channel.WAN))
    for _ in range(19):
        live_document(site, "một")
    with django_assert_max_num_queries(len(first.captured_queries)):
        rebuild(engine_for(Channel.WAN))
