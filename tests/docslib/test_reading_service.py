"""Reading uploaded files in the background: states, progress, retries, crashes."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from core.models import PortalDocument
from docslib.enums import ReadingState
from docslib.models import FilePage, FileReading
from docslib.reading.result import FileKind, PageText, ReadProblem, ReadResult
from docslib.services import reading as service
from docslib.services.reading import reading_queue, reading_retry, reading_run, readings_resume

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def document(decision_docx: Path) -> PortalDocument:
    """An uploaded file, not read yet: nothing has been committed."""
    return PortalDocument.objects.create(
        title="Quyết định", file=ContentFile(decision_docx.read_bytes(), "quyet-dinh.docx")
    )


def result_of(monkeypatch: pytest.MonkeyPatch, result: ReadResult) -> None:
    """Let the reader find `result` in every file."""
    monkeypatch.setattr(service, "read_file", lambda path, on_page=None: result)


def test_an_uploaded_file_waits_to_be_read(document):
    assert document.reading.state == ReadingState.QUEUED


def test_the_reading_starts_when_the_upload_is_committed(decision_docx, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        document = PortalDocument.objects.create(
            title="Quyết định", file=ContentFile(decision_docx.read_bytes(), "quyet-dinh.docx")
        )
    reading = FileReading.objects.get(document=document)
    assert reading.state == ReadingState.DONE
    assert (reading.kind, reading.pages_total, reading.pages_done) == ("docx", 2, 2)
    assert reading.finished_at is not None
    assert "27-QĐ/TU" in reading.pages.get(number=1).text


def test_saving_the_title_reads_nothing_again(document, django_capture_on_commit_callbacks):
    reading_run(reading_id=document.reading.pk)
    document.title = "Tên khác"
    with django_capture_on_commit_callbacks() as callbacks:
        document.save()
    assert callbacks == []
    assert FileReading.objects.get().state == ReadingState.DONE


def test_a_replaced_file_is_read_anew(document, django_capture_on_commit_callbacks):
    reading_run(reading_id=document.reading.pk)
    document.file = ContentFile("Văn bản khác".encode(), "khac.txt")
    document.file_hash = ""
    with django_capture_on_commit_callbacks(execute=True):
        document.save()
    reading = FileReading.objects.get()
    assert [page.text for page in reading.pages.all()] == ["Văn bản khác"]
    assert reading.kind == "text"


def test_queueing_a_file_that_waits_already_does_nothing(document, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        assert reading_queue(document=document) == document.reading
    assert callbacks == []


def test_a_reading_runs_once_only(document):
    assert reading_run(reading_id=document.reading.pk)
    assert not reading_run(reading_id=document.reading.pk)
    assert FilePage.objects.count() == 2


def test_a_reading_that_is_gone_is_no_error():
    assert not reading_run(reading_id=0)


def test_progress_is_on_the_row_while_the_file_is_read(document, monkeypatch):
    seen: list[tuple[str, int, int]] = []

    def read_slowly(path, on_page):
        on_page(1, 3)
        row = FileReading.objects.get()
        seen.append((row.state, row.pages_done, row.pages_total))
        return ReadResult(FileKind.PDF, (PageText(1, "a"), PageText(2, "b"), PageText(3, "c")))

    monkeypatch.setattr(service, "read_file", read_slowly)
    reading_run(reading_id=document.reading.pk)
    assert seen == [(ReadingState.READING, 1, 3)]


def test_a_scan_without_tesseract_names_the_packages_and_keeps_what_was_read(document, monkeypatch):
    result_of(
        monkeypatch,
        ReadResult(
            FileKind.PDF,
            (PageText(1, "chữ"), PageText(2, "")),
            missing="tesseract-ocr tesseract-ocr-vie",
            scanned_pages=(2,),
        ),
    )
    reading_run(reading_id=document.reading.pk)
    reading = FileReading.objects.get()
    assert reading.state == ReadingState.NEEDS_PROGRAM
    assert reading.missing_package == "tesseract-ocr tesseract-ocr-vie"
    assert (reading.pages_done, reading.pages_total) == (1, 2)
    assert reading.pages.get(number=1).text == "chữ"


def test_one_click_reads_the_file_after_the_program_was_installed(
    document, monkeypatch, django_capture_on_commit_callbacks
):
    with monkeypatch.context() as missing:
        result_of(missing, ReadResult(FileKind.DOC, missing="antiword"))
        reading_run(reading_id=document.reading.pk)
    with django_capture_on_commit_callbacks(execute=True):
        reading_retry(reading=FileReading.objects.get())
    reading = FileReading.objects.get()
    assert (reading.state, reading.missing_package) == (ReadingState.DONE, "")


def test_an_unreadable_file_fails_with_a_reason(document, monkeypatch):
    result_of(monkeypatch, ReadResult(FileKind.PDF, error=ReadProblem.PASSWORD))
    reading_run(reading_id=document.reading.pk)
    reading = FileReading.objects.get()
    assert (reading.state, reading.error) == (ReadingState.FAILED, "password")


def test_a_fault_of_the_reader_never_leaves_the_row_in_reading(document, monkeypatch):
    def break_down(path, on_page):
        raise RuntimeError

    monkeypatch.setattr(service, "read_file", break_down)
    reading_run(reading_id=document.reading.pk)
    reading = FileReading.objects.get()
    assert (reading.state, reading.error) == (ReadingState.FAILED, "crashed")


def test_a_file_that_vanished_from_the_disk_is_said_to_be_missing(document):
    Path(document.file.path).unlink()
    reading_run(reading_id=document.reading.pk)
    assert FileReading.objects.get().error == "missing_file"


def test_a_reading_left_by_a_crash_can_be_started_again(document, django_capture_on_commit_callbacks):
    FileReading.objects.update(state=ReadingState.READING, started_at=timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        reading_retry(reading=FileReading.objects.get())
    assert FileReading.objects.get().state == ReadingState.DONE


def test_a_run_that_was_overtaken_throws_its_result_away(document, monkeypatch):
    def overtaken(path, on_page):
        reading_retry(reading=FileReading.objects.get())
        return ReadResult(FileKind.TEXT, (PageText(1, "cũ"),))

    monkeypatch.setattr(service, "read_file", overtaken)
    assert not reading_run(reading_id=document.reading.pk)
    reading = FileReading.objects.get()
    assert reading.state == ReadingState.QUEUED
    assert not reading.pages.exists()


def test_what_a_restart_left_is_read_by_the_command(document):
    old = timezone.now() - service.STALE_AFTER - timedelta(minutes=1)
    FileReading.objects.update(state=ReadingState.READING, started_at=old)
    call_command("read_waiting_files", stdout=io.StringIO())
    assert FileReading.objects.get().state == ReadingState.DONE


def test_a_reading_at_work_is_not_taken_over(document):
    FileReading.objects.update(state=ReadingState.READING, started_at=timezone.now())
    assert readings_resume() == 0


def test_files_that_lack_a_program_are_tried_again_on_demand(document):
    FileReading.objects.update(state=ReadingState.NEEDS_PROGRAM, missing_package="antiword")
    assert readings_resume() == 0
    assert readings_resume(with_missing_programs=True) == 1
