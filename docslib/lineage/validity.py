"""Whether a document is in force on a day (hiệu lực), from its own dates and what others do to it (G06).

Pure: nothing is asked of the database and nothing is guessed. With the days nothing comes back to force:
not yet → (in force | not determined) → partly → no longer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from docslib.enums import Extent, RelationKind, Validity

ENDING_KINDS = frozenset({RelationKind.REPLACES, RelationKind.REPEALS})
EFFECTIVE_KINDS = frozenset({*ENDING_KINDS, RelationKind.AMENDS})
"""Relations that change the force of the other document; the rest only tell where it stands."""


class Dated(Protocol):
    """What a document says of its own force."""

    signed_on: date | None
    effective_from: date | None
    effective_to: date | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What another live document does to this one; `since` empty: as long as that one has been there.

    `source` is whatever the caller names the other document by.
    """

    kind: str
    extent: str = Extent.WHOLE
    since: date | None = None
    provision: str = ""
    source: Any = None

    @property
    def is_end(self) -> bool:
        """Whether nothing of the document stays in force."""
        return self.kind in ENDING_KINDS and self.extent == Extent.WHOLE

    def has_begun(self, day: date) -> bool:
        """Whether it counts on `day`."""
        return self.since is None or self.since <= day


@dataclass(frozen=True, slots=True)
class ValidityVerdict:
    """The force of a document on one day: since when it is so, and what made it so (empty: its own dates)."""

    key: Validity
    since: date | None = None
    effects: tuple[Effect, ...] = ()


def validity_on(document: Dated, day: date, relations: Iterable[Effect] = ()) -> ValidityVerdict:
    """The force of `document` on `day`; its last day (`effective_to`) still counts as in force (G06).

    A document that does not say when it begins is not determined from the day it was signed.
    """
    begun = [effect for effect in relations if effect.kind in EFFECTIVE_KINDS and effect.has_begun(day)]
    ends = sorted((effect for effect in begun if effect.is_end), key=_since)
    own_end = document.effective_to
    if own_end is not None and own_end < day and not (ends and _since(ends[0]) <= own_end):
        return ValidityVerdict(Validity.EXPIRED, own_end + timedelta(days=1))
    if ends:
        return ValidityVerdict(Validity.EXPIRED, ends[0].since, tuple(ends))
    starts = document.effective_from or document.signed_on
    if starts is not None and day < starts:
        return ValidityVerdict(Validity.NOT_YET, document.effective_from)
    if begun:
        changed = tuple(sorted(begun, key=_since))
        return ValidityVerdict(Validity.PARTLY, changed[0].since, changed)
    if document.effective_from is None:
        return ValidityVerdict(Validity.UNKNOWN)
    return ValidityVerdict(Validity.IN_FORCE, document.effective_from)


def _since(effect: Effect) -> date:
    return effect.since or date.min
