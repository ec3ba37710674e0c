"""What still waits to be written to the indexes."""

from __future__ import annotations

from collections.abc import Iterable

from core.search_kinds import entry_key, ids_by_kind
from search.models import OutboxEntry


def waiting_keys(engine: str, keys: Iterable[str]) -> set[str]:
    """Which of these entries may have changed since `engine` wrote them; one query, none without keys."""
    wanted = ids_by_kind(keys)
    if not wanted:
        return set()
    ids = [pk for pks in wanted.values() for pk in pks]
    rows = OutboxEntry.objects.filter(engine=engine, kind__in=wanted, object_id__in=ids).order_by()
    return {entry_key(kind, pk) for kind, pk in rows.values_list("kind", "object_id")}
