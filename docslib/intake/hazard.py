"""What can be wrong with a file that a stranger made. Without Django: the confined process that looks loads quickly."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

MAX_PAGES = 5000
"""Of one file; more is split into volumes."""


class Hazard(Enum):
    """One thing for which a file is refused."""

    PROGRAM = "program"
    ARCHIVE = "archive"
    BROKEN = "broken"
    PASSWORD = "password"  # noqa: S105  # a word, and no secret
    BOMB = "bomb"
    NESTED = "nested"
    MACROS = "macros"
    SCRIPT = "script"
    LAUNCH = "launch"
    ATTACHED = "attached"
    REMOTE = "remote"
    TOO_MANY_PAGES = "too_many_pages"
    HUGE_PAGE = "huge_page"
    TOO_MANY_SCANS = "too_many_scans"
    UNBEARABLE = "unbearable"


Hazards = Iterator[tuple[Hazard, int]]
"""Each with the number its sentence tells: of pages, or of the page; 0 where there is none to tell."""
