"""Making the indexes say what the database says: one page, all pages, or what differs.

Everything here is idempotent. What the index of a channel may hold is asked of the kind's `visible(channel)`
at the moment of writing, inside the engine's batch: an older state can never overwrite a newer one.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.channels import Channel
from core.search_kinds import IndexEntry, SearchKind, entry_key, search_kinds
from search.engines.protocol import Batch, Engine, EngineBusy, EngineNotReady, Progress
from search.engines.select import engines
from search.models import OutboxEntry

logger = logging.getLogger(__name__)

CHUNK = 50


@dataclass(frozen=True, slots=True)
class Reference:
    """A page by its kind and id."""

    kind: str
    pk: int

    @property
    def key(self) -> str:
        """The page's name in the indexes."""
        return entry_key(self.kind, self.pk)


@dataclass(frozen=True, slots=True)
class ReconcileReport:
    """What differed in one channel: `strangers` were taken out, `missing` were put in."""

    channel: Channel
    strangers: int
    missing: int


def sync(*, kind: str, pk: int) -> None:
    """Write or remove one page in every index; raises EngineError or what reading the page raised."""
    if errors := write_references([Reference(kind, pk)]):
        raise RuntimeError(next(iter(errors.values())))


def write_references(references: Sequence[Reference]) -> dict[Reference, str]:
    """Bring these pages up to date in every index; returns what failed and why.

    An index that is missing or of an older schema is rebuilt whole. Raises EngineBusy when another process
    holds an index: nothing is known to have failed then, and the same call may be made again.
    """
    distinct = list(dict.fromkeys(references))
    errors: dict[Reference, str] = {}
    for engine in engines():
        try:
            with engine.batch() as batch:
                errors |= _write_each(batch, engine.channel, distinct)
        except EngineNotReady:
            rebuild(engine)
        except EngineBusy:
            raise
        except Exception as error:  # an engine that breaks must not lose what waits
            logger.exception("The %s index of %s refused a batch", engine.name, engine.channel.value)
            errors |= dict.fromkeys(distinct, _words(error))
    return errors


def rebuild(engine: Engine, progress: Progress | None = None) -> int:
    """Write the index of one channel anew from the database; returns how many entries it holds."""
    return engine.rebuild(_all_entries(engine.channel), progress)


def reconcile(engine: Engine) -> ReconcileReport:
    """Take out what the database would not show, first, then put in what the index lacks (A04).

    Raises EngineNotReady when there is nothing to compare: rebuild it then.
    """
    wanted = {
        Reference(kind.name, pk)
        for kind in search_kinds
        for pk in kind.visible(engine.channel).values_list("pk", flat=True)
    }
    present = engine.ids()
    strangers = present - {reference.key for reference in wanted}
    with engine.batch() as batch:
        for key in strangers:
            batch.delete(key)
    missing = [reference for reference in wanted if reference.key not in present]
    with engine.batch() as batch:
        _write_each(batch, engine.channel, missing)
    return ReconcileReport(engine.channel, len(strangers), len(missing))


def _write_each(batch: Batch, channel: Channel, references: Sequence[Reference]) -> dict[Reference, str]:
    errors: dict[Reference, str] = {}
    for reference in references:
        try:
            _write(batch, channel, reference)
        except Exception as error:  # one page that cannot be read must not hold up the others
            logger.exception("Indexing %s failed", reference.key)
            errors[reference] = _words(error)
    return errors


def _write(batch: Batch, channel: Channel, reference: Reference) -> None:
    entry = None
    if reference.kind in search_kinds:
        kind = search_kinds.get(reference.kind)
        entry = next(iter(kind.entries(kind.visible(channel).filter(pk=reference.pk))), None)
    if entry is None:
        batch.delete(reference.key)
    else:
        batch.upsert(entry)


def _all_entries(channel: Channel) -> Iterator[IndexEntry]:
    for kind in search_kinds:
        pks = list(kind.visible(channel).order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(pks), CHUNK):
            yield from _entries_of(kind, channel, pks[start : start + CHUNK])


def _entries_of(kind: SearchKind, channel: Channel, pks: list[int]) -> list[IndexEntry]:
    """The entries of a chunk; if it fails, page by page, leaving those that cannot be read to the outbox."""
    try:
        return list(kind.entries(kind.visible(channel).filter(pk__in=pks)))
    except Exception as error:
        if len(pks) > 1:
            return [entry for pk in pks for entry in _entries_of(kind, channel, [pk])]
        logger.exception("Indexing %s failed", entry_key(kind.name, pks[0]))
        OutboxEntry.objects.create(kind=kind.name, object_id=pks[0], attempts=1, last_error=_words(error))
        return []


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
