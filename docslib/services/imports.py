"""Bulk imports: begun, corrected, started, stopped (G07).

States: checking → checked → running → done; paused and failed runs are resumed. Every line is finished in one
transaction with what it makes, so that a run may be killed at any moment: whoever resumes it goes on with the lines
that are not finished. `beat_at` tells a living run from one that was left behind.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from docslib.bulk.sheet import Sheet
from docslib.enums import ImportRowState, ImportState
from docslib.models import DocumentLibraryPage, ImportRow, ImportRun
from docslib.services.import_check import AWAY
from docslib.services.import_work import carry_on_import, check_import, let_go
from docslib.services.uploads import may_upload

STALE_AFTER = timedelta(minutes=10)
"""A run without a sign of life for so long was left behind; the longest scan of one line takes less."""
DONE_ROWS = (ImportRowState.MADE, ImportRowState.HELD, ImportRowState.STOPPED)
"""What a corrected spreadsheet does not touch any more."""
WORKING = (ImportState.CHECKING, ImportState.RUNNING)


class ImportRefused(Exception):
    """The import cannot be begun or go on; `reasons` say why and what to do."""

    def __init__(self, *reasons: str) -> None:
        self.reasons = list(reasons)
        super().__init__(" ".join(reasons))


@transaction.atomic
def import_begin(
    *, user: Any, library: DocumentLibraryPage, name: str, sheet: Sheet, source: str
) -> ImportRun:
    """A new import, to be checked; raises ImportRefused when the person may not add to the library."""
    if not may_upload(user, library):
        raise ImportRefused(_("You may not add documents to this library."))
    run = ImportRun.objects.create(
        library=library,
        user=user,
        name=name[:255],
        source=source,
        note=_unknown(sheet),
        beat_at=timezone.now(),
    )
    _add_lines(run, sheet, frozenset())
    return run


@transaction.atomic
def import_renew(*, user: Any, run: ImportRun, sheet: Sheet | None, source: str) -> None:
    """Put a corrected spreadsheet, or other files, in the place of the former ones; what is done stays done.

    Lines are known again by the name of their file. Raises ImportRefused while the import is being worked on.
    """
    _take(user, run, ImportState.CHECKING)
    if run.source != source:
        let_go(run)
    run.source, run.state, run.finished_at = source, ImportState.CHECKING, None
    open_rows = run.rows.exclude(state__in=DONE_ROWS)
    if sheet is None:
        open_rows.update(state=ImportRowState.WAITING)
    else:
        run.note = _unknown(sheet)
        open_rows.delete()
        run.rows.filter(line__lt=AWAY).update(line=F("line") + AWAY)
        done = {row.file_name: row for row in run.rows.all() if row.file_name}
        _add_lines(run, sheet, frozenset(done))
        lines = {line.file_name: line.number for line in sheet.lines if line.file_name in done}
        for name, number in lines.items():
            done[name].line = number
        ImportRow.objects.bulk_update([done[name] for name in lines], ["line"], batch_size=500)
    run.save(update_fields=["source", "state", "finished_at", "note"])


@transaction.atomic
def import_start(*, user: Any, run: ImportRun, is_killed: bool = False) -> None:
    """Let a checked, stopped, failed or left-behind run go on; its check first where that was not finished.

    `is_killed`: whoever asks knows that nobody works on it any more, however young its last sign of life is. Should
    somebody do so all the same, each line is still finished once. Raises ImportRefused when somebody works on it, or
    when it has ended.
    """
    waits = run.rows.filter(state=ImportRowState.WAITING).exists()
    _take(user, run, ImportState.CHECKING if waits else ImportState.RUNNING, is_killed=is_killed)


def import_stop(*, user: Any, run: ImportRun) -> bool:
    """Stop a run after the line in hand; False when nobody works on it. It can be resumed."""
    _refuse_strangers(user, run)
    return bool(ImportRun.objects.filter(pk=run.pk, state__in=WORKING).update(state=ImportState.PAUSED))


def import_enqueue(*, run: ImportRun) -> None:
    """Have the background do what the run's state asks for, once the transaction around this is through."""
    task = check_import if run.state == ImportState.CHECKING else carry_on_import
    transaction.on_commit(partial(task.enqueue, run.pk))


def is_left_behind(run: ImportRun) -> bool:
    """Whether a run says that it is being worked on, and nobody has for long."""
    return run.state in WORKING and (run.beat_at or run.created_at) < timezone.now() - STALE_AFTER


def _take(user: Any, run: ImportRun, state: ImportState, *, is_killed: bool = False) -> None:
    """Take a run that nobody works on; of two who try at once one succeeds, the other gets ImportRefused."""
    _refuse_strangers(user, run)
    now = timezone.now()
    idle = Q(state__in=(ImportState.CHECKED, ImportState.PAUSED, ImportState.FAILED))
    if state == ImportState.CHECKING:
        idle |= Q(state=ImportState.DONE)
    idle |= Q(state__in=WORKING) & (Q() if is_killed else Q(beat_at__lt=now - STALE_AFTER))
    if not ImportRun.objects.filter(idle, pk=run.pk).update(state=state, beat_at=now):
        raise ImportRefused(
            _("This import is being worked on just now, or it has ended. Look at its page again.")
        )
    run.refresh_from_db()


def _refuse_strangers(user: Any, run: ImportRun) -> None:
    """Everything a run makes is made in the name of who began it: nobody else moves it (G01)."""
    if run.user_id != user.pk or not may_upload(user, run.library):
        raise ImportRefused(_("Only who began this import moves it, while he may add to the library."))


def _add_lines(run: ImportRun, sheet: Sheet, done: frozenset[str]) -> None:
    ImportRow.objects.bulk_create(
        (
            ImportRow(run=run, line=line.number, file_name=line.file_name[:255], values=line.values)
            for line in sheet.lines
            if line.file_name[:255] not in done
        ),
        batch_size=500,
    )


def _unknown(sheet: Sheet) -> str:
    if not sheet.unknown:
        return ""
    return _("Columns that are not read: %(columns)s.") % {"columns": ", ".join(sheet.unknown[:10])}
