"""The folder in memory where uploads lie until they are judged; only the portal's account reads it (G12, N05)."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_MINE_ALONE = 0o700


def ensure_folder(part: str) -> Path:
    """The part of the intake folder of that name, made when it is missing.

    Raises ImproperlyConfigured when somebody else made or may read the folder: anybody may write into the memory
    folder of a machine, and nothing is entrusted to a stranger's.
    """
    for folder in (settings.PORTAL_INTAKE_DIR, settings.PORTAL_INTAKE_DIR / part):
        folder.mkdir(mode=_MINE_ALONE, parents=True, exist_ok=True)
        if problem := folder_problem(folder):
            raise ImproperlyConfigured(problem)
    return settings.PORTAL_INTAKE_DIR / part


def folder_problem(folder: Path) -> str | None:
    """Why an existing folder is not ours alone, for the administrator; None when it is."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        return f"{folder} is no folder. Remove it; the portal makes its own."
    if found.st_uid != os.geteuid():
        return f"{folder} belongs to another account. Remove it, or set PORTAL_INTAKE_DIR."
    if stat.S_IMODE(found.st_mode) & ~_MINE_ALONE:
        return f"{folder} may be read by other accounts. Set its mode to 0700."
    return None
