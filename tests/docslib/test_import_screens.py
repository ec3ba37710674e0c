"""Bulk imports in the admin and by the command (G07, A02)."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from core.models import PortalDocument
from docslib.bulk.headings import COLUMNS
from docslib.enums import ImportRowState, ImportState
from docslib.import_selectors import run_cards, runs_of
from docslib.intake import folder
from docslib.models import ImportRow, ImportRun, OfficialDocumentPage
from sites.models import PortalSite
from sites.roles import Role
from tests.answers import rows_of
from tests.docslib.imports import begin, carry_out, line, states, write_decision
from tests.docslib.test_import_sheet import write_workbook, write_zip
from tests.factories import library, log_in, make_site, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_intake")]

HOST = "wan-tuyengiao.test"
LIST, NEW = "/admin/library/imports/", "/admin/library/imports/new/"


@pytest.fixture
def site() -> PortalSite:
    return make_site("tuyengiao")


@pytest.fixture
def editor(site):
    return make_user(Role.EDITOR, site)


@pytest.fixture
def client(editor) -> Client:
    return log_in(editor)


def sheet(folder: Path, site: PortalSite, *numbers: int, **changed: str) -> SimpleUploadedFile:
    """A spreadsheet with a line for each number."""
    lines = [line(site, number, number, **changed).values for number in numbers]
    heads = [column for column in COLUMNS if column.key in lines[0]]
    rows = [[one.get(column.key) for column in heads] for one in lines]
    path = write_workbook(folder / "bang.xlsx", [column.heading for column in heads], *rows)
    return SimpleUploadedFile("Bảng kê 2025.xlsx", path.read_bytes())


def zipped(folder: Path, *numbers: int) -> SimpleUploadedFile:
    """A ZIP with a decision for each number."""
    files = {path.name: path.read_bytes() for path in (write_decision(folder, number) for number in numbers)}
    return SimpleUploadedFile("tep.zip", write_zip(folder / "tep.zip", **files).read_bytes())


def send(client: Client, url: str, capture, **data):
    with capture(execute=True):
        return client.post(url, data, HTTP_HOST=HOST)


def at(name: str, run: ImportRun, *more: str) -> str:
    return reverse(f"docslib_admin:{name}", args=[run.pk, *more])


def test_spreadsheet_and_zip_become_drafts_after_the_check_and_a_word(
    client, site, tmp_path, django_capture_on_commit_callbacks
):
    capture = django_capture_on_commit_callbacks
    data = {
        "library": library(site).pk,
        "sheet": sheet(tmp_path, site, 1, 2),
        "archive": zipped(tmp_path, 1, 2),
    }
    response = send(client, NEW, capture, **data)
    run = ImportRun.objects.get()
    assert response.url == at("import_run", run)
    assert (run.state, states(run)) == (ImportState.CHECKED, [ImportRowState.READY] * 2)
    assert not PortalDocument.objects.exists()
    page = client.get(response.url, HTTP_HOST=HOST).content.decode()
    assert at("import_go", run) in page
    send(client, at("import_go", run), capture)
    run.refresh_from_db()
    assert (run.state, states(run)) == (ImportState.DONE, [ImportRowState.MADE] * 2)
    assert OfficialDocumentPage.objects.filter(live=False).count() == 2
    assert not list(folder._files())


def test_a_corrected_spreadsheet_is_sent_to_the_same_import(
    client, site, editor, tmp_path, django_capture_on_commit_callbacks
):
    for number in (1, 2):
        write_decision(tmp_path, number)
    run = carry_out(begin(editor, site, tmp_path, [line(site, 2, 1), line(site, 3, 2, signed_on="1999")]))
    corrected = sheet(tmp_path, site, 2)
    send(client, at("import_run", run), django_capture_on_commit_callbacks, sheet=corrected)
    assert states(run) == [ImportRowState.READY, ImportRowState.MADE]


def test_a_zip_sent_to_an_import_that_is_worked_on_is_not_kept(client, site, editor, tmp_path):
    write_decision(tmp_path, 1)
    run = begin(editor, site, tmp_path, [line(site, 2, 1)])
    ImportRun.objects.filter(pk=run.pk).update(state=ImportState.RUNNING)
    response = client.post(at("import_run", run), {"archive": zipped(tmp_path, 1)}, HTTP_HOST=HOST)
    assert response.context["form"].errors["sheet"]
    assert not list(folder._files())


def test_a_spreadsheet_that_cannot_be_read_begins_nothing_and_keeps_nothing(client, site, tmp_path):
    data = {
        "library": library(site).pk,
        "sheet": SimpleUploadedFile("a.xlsx", b"khong phai bang"),
        "archive": zipped(tmp_path, 1),
    }
    response = client.post(NEW, data, HTTP_HOST=HOST)
    assert response.context["form"].errors["sheet"]
    assert not ImportRun.objects.exists()
    assert not list(folder._files())


def test_the_report_is_a_workbook_or_csv_without_formulas(client, site, editor, tmp_path):
    run = begin(editor, site, tmp_path, [line(site, 2, 1), line(site, 3, 2, abstract="=1+1")])
    saved = client.get(at("import_report", run, "xlsx"), HTTP_HOST=HOST)
    rows = rows_of(saved)
    assert [row[:2] for row in rows[1:]] == [(2, "qd-1.pdf"), (3, "qd-2.pdf")]
    plain = b"".join(client.get(at("import_report", run, "csv"), HTTP_HOST=HOST)).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(plain)))[2][3] == "'=1+1"


def test_the_lines_are_filtered_by_state(client, site, editor, tmp_path):
    write_decision(tmp_path, 1)
    run = begin(editor, site, tmp_path, [line(site, 2, 1), line(site, 3, 2)])
    shown = client.get(at("import_run", run) + "?state=ready", HTTP_HOST=HOST).context["lines"]
    assert [card.line for card in shown] == [2]


def test_the_template_is_offered_with_the_organs_of_the_portal(client, site):
    response = client.get(reverse("docslib_admin:import_template"), HTTP_HOST=HOST)
    lists = load_workbook(io.BytesIO(response.content))["Danh mục"]
    assert site.organ.name in {cell for row in lists.values for cell in row}


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.CONTRIBUTOR, 200), (Role.CENTRAL_BOARD, 200), (Role.LEADERSHIP, 404), (Role.TECHNICAL_ADMIN, 404)],
)
def test_only_people_with_a_library_open_the_imports(site, role, status):
    assert log_in(make_user(role, site)).get(LIST, HTTP_HOST=HOST).status_code == status


def test_an_import_of_another_site_does_not_exist(client, tmp_path):
    other = make_site("dangxem")
    run = begin(make_user(Role.EDITOR, other), other, tmp_path, [line(other, 2, 1)])
    for name, more in (("import_run", ()), ("import_report", ("csv",))):
        assert client.get(at(name, run, *more), HTTP_HOST=HOST).status_code == 404
    assert client.post(at("import_go", run), HTTP_HOST=HOST).status_code == 404
    assert run.name not in client.get(LIST, HTTP_HOST=HOST).content.decode()


def test_a_colleague_sees_the_import_and_cannot_move_it(site, editor, tmp_path):
    write_decision(tmp_path, 1)
    run = begin(editor, site, tmp_path, [line(site, 2, 1)])
    colleague = log_in(make_user(Role.EDITOR, site))
    assert at("import_go", run) not in colleague.get(at("import_run", run), HTTP_HOST=HOST).content.decode()
    colleague.post(at("import_go", run), HTTP_HOST=HOST)
    run.refresh_from_db()
    assert run.state == ImportState.CHECKED


def test_lists_of_imports_and_lines_ask_a_constant_number_of_queries(
    site, editor, tmp_path, django_assert_num_queries
):
    for number in range(20):
        run = ImportRun.objects.create(library=library(site), user=editor, name=f"{number}", source="x")
        ImportRow.objects.create(run=run, line=2)
    with django_assert_num_queries(3):
        assert len(run_cards(list(ImportRun.objects.select_related("library", "user")), editor)) == 20
    assert runs_of(editor).count() == 20


def test_the_command_checks_imports_and_resumes(site, editor, tmp_path, capsys):
    files = tmp_path / "tep"
    files.mkdir()
    for number in (1, 2):
        write_decision(files, number)
    table = tmp_path / "bang.xlsx"
    table.write_bytes(sheet(tmp_path, site, 1, 2).read())
    given = {"site": "tuyengiao", "user": editor.username, "sheet": table, "files": files}
    call_command("import_documents", dry_run=True, **given)
    run = ImportRun.objects.get()
    assert not OfficialDocumentPage.objects.exists()
    ImportRun.objects.filter(pk=run.pk).update(state=ImportState.RUNNING)  # as a killed process leaves it
    call_command("import_documents", resume=run.pk)
    assert states(run) == [ImportRowState.MADE] * 2
    assert "2/2" in capsys.readouterr().out


def test_the_command_says_what_it_lacks(site):
    with pytest.raises(CommandError):
        call_command("import_documents")
    with pytest.raises(CommandError):
        call_command("import_documents", resume=99)
