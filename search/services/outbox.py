"""Noting what changed for readers, in the transaction that changes it (design 5)."""

from __future__ import annotations

from django.db import transaction

from search.models import OutboxEntry
from search.tasks import drain_search_outbox


def outbox_add(*, kind: str, pk: int) -> OutboxEntry:
    """Note that the page `pk` of `kind` may have changed for readers; the indexes follow after the commit."""
    row = OutboxEntry.objects.create(kind=kind, object_id=pk)
    waiting = [function for _, function, _ in transaction.get_connection().run_on_commit]
    if _enqueue_drain not in waiting:  # one task for a transaction, however many pages it touches
        transaction.on_commit(_enqueue_drain, robust=True)
    return row


def _enqueue_drain() -> None:
    drain_search_outbox.enqueue()
