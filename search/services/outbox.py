"""Noting what changed for readers, in the transaction that changes it (design 5)."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from search.models import OutboxEntry
from search.tasks import drain_search_outbox


def outbox_add(*, kind: str, pk: int) -> OutboxEntry:
    """Note that the page `pk` of `kind` may have changed for readers; the indexes follow after the commit."""
    row = OutboxEntry.objects.create(kind=kind, object_id=pk)
    transaction.on_commit(partial(_start_run, row.pk), robust=True)
    return row


def _start_run(last: int) -> None:
    """Start a run unless a later row will: one for a transaction, however many pages it touches."""
    if not OutboxEntry.objects.filter(pk__gt=last).exists():
        drain_search_outbox.enqueue()
