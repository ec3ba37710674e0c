"""The work on a bulk import, in the background or by the command: the dry run, then line after line (G07)."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from time import monotonic
from uuid import UUID

from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from docslib.bulk.source import ArchiveRefused, ArchiveSource, FolderSource, Source, SourceLost
from docslib.enums import ImportRowState, ImportState
from docslib.intake import folder
from docslib.intake.checks import virus_reason
from docslib.models import ImportRun
from docslib.services.import_check import Checker, CheckStopped
from docslib.services.import_facts import Words
from docslib.services.import_lookups import Known
from docslib.services.import_rows import SHA1, Bench, row_import
from docslib.services.import_sweep import IN_INTAKE, delete_unnamed, files_left_behind
from docslib.services.uploads import may_upload
from sites.selectors import portal_site_of

logger = logging.getLogger(__name__)

STEP_SECONDS = 60.0
"""So long a background task works before it lets others pass."""
CHUNK = 50


class ImportHalted(Exception):
    """The run cannot go on; the words say why and what to do."""


_HALTING = (ImportHalted, SourceLost, ArchiveRefused, folder.IntakeLost, folder.IntakeFull, DatabaseError)


def import_check(*, run_id: int) -> None:
    """The dry run; afterwards the run waits for a word, or says why it cannot go on."""
    run = ImportRun.objects.select_related("library", "user").get(pk=run_id)
    if run.state != ImportState.CHECKING:
        return
    try:
        Checker(run, source_of(run, scan=True), partial(_beat, run_id, ImportState.CHECKING)).check()
    except CheckStopped:
        return
    except _HALTING as fault:
        _halt(run, fault)
        return
    ImportRun.objects.filter(pk=run_id, state=ImportState.CHECKING).update(
        state=ImportState.CHECKED, beat_at=timezone.now()
    )


def import_run(
    *, run_id: int, seconds: float | None = None, left_behind: list[str] | None = None
) -> list[str] | None:
    """Import lines for so many `seconds`, or to the end.

    Returns None when there is nothing more to do; else what to call it with again: the files that an earlier, killed
    run left in the storage.
    """
    run = ImportRun.objects.select_related("library", "user").get(pk=run_id)
    if run.state != ImportState.RUNNING:
        return None
    left = files_left_behind(run) if left_behind is None else left_behind
    try:
        is_over = _work(run, seconds)
    except _HALTING as fault:
        _halt(run, fault)
        return None
    if not is_over:
        return left
    closed = ImportRun.objects.filter(pk=run_id, state=ImportState.RUNNING)
    if closed.update(state=ImportState.DONE, finished_at=timezone.now(), beat_at=timezone.now()):
        delete_unnamed(left)
        let_go(run)
    return None


def _work(run: ImportRun, seconds: float | None) -> bool:
    """Import line after line; True when no line is left, False when the time is over or somebody stopped the run."""
    portal_site = portal_site_of(run.library)
    if portal_site is None or not run.user.is_active or not may_upload(run.user, run.library):
        raise ImportHalted(_("You may not add documents to this library."))
    bench = Bench(run, portal_site, source_of(run), Words.read(), Known())
    ends = monotonic() + seconds if seconds is not None else None
    while rows := list(run.rows.filter(state=ImportRowState.READY).order_by("line")[:CHUNK]):
        bench.known.look_up(
            (row.values[SHA1] for row in rows), (row.values.get("number", "") for row in rows)
        )
        for row in rows:
            if not _beat(run.pk, ImportState.RUNNING) or (ends is not None and monotonic() > ends):
                return False
            row_import(bench, row)
    return True


def source_of(run: ImportRun, *, scan: bool = False) -> Source:
    """The files of a run; with `scan` antivirus looks at an archive before anything opens it (N05).

    Raises SourceLost, ArchiveRefused, IntakeLost.
    """
    if run.source.startswith(IN_INTAKE):
        path = folder.path_of(_token(run))
    else:
        path = Path(run.source)
        if path.is_dir():
            return FolderSource(path)
    if scan and path.exists() and (reason := virus_reason(path, "ZIP")):
        raise SourceLost(reason)
    return ArchiveSource(path)


def let_go(run: ImportRun) -> None:
    """Destroy an archive in the intake: it is judged, or another took its place. A folder of the server stays."""
    if run.source.startswith(IN_INTAKE):
        folder.destroy(_token(run))


@task(priority=-10)
def check_import(run_id: int) -> None:
    """The dry run in the background."""
    import_check(run_id=run_id)


@task(priority=-10)
def carry_on_import(run_id: int, left_behind: list[str] | None = None) -> None:
    """Some lines in the background, then the next task: mails and uploads get their turn between."""
    left = import_run(run_id=run_id, seconds=STEP_SECONDS, left_behind=left_behind)
    if left is not None and ImportRun.objects.filter(pk=run_id, state=ImportState.RUNNING).exists():
        carry_on_import.enqueue(run_id, left)


def _token(run: ImportRun) -> UUID:
    return UUID(run.source.removeprefix(IN_INTAKE))


def _beat(run_id: int, state: ImportState) -> bool:
    """A sign of life; False when somebody stopped the run."""
    return bool(ImportRun.objects.filter(pk=run_id, state=state).update(beat_at=timezone.now()))


def _halt(run: ImportRun, fault: Exception) -> None:
    """Note on the run why it cannot go on; a hostile or lost archive is let go at once."""
    logger.warning("Import %s halted: %s", run.pk, type(fault).__name__)
    if isinstance(fault, SourceLost | ArchiveRefused):
        let_go(run)
    words = str(fault)
    if isinstance(fault, folder.IntakeLost):
        words = _("The ZIP is not there any more. Send it again.")
    elif isinstance(fault, DatabaseError):
        words = _("The database stopped answering. Resume the import.")
    ImportRun.objects.filter(pk=run.pk).update(state=ImportState.FAILED, note=words)
