"""`manage.py reconcile_search_index`: every night, make the indexes and the database agree."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines.protocol import Engine, EngineError, EngineNotReady
from search.engines.select import engines
from search.services.drain import outbox_drain
from search.services.sync import rebuild, reconcile


class Command(BaseCommand):
    """Takes strangers out first: what must not be found weighs more than what should be."""

    help = "Compare the readers' search indexes with the database: remove strangers, add what is missing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Reconcile each index, then empty the outbox; raises CommandError when an index could not be reached."""
        failures = []
        for engine in engines():
            name = f"{engine.name} {engine.channel.value}"
            try:
                self.stdout.write(f"{name}: {_reconciled(engine)}")
            except EngineError as error:  # the others are reconciled all the same
                failures.append(f"{name}: {error}")
        drained = outbox_drain()
        self.stdout.write(f"outbox: {drained.written} written, {drained.failed} failed")
        if failures:
            raise CommandError("; ".join(failures))


def _reconciled(engine: Engine) -> str:
    try:
        report = reconcile(engine)
    except EngineNotReady:
        return f"rebuilt, {rebuild(engine)} entries"
    return f"{report.strangers} removed, {report.missing} added"
