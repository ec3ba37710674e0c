"""Where uploaded bytes lie until the gate has judged them: a folder in memory, and nowhere else (G01, G12)."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from core.intake import ensure_folder

KEPT = "kept"
"""The part of the folder that holds uploaded files; Django's and the programs' own temporary files lie beside it."""


class IntakeLost(Exception):
    """The bytes are no longer there: the server was started anew, or somebody else judged them already."""


class IntakeFull(Exception):
    """The folder holds all it may; `reasons` say what to do."""

    def __init__(self) -> None:
        self.reasons = [
            _(
                "The server is busy with many large files (%(limit)s). Wait until some of them are judged, then "
                "upload this one again."
            )
            % {"limit": filesizeformat(settings.PORTAL_INTAKE_BYTES)}
        ]
        super().__init__(" ".join(self.reasons))


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file in the intake: how to find it, what it is, how long it is in bytes."""

    token: UUID
    sha256: str
    size: int


def keep(chunks: Iterable[bytes]) -> KeptFile:
    """Write bytes into the intake under a token that nobody can guess; its name is not kept.

    Raises IntakeFull when they do not fit; what was written of them is gone then.
    """
    token = uuid4()
    path = ensure_folder(KEPT) / token.hex
    room = settings.PORTAL_INTAKE_BYTES - _used()
    digest = hashlib.sha256()
    size = 0
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            for chunk in chunks:
                size += len(chunk)
                if size > room:
                    raise IntakeFull
                digest.update(chunk)
                stream.write(chunk)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return KeptFile(token, digest.hexdigest(), size)


def path_of(token: UUID) -> Path:
    """Where the bytes lie. Raises IntakeLost when they are gone."""
    path = settings.PORTAL_INTAKE_DIR / KEPT / token.hex
    if not path.is_file():
        raise IntakeLost(token)
    return path


def destroy(token: UUID) -> None:
    """Let the bytes go, at once and for good: memory that is given back keeps nothing. Twice is no error."""
    (settings.PORTAL_INTAKE_DIR / KEPT / token.hex).unlink(missing_ok=True)


def kept_tokens() -> list[UUID]:
    """Every file that lies in the intake, whoever waits for it."""
    kept = settings.PORTAL_INTAKE_DIR / KEPT
    return [UUID(path.name) for path in kept.iterdir()] if kept.is_dir() else []


def sweep(older_than: timedelta, *, spared: Collection[UUID] = ()) -> int:
    """Destroy what lies longer than `older_than`, but for the `spared` that still wait for a person; how many went."""
    names = {token.hex for token in spared}
    before = time.time() - older_than.total_seconds()
    swept = 0
    for path in list(_files()):
        if path.name not in names and path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
            swept += 1
    return swept


def _files() -> Iterator[Path]:
    return (path for path in settings.PORTAL_INTAKE_DIR.rglob("*") if path.is_file())


def _used() -> int:
    """Bytes in the whole folder; a file that somebody judges meanwhile counts nothing."""
    used = 0
    for path in _files():
        try:
            used += path.stat().st_size
        except FileNotFoundError:
            continue
    return used
