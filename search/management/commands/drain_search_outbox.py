"""`manage.py drain_search_outbox`: write what waits to the indexes, without a new change to start it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from search.services.drain import outbox_drain


class Command(BaseCommand):
    """Every five minutes: what a run had to leave (a cluster down, an index held by a rebuild) arrives all the same.

    An engine that is still down is no error here: `search_health` tells when something waits too long.
    """

    help = "Empty the outbox of the search into the indexes."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run once and say what was done."""
        report = outbox_drain()
        self.stdout.write(f"outbox: {report.written} written, {report.failed} failed")
        if report.busy:
            self.stdout.write("another process writes an index: the rest waits")
        for name in report.down:
            self.stdout.write(f"{name} does not answer: its rows wait")
