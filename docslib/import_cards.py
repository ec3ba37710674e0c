"""What the screens of bulk imports print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many lines of a run have one state."""

    state: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class RunCard:
    """One import. `done` counts the lines that are over, whatever became of them; during the check those looked at."""

    pk: int
    name: str
    state: str
    state_label: str
    library: str
    user: str
    created_at: datetime
    beat_at: datetime | None
    note: str
    counts: tuple[StateCount, ...]
    total: int
    done: int
    is_working: bool
    is_left_behind: bool
    may_start: bool
    may_stop: bool
    may_renew: bool


@dataclass(frozen=True, slots=True)
class LineCard:
    """One line of the report; `line` is empty for a file that no line names."""

    line: int | None
    file: str
    number: str
    title: str
    state: str
    state_label: str
    reasons: tuple[str, ...]
    page_id: int | None

    @property
    def said(self) -> str:
        """The reasons in one cell."""
        return " ".join(self.reasons)
