"""Emptying the outbox into the indexes."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from django.db.models import F

from search.engines.protocol import EngineBusy
from search.models import OutboxEntry
from search.services.sync import Reference, write_references

logger = logging.getLogger(__name__)

CHUNK = 100


@dataclass(frozen=True, slots=True)
class DrainReport:
    """What a run did; `busy` means that another process holds an index and rows wait for the next run."""

    written: int = 0
    failed: int = 0
    busy: bool = False


def outbox_drain() -> DrainReport:
    """Bring the indexes up to date with every row of the outbox, the leftovers of earlier runs included.

    A row goes once every index has its page as the database has it; a row that fails says why, waits for the
    next run and holds up no other.
    """
    written = failed = last = 0
    while rows := list(OutboxEntry.objects.filter(pk__gt=last)[:CHUNK]):
        last = rows[-1].pk
        try:
            errors = write_references([_reference(row) for row in rows])
        except EngineBusy:
            return DrainReport(written, failed, busy=True)
        done = [row.pk for row in rows if _reference(row) not in errors]
        OutboxEntry.objects.filter(pk__in=done).delete()
        written += len(done)
        failed += _note_failures(rows, errors)
    return DrainReport(written, failed)


def _reference(row: OutboxEntry) -> Reference:
    return Reference(row.kind, row.object_id)


def _note_failures(rows: list[OutboxEntry], errors: dict[Reference, str]) -> int:
    failed = 0
    for reference, error in errors.items():
        pks = [row.pk for row in rows if _reference(row) == reference]
        failed += OutboxEntry.objects.filter(pk__in=pks).update(attempts=F("attempts") + 1, last_error=error)
        logger.error("Indexing %s failed: %s", reference.key, error)
    return failed
