"""What a browser sends for a bulk import: kept in the intake, scanned, then read (G01, N05)."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from docslib.bulk.sheet import MAX_BYTES, Sheet, SheetRefused, read_sheet
from docslib.intake import folder
from docslib.intake.checks import size_reason, virus_reason
from docslib.services.import_sweep import IN_INTAKE


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


def archive_limit() -> int:
    """The most bytes a ZIP from a browser may have; larger ones come as a folder, by the command."""
    return settings.WAGTAILDOCS_MAX_UPLOAD_SIZE


def _keep(upload: UploadedFile) -> UUID:
    try:
        return folder.keep(upload.chunks()).token
    except folder.IntakeFull as full:
        raise SheetRefused(full.reasons) from full
