"""Making the indexes say what the database says: one page, all pages, or what differs.

Everything here is idempotent. What the index of a channel may hold is asked of the kind's `visible(channel)`
at the moment of writing, inside the engine's batch: an older state can never overwrite a newer one. Indexes
are written one by one, and one that cannot be reached holds up no other.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.channels import Channel
from core.search_kinds import IndexEntry, SearchKind, entry_key, search_kinds
from search.engines.protocol import (
    Batch,
    Engine,
    EngineBusy,
    EngineDown,
    EngineError,
    EngineNotReady,
    Progress,
    WrongChannel,
)
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
    """What differed in one index: `strangers` were taken out, `missing` were put in."""

    channel: Channel
    strangers: int
    missing: int


def write_references(references: Sequence[Reference], engine_name: str) -> dict[Reference, str]:
    """Bring these pages up to date in every index of an engine; returns what failed and why.

    An index that is missing or of an older schema is rebuilt whole. Raises EngineBusy when another process
    holds an index, EngineDown when nothing answers, both after the engine's other indexes were written: the
    same call may be made again.
    """
    distinct = list(dict.fromkeys(references))
    errors: dict[Reference, str] = {}
    unreachable: EngineError | None = None
    for engine in engines(engine_name):
        try:
            errors |= _write_to(engine, distinct)
        except (EngineBusy, EngineDown) as error:
            unreachable = error
    if unreachable is not None:
        raise unreachable
    return errors


def _write_to(engine: Engine, references: Sequence[Reference]) -> dict[Reference, str]:
    """Write them in one batch; if the engine refuses it, half by half, until only what it refuses is left out."""
    try:
        try:
            with engine.batch() as batch:
                return _write_each(batch, engine.channel, references)
        except EngineNotReady:
            rebuild(engine)
            return {}
    except (EngineBusy, EngineDown):
        raise
    except Exception as error:
        logger.exception("The %s index of %s refused a batch", engine.name, engine.channel.value)
        if len(references) <= 1:
            return dict.fromkeys(references, _words(error))
    half = len(references) // 2
    return _write_to(engine, references[:half]) | _write_to(engine, references[half:])


def rebuild(engine: Engine, progress: Progress | None = None) -> int:
    """Write the index of one channel anew from the database; returns how many entries it holds."""
    return engine.rebuild(_all_entries(engine), progress)


def reconcile(engine: Engine) -> ReconcileReport:
    """Take out what the database would not show, first, then put in what the index lacks (A04).

    Raises EngineNotReady when there is nothing to compare (rebuild it then), EngineBusy, EngineDown.
    """
    wanted = _wanted(engine.channel)
    present = engine.ids()
    strangers = present - wanted.keys()
    if strangers:
        with engine.batch() as batch:
            strangers -= _wanted(engine.channel).keys()  # what was published meanwhile is none
            for key in strangers:
                batch.delete(key)
    missing = [reference for key, reference in wanted.items() if key not in present]
    for start in range(0, len(missing), CHUNK):
        errors = _write_to(engine, missing[start : start + CHUNK])
        for reference, error in errors.items():
            _leave_to_outbox(engine, reference, error)
    return ReconcileReport(engine.channel, len(strangers), len(missing))


def _wanted(channel: Channel) -> dict[str, Reference]:
    """What an index of `channel` should hold, by key."""
    references = (
        Reference(kind.name, pk)
        for kind in search_kinds
        for pk in kind.visible(channel).values_list("pk", flat=True)
    )
    return {reference.key: reference for reference in references}


def _write_each(batch: Batch, channel: Channel, references: Sequence[Reference]) -> dict[Reference, str]:
    errors: dict[Reference, str] = {}
    for reference in references:
        try:
            _write(batch, channel, reference)
        except Exception as error:  # one page that cannot be read must not hold up the others
            if isinstance(error, EngineError) and not isinstance(error, WrongChannel):
                raise
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


def _all_entries(engine: Engine) -> Iterator[IndexEntry]:
    for kind in search_kinds:
        pks = list(kind.visible(engine.channel).order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(pks), CHUNK):
            yield from _entries_of(kind, engine, pks[start : start + CHUNK])


def _entries_of(kind: SearchKind, engine: Engine, pks: list[int]) -> list[IndexEntry]:
    """The entries of a chunk; if it fails, page by page, leaving those that cannot be read to the outbox."""
    try:
        return list(kind.entries(kind.visible(engine.channel).filter(pk__in=pks)))
    except Exception as error:
        if len(pks) > 1:
            return [entry for pk in pks for entry in _entries_of(kind, engine, [pk])]
        reference = Reference(kind.name, pks[0])
        logger.exception("Indexing %s failed", reference.key)
        _leave_to_outbox(engine, reference, _words(error))
        return []


def _leave_to_outbox(engine: Engine, reference: Reference, error: str) -> None:
    OutboxEntry.objects.create(
        engine=engine.name, kind=reference.kind, object_id=reference.pk, attempts=1, last_error=error
    )


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
