"""Noting what changed for readers, in the transaction that changes it (design 5)."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import partial

from django.db import transaction

from search.engines.select import engine_names
from search.models import OutboxEntry
from search.tasks import drain_search_outbox

AT_ONCE = 1_000
"""Rows in one statement."""


class _Thread(threading.local):
    newest = 0
    """The last row this thread wrote."""


_thread = _Thread()


def outbox_add(*, kind: str, pks: Iterable[int]) -> None:
    """Note that these pages of `kind` may have changed for readers; the indexes follow after the commit."""
    names = engine_names()
    rows = OutboxEntry.objects.bulk_create(
        [OutboxEntry(engine=name, kind=kind, object_id=pk) for pk in pks for name in names],
        batch_size=AT_ONCE,
    )
    if not rows:
        return
    _thread.newest = rows[-1].pk
    transaction.on_commit(partial(_start_run, rows[-1].pk), robust=True)


def _start_run(last: int) -> None:
    """Start a run unless a later row of the same transaction will: one for it, however many pages it touches.

    Rows of other transactions do not count: the run they started may have been over before this one's commit.
    """
    newest = _thread.newest
    if newest <= last or not OutboxEntry.objects.filter(pk=newest).exists():
        drain_search_outbox.enqueue()
