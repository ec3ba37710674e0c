"""`manage.py reconcile_search_index`: every night, make the indexes and the database agree."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines.protocol import EngineBusy, EngineNotReady
from search.engines.select import engines
from search.services.drain import outbox_drain
from search.services.sync import rebuild, reconcile


class Command(BaseCommand):
    """Takes strangers out first: what must not be found weighs more than what should be."""

    help = "Compare the readers' search indexes with the database: remove strangers, add what is missing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Reconcile each channel, then empty the outbox."""
        for engine in engines():
            name = engine.channel.value
            try:
                report = reconcile(engine)
                self.stdout.write(f"{name}: {report.strangers} removed, {report.missing} added")
            except EngineNotReady:
                self.stdout.write(f"{name}: rebuilt, {rebuild(engine)} entries")
            except EngineBusy as error:
                raise CommandError(f"{name}: {error}") from error
        drained = outbox_drain()
        self.stdout.write(f"outbox: {drained.written} written, {drained.failed} failed")
