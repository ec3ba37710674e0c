"""Reading uploaded files in the background, with progress that anybody can see on the row (G07).

States: queued → reading → done | needs_program | failed. Any state may be queued again; a run that was
overtaken by a newer one throws its result away, so that neither a crash nor a second click does harm.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from core.models import PortalDocument
from docslib.enums import ReadingState
from docslib.models import FilePage, FileReading
from docslib.reading.reader import read_file
from docslib.reading.result import FileKind, ReadProblem, ReadResult

logger = logging.getLogger(__name__)

STALE_AFTER = timedelta(minutes=30)
"""A reading that has shown no end for so long was left behind by a restart; the longest scans take less."""


def reading_queue(*, document: PortalDocument, again: bool = False) -> FileReading:
    """Queue the reading of a file; nothing happens when this very file is read or waiting already.

    `again` reads it anew whatever was found before: one click after a missing program was installed.
    """
    file_hash = _hash_of(document)
    with transaction.atomic():
        reading, created = FileReading.objects.select_for_update().get_or_create(
            document=document, defaults={"file_hash": file_hash}
        )
        if not created and not again and reading.file_hash == file_hash:
            return reading
        if not created:
            _reset(reading, file_hash)
        transaction.on_commit(lambda: read_uploaded_file.enqueue(reading.pk))
    return reading


@transaction.atomic
def reading_store(*, document: PortalDocument, result: ReadResult) -> FileReading:
    """Store what was read of a file before it was stored itself: the gate has read it, nobody reads it again."""
    reading, _created = FileReading.objects.select_for_update().get_or_create(document=document)
    reading.file_hash = _hash_of(document)
    reading.started_at = timezone.now()
    _fill(reading, result)
    return reading


def reading_retry(*, reading: FileReading) -> FileReading:
    """Read the file once more: after a failure, after installing a program, or after a restart."""
    return reading_queue(document=reading.document, again=True)


def reading_run(*, reading_id: int) -> bool:
    """Read a queued file now and store its pages. False when the row is gone or another run has it."""
    started_at = timezone.now()
    mine = FileReading.objects.filter(pk=reading_id, state=ReadingState.QUEUED)
    if not mine.update(state=ReadingState.READING, started_at=started_at, finished_at=None):
        return False
    reading = FileReading.objects.select_related("document").get(pk=reading_id)
    return _store(reading, started_at, _read(reading, started_at))


def readings_resume(*, with_missing_programs: bool = False) -> int:
    """Read in the foreground what a restart left waiting; returns how many files were read.

    With `with_missing_programs` files that waited for a program are tried again too.
    """
    left_behind = timezone.now() - STALE_AFTER
    waiting = Q(state=ReadingState.QUEUED) | Q(state=ReadingState.READING, started_at__lt=left_behind)
    if with_missing_programs:
        waiting |= Q(state=ReadingState.NEEDS_PROGRAM)
    readings = FileReading.objects.filter(waiting)
    ids = list(readings.order_by("queued_at").values_list("pk", flat=True))
    readings.filter(pk__in=ids).exclude(state=ReadingState.QUEUED).update(state=ReadingState.QUEUED)
    return sum(reading_run(reading_id=pk) for pk in ids)


@task(priority=-10)
def read_uploaded_file(reading_id: int) -> bool:
    """The background task of one file; it gives way to mails and the search index."""
    return reading_run(reading_id=reading_id)


def _reset(reading: FileReading, file_hash: str) -> None:
    reading.pages.all().delete()
    reading.state = ReadingState.QUEUED
    reading.file_hash = file_hash
    reading.kind = reading.error = reading.missing_package = reading.html = ""
    reading.pages_total = reading.pages_done = 0
    reading.is_ocr = False
    reading.queued_at = timezone.now()
    reading.started_at = reading.finished_at = None
    reading.save()


def _read(reading: FileReading, started_at: datetime) -> ReadResult:
    """Read the file; any fault of ours becomes a result, so that the row never stays in `reading`."""
    run = FileReading.objects.filter(pk=reading.pk, started_at=started_at)

    def show_progress(done: int, total: int) -> None:
        run.update(pages_done=done, pages_total=total)

    try:
        with _local_file(reading.document) as path:
            return read_file(path, on_page=show_progress)
    except OSError:
        return ReadResult(FileKind.UNKNOWN, error=ReadProblem.MISSING_FILE)
    except Exception:
        logger.exception("Reading file %s failed", reading.document_id)
        return ReadResult(FileKind.UNKNOWN, error=ReadProblem.CRASHED)


def _store(reading: FileReading, started_at: datetime, result: ReadResult) -> bool:
    """Store pages and outcome together, unless another run has overtaken this one."""
    with transaction.atomic():
        current = FileReading.objects.select_for_update().filter(pk=reading.pk, started_at=started_at).first()
        if current is None or current.state != ReadingState.READING:
            return False
        _fill(current, result)
    return True


def _fill(reading: FileReading, result: ReadResult) -> None:
    """Write the pages and the outcome of one reading; the caller holds the row."""
    reading.pages.all().delete()
    FilePage.objects.bulk_create(
        FilePage(reading=reading, number=page.number, text=page.text, is_ocr=page.is_ocr)
        for page in result.pages
    )
    reading.state = _outcome(result)
    reading.kind = result.kind.value
    reading.encoding = result.encoding.value
    reading.signatures = [dict(signature) for signature in result.signatures]
    reading.html = result.html
    reading.pages_total = len(result.pages)
    unread = len(result.scanned_pages) if result.missing else 0
    reading.pages_done = len(result.pages) - unread
    reading.is_ocr = result.is_scan
    reading.missing_package = result.missing or ""
    reading.error = result.error.value if result.error else ""
    reading.finished_at = timezone.now()
    reading.save()


def _outcome(result: ReadResult) -> ReadingState:
    if result.error:
        return ReadingState.FAILED
    return ReadingState.NEEDS_PROGRAM if result.missing else ReadingState.DONE


def _hash_of(document: PortalDocument) -> str:
    try:
        return document.get_file_hash()
    except OSError:
        return ""  # the run will say that the file is missing


@contextmanager
def _local_file(document: PortalDocument) -> Iterator[Path]:
    """The file as a path: itself where the storage is a folder, else a temporary copy."""
    try:
        path = Path(document.file.path)
    except NotImplementedError:
        with tempfile.NamedTemporaryFile(prefix="portal-read-") as copy:
            with document.open_file() as source:
                shutil.copyfileobj(source, copy)
            copy.flush()
            yield Path(copy.name)
    else:
        yield path
