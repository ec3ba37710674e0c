"""`manage.py rebuild_search_index`: write the readers' indexes anew from the database."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.channels import SERVED_CHANNELS
from search.engines.protocol import Engine, EngineError
from search.engines.select import CLUSTER, EMBEDDED, engine_names, engines
from search.services.drain import outbox_drain
from search.services.sync import rebuild

SAY_EVERY_SECONDS = 2.0


class Command(BaseCommand):
    """Readers have the old index until the new one is whole; changes made meanwhile are written at the
    end.
    """

    help = "Write the readers' search indexes anew from the database, one after the other."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--channel internet|wan` and `--engine embedded|cluster` for some indexes only."""
        parser.add_argument("--channel", choices=[channel.value for channel in SERVED_CHANNELS])
        parser.add_argument("--engine", choices=[EMBEDDED, CLUSTER])

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, then empty the outbox; raises CommandError when an index could not be written."""
        if options["engine"] not in (None, *engine_names()):
            raise CommandError("No cluster is set up: PORTAL_SEARCH_ENGINE.")
        failures = []
        for engine in engines(options["engine"]):
            if options["channel"] not in (None, engine.channel.value):
                continue
            try:
                self._rebuild(engine, talks=options["verbosity"] > 0)
            except EngineError as error:  # the others are rebuilt all the same
                failures.append(f"{engine.name} {engine.channel.value}: {error}")
        report = outbox_drain()
        self.stdout.write(f"outbox: {report.written} written, {report.failed} failed")
        if failures:
            raise CommandError("; ".join(failures))

    def _rebuild(self, engine: Engine, *, talks: bool) -> None:
        name = f"{engine.name} {engine.channel.value}"
        started = said = time.monotonic()

        def progress(count: int) -> None:
            nonlocal said
            now = time.monotonic()
            if talks and now - said >= SAY_EVERY_SECONDS:
                said = now
                self.stdout.write(f"{name}: {count} entries, {count / (now - started):.0f} a second …")

        count = rebuild(engine, progress)
        self.stdout.write(f"{name}: {count} entries")
