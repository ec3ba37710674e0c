"""`manage.py rebuild_search_index`: write the readers' indexes anew from the database."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.channels import SERVED_CHANNELS
from search.engines.protocol import EngineError
from search.engines.select import engines
from search.services.drain import outbox_drain
from search.services.sync import rebuild


class Command(BaseCommand):
    """Readers have the old index until the new one is whole; changes made meanwhile are written at the
    end.
    """

    help = "Write the readers' search index anew from the database, one channel after the other."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--channel internet|wan` for one channel only."""
        parser.add_argument("--channel", choices=[channel.value for channel in SERVED_CHANNELS])

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, then empty the outbox."""
        for engine in engines():
            name = engine.channel.value
            if options["channel"] not in (None, name):
                continue

            def progress(count: int, name: str = name) -> None:
                if options["verbosity"] > 1:
                    self.stdout.write(f"{name}: {count} …")

            try:
                count = rebuild(engine, progress)
            except EngineError as error:
                raise CommandError(f"{name}: {error}") from error
            self.stdout.write(f"{name}: {count} entries")
        report = outbox_drain()
        self.stdout.write(f"outbox: {report.written} written, {report.failed} failed")
