"""Stored files that a killed import left without a row: found when the run is resumed, deleted when it ends (G07)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta

from django.core.files.storage import Storage
from django.utils import timezone

from core.models import PortalDocument
from core.models.files import private_storage
from docslib.enums import ImportRowState
from docslib.models import ImportRun

FOLDERS = "documents/%Y/%m"
"""Where files are stored, as the field of `PortalDocument` says."""
AT_ONCE = 500


def files_left_behind(run: ImportRun) -> list[str]:
    """Names of stored files that nobody's row names and whose bytes a line of the run still waits to bring.

    Only files written since the run began are looked at. Somebody may just be storing the same bytes by hand: who
    deletes asks again at the end of the run (`delete_unnamed`).
    """
    wanted = set(run.rows.filter(state=ImportRowState.READY).values_list("sha256", flat=True)) - {""}
    storage = private_storage()
    return [name for name in _unnamed(storage, run) if _sha256(storage, name) in wanted] if wanted else []


def delete_unnamed(names: list[str]) -> int:
    """Delete those of the files that still belong to nobody; returns how many."""
    storage = private_storage()
    named = set(PortalDocument.objects.filter(file__in=names).values_list("file", flat=True))
    left = [name for name in names if name not in named]
    for name in left:
        storage.delete(name)
    return len(left)


def _unnamed(storage: Storage, run: ImportRun) -> Iterator[str]:
    for folder in _folders_since(run.created_at.date()):
        try:
            _folders, found = storage.listdir(folder)
        except FileNotFoundError:
            continue
        names = [f"{folder}/{name}" for name in found]
        fresh = [name for name in names if storage.get_modified_time(name) >= run.created_at]
        for start in range(0, len(fresh), AT_ONCE):
            chunk = fresh[start : start + AT_ONCE]
            named = set(PortalDocument.objects.filter(file__in=chunk).values_list("file", flat=True))
            yield from (name for name in chunk if name not in named)


def _folders_since(day: date) -> list[str]:
    """The folders of every month from a day before `day`: clocks of server and database may differ."""
    days = (timezone.now().date() - day).days + 2
    return sorted({(day + timedelta(days=count)).strftime(FOLDERS) for count in range(-1, days)})


def _sha256(storage: Storage, name: str) -> str:
    digest = hashlib.sha256()
    with storage.open(name) as stored:
        for chunk in stored.chunks():
            digest.update(chunk)
    return digest.hexdigest()
