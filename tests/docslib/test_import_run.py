"""A bulk import goes through the same gates, is checked before it writes, and may be killed at any line (G01, G07)."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError

from core.models import PortalDocument
from core.models.files import private_storage
from docslib.cards import ReadFact
from docslib.enums import ImportRowState, ImportState, UploadState
from docslib.intake import folder
from docslib.models import (
    FileReading,
    OfficialDocumentPage,
    PendingUpload,
    StoppedFile,
)
from docslib.secrecy.verdict import Mark, Rule, Severity, Verdict
from docslib.services import import_rows
from docslib.services import incoming as stopping
from docslib.services.import_check import NO_LINE
from docslib.services.import_facts import fill_from_file
from sites.models import PortalSite
from sites.roles import Role
from tests.docslib.imports import begin, carry_out, line, states, stored_files, write_decision
from tests.factories import make_document, make_site, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_intake")]


@pytest.fixture
def site() -> PortalSite:
    return make_site("tuyengiao")


@pytest.fixture
def editor(site):
    return make_user(Role.EDITOR, site)


@pytest.fixture
def checked(site, editor, tmp_path, three):
    """A run over the three, checked."""
    return begin(editor, site, tmp_path, three)


def test_the_check_writes_nothing_but_its_report(site, editor, tmp_path, three):
    run = begin(editor, site, tmp_path, three)
    assert run.state == ImportState.CHECKED
    assert states(run) == [ImportRowState.READY] * 3
    assert not PortalDocument.objects.exists()
    assert not OfficialDocumentPage.objects.exists()


def test_the_check_tells_what_is_wrong_with_each_line(site, editor, tmp_path, three):
    make_document(site, editor, number="4-QĐ/TU", issuer=site.organ, document_type="quyet-dinh")
    write_decision(tmp_path, 4)
    write_decision(tmp_path, 5)
    write_decision(tmp_path, 6)
    lines = [
        *three[:2],
        line(site, 4, 3, signed_on="31/02/2025"),
        line(site, 5, 4),
        line(site, 6, 5, issuer="Cơ quan không có"),
        line(site, 7, 7),
        line(site, 8, 2, file="qd-1.pdf"),
    ]
    run = begin(editor, site, tmp_path, lines)
    assert states(run)[:2] == [ImportRowState.READY] * 2
    assert states(run)[2] == ImportRowState.REFUSED
    assert states(run)[4:] == [ImportRowState.REFUSED] * 4
    assert "“Cơ quan không có”" in run.rows.get(line=6).reasons[0]
    forgotten = run.rows.get(line__gt=NO_LINE)
    assert forgotten.file_name == "qd-6.pdf"


def test_lines_become_drafts_of_the_importer_with_file_text_and_facts(site, editor, tmp_path, three):
    run = carry_out(begin(editor, site, tmp_path, three))
    pages = OfficialDocumentPage.objects.order_by("number")
    assert run.state == ImportState.DONE
    assert states(run) == [ImportRowState.MADE] * 3
    assert [page.number for page in pages] == ["1-QĐ/TU", "2-QĐ/TU", "3-QĐ/TU"]
    assert not any(page.live for page in pages)
    assert {page.owner for page in pages} == {editor}
    assert all(page.files.get().document.collection == site.collection for page in pages)
    assert FileReading.objects.filter(pages_total=1).count() == 3
    assert not PendingUpload.objects.exists()
    assert not list(folder._files())


def test_empty_cells_are_filled_from_the_file_and_marked_in_the_report(site, editor, tmp_path):
    write_decision(tmp_path, 1)
    run = carry_out(begin(editor, site, tmp_path, [line(site, 2, 1, abstract="", number="")]))
    page = OfficialDocumentPage.objects.get()
    row = run.rows.get()
    assert page.number == "1-QĐ/TU"
    assert "nhà văn hóa" in page.abstract
    assert "Số, ký hiệu (" in row.reasons[-1]
    assert "Trích yếu (" in row.reasons[-1]


def test_number_and_date_of_a_scan_are_never_taken_from_the_machine(site):
    facts = {
        name: ReadFact(name, value, 95, "high", "", is_single=False)
        for name, value in (("number", "1-QĐ/TU"), ("signed_on", "05/06/2025"), ("place", "Trường Khê"))
    }
    data: dict[str, str] = {}
    fill_from_file(data, facts, is_scan=True)
    assert data == {"place": "Trường Khê"}


def test_the_same_file_or_the_same_document_is_not_imported_twice(site, editor, tmp_path, three):
    carry_out(begin(editor, site, tmp_path, three))
    run = begin(editor, site, tmp_path, three)
    assert states(run) == [ImportRowState.DUPLICATE] * 3
    assert run.rows.first().page == OfficialDocumentPage.objects.get(number="1-QĐ/TU")


def test_a_draft_of_another_board_is_a_duplicate_without_a_name(site, editor, tmp_path):
    other = make_site("dangxem")
    known = make_document(
        other, number="1-QĐ/TU", issuer=site.organ, document_type="quyet-dinh", signed_on=date(2025, 6, 5)
    )
    write_decision(tmp_path, 1)
    row = begin(editor, site, tmp_path, [line(site, 2, 1)]).rows.get()
    assert row.state == ImportRowState.DUPLICATE
    assert row.page is None
    assert known.title not in row.reasons[0]


def test_a_file_with_a_mark_of_secrecy_is_stopped_and_its_line_forgets_it(
    site, editor, tmp_path, three, earlier_files
):
    write_decision(tmp_path, 2, "TUYỆT MẬT")
    run = carry_out(begin(editor, site, tmp_path, three))
    row = run.rows.get(line=3)
    assert states(run) == [ImportRowState.MADE, ImportRowState.STOPPED, ImportRowState.MADE]
    assert (row.file_name, row.values) == ("", {})
    assert StoppedFile.objects.get().user == editor
    assert not any("qd-2" in name for name in set(stored_files()) - earlier_files)
    assert not list(folder._files())


def test_a_doubtful_file_waits_in_the_intake_for_a_second_person(site, editor, tmp_path):
    write_decision(tmp_path, 1, "LƯU HÀNH NỘI BỘ")
    run = carry_out(begin(editor, site, tmp_path, [line(site, 2, 1)]))
    held = PendingUpload.objects.get()
    assert states(run) == [ImportRowState.HELD]
    assert (held.state, held.user, held.document) == (UploadState.HELD, editor, None)
    assert folder.path_of(held.token).stat().st_size == held.size
    assert not PortalDocument.objects.exists()


def test_a_held_file_that_is_stopped_later_is_forgotten_by_its_line(site, editor, tmp_path):
    write_decision(tmp_path, 1, "LƯU HÀNH NỘI BỘ")
    run = carry_out(begin(editor, site, tmp_path, [line(site, 2, 1)]))
    stopping.stop(PendingUpload.objects.get(), Verdict((Mark(Severity.BLOCK, Rule.SECRECY_MARK, ""),)))
    row = run.rows.get()
    assert (row.state, row.file_name, row.values) == (ImportRowState.STOPPED, "", {})
    assert not list(folder._files())


def test_a_file_that_the_gate_refuses_leaves_nothing_behind(site, editor, tmp_path):
    (tmp_path / "qd-1.pdf").write_bytes(b"MZ khong phai PDF")
    run = carry_out(begin(editor, site, tmp_path, [line(site, 2, 1)]))
    assert states(run) == [ImportRowState.REFUSED]
    assert not list(folder._files())


def test_a_file_that_changed_after_the_check_is_refused(site, editor, tmp_path, three):
    run = begin(editor, site, tmp_path, three)
    write_decision(tmp_path, 1, "thêm một dòng")
    assert states(carry_out(run))[0] == ImportRowState.REFUSED


@pytest.mark.parametrize("moment", ["judged_store", "document_create", "_finish"])
def test_a_run_broken_off_at_any_moment_of_a_line_is_resumed_without_loss_or_double(
    checked, monkeypatch, earlier_files, moment
):
    run = checked
    real, calls = getattr(import_rows, moment), []

    def breaks(*args, **kwargs):
        calls.append(1)
        outcome = real(*args, **kwargs)
        if len(calls) == 2:
            raise DatabaseError
        return outcome

    monkeypatch.setattr(import_rows, moment, breaks)
    assert carry_out(run).state == ImportState.FAILED
    assert OfficialDocumentPage.objects.count() == PortalDocument.objects.count() == 1
    assert states(carry_out(run)) == [ImportRowState.MADE] * 3
    assert OfficialDocumentPage.objects.count() == PortalDocument.objects.count() == 3
    assert set(stored_files()) - earlier_files == set(PortalDocument.objects.values_list("file", flat=True))


def test_what_a_killed_process_wrote_into_the_storage_is_swept(
    site, editor, tmp_path, three, monkeypatch, earlier_files
):
    """A process that is killed takes nothing away: its transaction vanishes, its file stays."""
    run = begin(editor, site, tmp_path, three)
    with monkeypatch.context() as killed:
        killed.setattr(import_rows, "_take_away", lambda stored: None)
        killed.setattr(import_rows, "document_create", _raise(DatabaseError()))
        killed.setattr(folder, "destroy", lambda token: None)
        carry_out(run)
    assert len(list(folder._files())) == 1
    [left] = set(stored_files()) - earlier_files
    strange = private_storage().save(left, ContentFile(b"of somebody else"))
    carry_out(run)
    assert set(stored_files()) - earlier_files == {
        *PortalDocument.objects.values_list("file", flat=True),
        strange,
    }
    assert not list(folder._files())


def _raise(error: Exception):
    def raising(*args, **kwargs):
        raise error

    return raising
