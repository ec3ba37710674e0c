"""`manage.py search_health`: whether every index can answer and nothing waits too long."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from search.health_selectors import index_states, queue_states, wrong_with_index, wrong_with_queue

PATIENCE_MINUTES = 15


class Command(BaseCommand):
    """For people and for monitoring: one line for each index and each queue, exit code 1 when one is wrong."""

    help = "Show how the readers' search indexes are; exits with 1 when something is wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--patience MINUTES`: how long a change may wait."""
        parser.add_argument("--patience", type=int, default=PATIENCE_MINUTES, metavar="MINUTES")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the states; raises CommandError when something is wrong."""
        wrong = 0
        queues = queue_states()
        waiting = {queue.engine: queue.waiting for queue in queues}
        for index in index_states():
            fault = wrong_with_index(index, waiting=waiting[index.engine])
            wrong += bool(fault)
            counted = f"{index.health.entries} entries, {index.expected} expected"
            self.stdout.write(f"{index.engine} {index.channel}: {counted}{_said(fault)}")
        patience = timedelta(minutes=options["patience"])
        for queue in queues:
            fault = wrong_with_queue(queue, now=timezone.now(), patience=patience)
            wrong += bool(fault)
            since = (
                f", the oldest since {timezone.localtime(queue.oldest):%d/%m/%Y %H:%M}"
                if queue.oldest
                else ""
            )
            self.stdout.write(f"{queue.engine} queue: {queue.waiting} waiting{since}{_said(fault)}")
        if wrong:
            raise CommandError(
                f"{wrong} of the search's indexes and queues need a look: docs/search-cluster.md"
            )


def _said(fault: str) -> str:
    return f" — WRONG: {fault}" if fault else ""
