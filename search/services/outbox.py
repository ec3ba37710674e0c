"""Noting what changed for readers, in the transaction that changes it (design 5)."""

from __future__ import annotations

import threading
from functools import partial

from django.db import transaction

from search.engines.select import engine_names
from search.models import OutboxEntry
from search.tasks import drain_search_outbox


class _Thread(threading.local):
    newest = 0
    """The last row this thread wrote."""


_thread = _Thread()


def outbox_add(*, kind: str, pk: int) -> None:
    """Note that the page `pk` of `kind` may have changed for readers; the indexes follow after the commit."""
    rows = OutboxEntry.objects.bulk_create(
        OutboxEntry(engine=name, kind=kind, object_id=pk) for name in engine_names()
    )
    _thread.newest = rows[-1].pk
    transaction.on_commit(partial(_start_run, rows[-1].pk), robust=True)


def _start_run(last: int) -> None:
    """Start a run unless a later row of the same transaction will: one for it, however many pages it touches.

    Rows of other transactions do not count: the run they started may have been over before this one's commit.
    """
    newest = _thread.newest
    if newest <= last or not OutboxEntry.objects.filter(pk=newest).exists():
        drain_search_outbox.enqueue()
