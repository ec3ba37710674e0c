"""Background work of the search."""

from __future__ import annotations

from django_tasks import task

from search.services.drain import outbox_drain


@task()
def drain_search_outbox() -> int:
    """Write what waits in the outbox to the indexes; returns how many rows were done."""
    return outbox_drain().written
