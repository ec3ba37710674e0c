"""Emptying the outbox into the indexes."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from django.db.models import F

from search.engines.protocol import EngineBusy, EngineDown
from search.engines.select import engine_names
from search.models import OutboxEntry
from search.services.sync import Reference, write_references

logger = logging.getLogger(__name__)

CHUNK = 100


@dataclass(frozen=True, slots=True)
class DrainReport:
    """What a run did. Rows wait for the next run when another process held an index (`busy`) or when the servers of
    the engines in `down` did not answer.
    """

    written: int = 0
    failed: int = 0
    busy: bool = False
    down: tuple[str, ...] = ()

    def __add__(self, other: DrainReport) -> DrainReport:
        return DrainReport(
            self.written + other.written,
            self.failed + other.failed,
            self.busy or other.busy,
            self.down + other.down,
        )


def outbox_drain() -> DrainReport:
    """Bring the indexes up to date with every row of the outbox, the leftovers of earlier runs included.

    A row goes once every index of its engine has its page as the database has it; a row that fails says why,
    waits for the next run and holds up no other. Rows of engines that are no longer kept go unwritten: whoever
    keeps one again rebuilds it.
    """
    OutboxEntry.objects.exclude(engine__in=engine_names()).delete()
    return sum((_drain(name) for name in engine_names()), DrainReport())


def _drain(engine_name: str) -> DrainReport:
    written = failed = last = 0
    waiting = OutboxEntry.objects.filter(engine=engine_name)
    while rows := list(waiting.filter(pk__gt=last)[:CHUNK]):
        last = rows[-1].pk
        try:
            errors = write_references([_reference(row) for row in rows], engine_name)
        except EngineBusy:
            return DrainReport(written, failed, busy=True)
        except EngineDown as error:
            _note([row.pk for row in rows], f"EngineDown: {error}")
            logger.error("The %s engine does not answer: %s", engine_name, error)  # no traceback
            return DrainReport(written, failed, down=(engine_name,))
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
        failed += _note([row.pk for row in rows if _reference(row) == reference], error)
        logger.error("Indexing %s failed: %s", reference.key, error)
    return failed


def _note(pks: list[int], error: str) -> int:
    return OutboxEntry.objects.filter(pk__in=pks).update(attempts=F("attempts") + 1, last_error=error)
