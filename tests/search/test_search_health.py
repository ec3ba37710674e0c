"""A technical office sees what is wrong with an index before readers do."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from core.channels import Channel
from search.engines.protocol import EngineHealth
from search.engines.select import engine_for
from search.health_selectors import IndexState, QueueState, wrong_with_index, wrong_with_queue
from search.models import OutboxEntry
from search.services.drain import outbox_drain
from tests.factories import make_site
from tests.search.factories import live_article

NOW = timezone.now()
PATIENCE = timedelta(minutes=15)


@pytest.mark.django_db
@pytest.mark.sqlite
def test_the_command_counts_and_is_content(capsys):
    live_article(make_site("tuyengiao"), "Tin")
    outbox_drain()
    call_command("search_health")
    said = capsys.readouterr().out
    entries = engine_for(Channel.WAN).health().entries
    assert f"embedded wan: {entries} entries, {entries} expected\n" in said
    assert "embedded queue: 0 waiting\n" in said


@pytest.mark.django_db
@pytest.mark.sqlite
def test_the_command_fails_on_a_missing_index_and_a_row_that_waits_too_long(capsys):
    OutboxEntry.objects.create(kind="article", object_id=1, last_error="ValueError: hỏng")
    OutboxEntry.objects.update(created_at=NOW - timedelta(hours=2))
    with pytest.raises(CommandError, match="3 of the search's indexes and queues"):
        call_command("search_health")
    said = capsys.readouterr().out
    assert "embedded internet: 0 entries, 0 expected — WRONG: There is no index yet." in said
    assert " minutes; ValueError: hỏng" in said


@pytest.mark.parametrize(
    ("health", "waiting", "is_wrong"),
    [
        (EngineHealth(ready=True, entries=5), 0, False),
        (EngineHealth(ready=True, entries=4), 1, False),
        (EngineHealth(ready=True, entries=4), 0, True),
        (EngineHealth(ready=True, entries=5, detail="one node is missing"), 0, True),
        (EngineHealth(ready=False), 0, True),
    ],
)
def test_an_index_is_wrong_when_it_cannot_answer_or_differs_unexplained(health, waiting, is_wrong):
    assert bool(wrong_with_index(IndexState("cluster", "wan", health, 5), waiting=waiting)) is is_wrong


@pytest.mark.parametrize(("minutes", "is_wrong"), [(14, False), (16, True)])
def test_a_queue_is_wrong_when_its_oldest_row_waits_too_long(minutes, is_wrong):
    queue = QueueState("cluster", 1, NOW - timedelta(minutes=minutes), "")
    assert bool(wrong_with_queue(queue, now=NOW, patience=PATIENCE)) is is_wrong
