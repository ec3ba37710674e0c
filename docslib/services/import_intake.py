"""What a browser sends for a bulk import: kept in the intake, scanned, then read (G01, N05)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile

from docslib.bulk.sheet import MAX_BYTES, Sheet, SheetRefused, read_sheet
from docslib.intake import folder
from docslib.intake.checks import size_reason, virus_reason
from docslib.models import DocumentLibraryPage, ImportRun
from docslib.services.import_sweep import IN_INTAKE
from docslib.services.imports import import_begin, import_enqueue, import_renew


def import_send(
    *, user: Any, library: DocumentLibraryPage, sheet: UploadedFile, archive: UploadedFile
) -> ImportRun:
    """Begin an import of what a browser sent, and have it checked; raises SheetRefused, ImportRefused, and keeps
    nothing then."""
    lines = sheet_take(upload=sheet)
    source = archive_take(upload=archive)
    try:
        run = import_begin(user=user, library=library, name=sheet.name or "", sheet=lines, source=source)
    except BaseException:
        _drop(source)
        raise
    import_enqueue(run=run)
    return run


def import_send_again(
    *, user: Any, run: ImportRun, sheet: UploadedFile | None, archive: UploadedFile | None
) -> None:
    """Go on with a corrected spreadsheet, other files, or both; raises as `import_send` does."""
    lines = sheet_take(upload=sheet) if sheet else None
    source = archive_take(upload=archive) if archive else run.source
    try:
        import_renew(user=user, run=run, sheet=lines, source=source)
    except BaseException:
        if archive:
            _drop(source)
        raise
    import_enqueue(run=run)


def sheet_take(*, upload: UploadedFile) -> Sheet:
    """The lines of an uploaded spreadsheet, nothing of whose bytes stays; raises SheetRefused."""
    name = upload.name or ""
    if (upload.size or 0) <= MAX_BYTES and (reason := size_reason(upload.size or 0, name)):
        raise SheetRefused([reason])
    token = _keep(upload)
    try:
        path = folder.path_of(token)
        if reason := virus_reason(path, name):
            raise SheetRefused([reason])
        return read_sheet(path, name)
    finally:
        folder.destroy(token)


def archive_take(*, upload: UploadedFile) -> str:
    """Keep an uploaded ZIP in the intake until it is judged; returns the `source` of its run.

    Raises SheetRefused when it is too large. Antivirus and the checks of archives come with the dry run.
    """
    if reason := size_reason(upload.size or 0, upload.name or ""):
        raise SheetRefused([reason])
    return f"{IN_INTAKE}{_keep(upload).hex}"


def _drop(source: str) -> None:
    folder.destroy(UUID(source.removeprefix(IN_INTAKE)))


def _keep(upload: UploadedFile) -> UUID:
    try:
        return folder.keep(upload.chunks()).token
    except folder.IntakeFull as full:
        raise SheetRefused(full.reasons) from full
