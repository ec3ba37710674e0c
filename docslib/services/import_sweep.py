"""Files that a killed import left without a row, in the storage or the intake: found when the run is resumed,
deleted when it ends (G07)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.core.files.storage import Storage
from django.utils import timezone

from core.models import PortalDocument
from core.models.files import private_storage
from docslib.enums import ImportRowState
from docslib.intake import folder
from docslib.models import ImportRun, PendingUpload
from docslib.services.admission import sha256_of, stored_sha256

FOLDERS = "documents/%Y/%m"
"""Where files are stored, as the field of `PortalDocument` says."""
AT_ONCE = 500
IN_INTAKE = "intake:"
"""How the source of a run begins when its files are an archive in the intake, and the name of a file there."""


def files_left_behind(run: ImportRun) -> list[str]:
    """Names of files that belong to nobody's row and whose bytes a line of the run still waits to bring; those in the
    intake begin with IN_INTAKE.

    Only files written since the run began are looked at. Somebody may just be bringing the same bytes by hand: who
    deletes asks again at the end of the run (`delete_unnamed`).
    """
    wanted = set(run.rows.filter(state=ImportRowState.READY).values_list("sha256", flat=True)) - {""}
    if not wanted:
        return []
    storage = private_storage()
    stored = [name for name in _unnamed(storage, run) if stored_sha256(storage, name) in wanted]
    return stored + [f"{IN_INTAKE}{token.hex}" for token in _waiting() if _sha256_kept(token) in wanted]


def delete_unnamed(names: list[str]) -> int:
    """Delete those of the files that still belong to nobody; returns how many."""
    storage = private_storage()
    named = set(PortalDocument.objects.filter(file__in=names).values_list("file", flat=True))
    kept = {f"{IN_INTAKE}{token.hex}" for token in _waiting()}
    left = [name for name in names if name not in named and (name in kept or not name.startswith(IN_INTAKE))]
    for name in left:
        if name.startswith(IN_INTAKE):
            folder.destroy(UUID(name.removeprefix(IN_INTAKE)))
        else:
            storage.delete(name)
    return len(left)


def _waiting() -> set[UUID]:
    """Files in the intake that no upload and no import waits for."""
    claimed = set(PendingUpload.objects.values_list("token", flat=True))
    sources = ImportRun.objects.filter(source__startswith=IN_INTAKE).values_list("source", flat=True)
    return set(folder.kept_tokens()) - claimed - {UUID(source.removeprefix(IN_INTAKE)) for source in sources}


def _sha256_kept(token: UUID) -> str:
    try:
        return sha256_of(folder.path_of(token))
    except (folder.IntakeLost, FileNotFoundError):
        return ""


def _unnamed(storage: Storage, run: ImportRun) -> Iterator[str]:
    for place in _folders_since(run.created_at.date()):
        try:
            _within, found = storage.listdir(place)
        except FileNotFoundError:
            continue
        names = [f"{place}/{name}" for name in found]
        fresh = [name for name in names if storage.get_modified_time(name) >= run.created_at]
        for start in range(0, len(fresh), AT_ONCE):
            chunk = fresh[start : start + AT_ONCE]
            named = set(PortalDocument.objects.filter(file__in=chunk).values_list("file", flat=True))
            yield from (name for name in chunk if name not in named)


def _folders_since(day: date) -> list[str]:
    """The folders of every month from a day before `day`: clocks of server and database may differ."""
    days = (timezone.now().date() - day).days + 2
    return sorted({(day + timedelta(days=count)).strftime(FOLDERS) for count in range(-1, days)})
