"""From the drop to "facts are to be checked": judged in memory, repeatable, and nothing left of what is stopped."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.models import PortalDocument
from docslib.enums import UploadState
from docslib.intake import folder
from docslib.models import FilePage, OfficialDocumentPage, PendingUpload, StoppedFile
from docslib.services import incoming
from docslib.services.documents import DocumentRefused, document_create, document_replace_file
from docslib.services.incoming import incoming_run, intake_sweep
from docslib.services.uploads import UploadRefused, upload_take
from sites.models import PortalSite
from sites.roles import Role
from tests.docslib.files import decision_lines, write_pdf
from tests.factories import bring_to, library, log_in, make_document, make_site, make_user, put_up

pytestmark = pytest.mark.django_db

HOST = "wan-tuyengiao.test"
CHOOSE = "/admin/library/"
SECRET_NAME = "ten-khong-giu.pdf"


@pytest.fixture(autouse=True)
def own_intake(settings, tmp_path: Path) -> None:
    """An empty intake for each test: what lies there afterwards was left there."""
    settings.PORTAL_INTAKE_DIR = tmp_path / "intake"


@pytest.fixture
def site() -> PortalSite:
    return make_site("tuyengiao")


@pytest.fixture
def editor(site):
    return make_user(Role.EDITOR, site)


@pytest.fixture
def run_tasks(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def clean(folder_of_test: Path, name: str = "quyet-dinh.pdf", *first: str) -> SimpleUploadedFile:
    path = folder_of_test / f"{'-'.join(first)}.pdf"
    if not path.exists():  # a PDF made twice differs by its time
        write_pdf(path, [[*first, *decision_lines()]])
    return SimpleUploadedFile(name, path.read_bytes(), "application/pdf")


def secret(folder_of_test: Path) -> SimpleUploadedFile:
    return clean(folder_of_test, SECRET_NAME, "TUYỆT MẬT")


def send(client: Client, site: PortalSite, upload: SimpleUploadedFile):
    return client.post(CHOOSE, {"library": library(site).pk, "files": upload}, HTTP_HOST=HOST)


def take(user, site: PortalSite, upload: SimpleUploadedFile) -> PendingUpload:
    return upload_take(user=user, library=library(site), upload=upload)


def kept() -> list[Path]:
    """Whatever lies in the intake."""
    return [path for path in settings.PORTAL_INTAKE_DIR.rglob("*") if path.is_file()]


def facts(site: PortalSite, number: str = "27-QĐ/TU") -> dict:
    day = timezone.localdate()
    return {
        "document_type": "quyet-dinh",
        "number": number,
        "issuer": site.organ,
        "abstract": "ban hành Quy chế",
        "signed_on": day,
    }


def test_the_bytes_wait_in_the_intake_and_leave_it_when_they_are_clear(editor, site, tmp_path, run_tasks):
    pending = take(editor, site, clean(tmp_path))
    assert (pending.state, pending.document) == (UploadState.ARRIVED, None)
    assert folder.path_of(pending.token).is_file()
    assert not PortalDocument.objects.exists()
    with run_tasks():
        incoming_run(upload_id=pending.pk)
    pending.refresh_from_db()
    assert (pending.state, pending.pages_done) == (UploadState.CLEARED, 1)
    assert not kept()


def test_a_secret_file_leaves_a_record_and_nothing_else(editor, site, tmp_path, run_tasks, caplog):
    caplog.set_level(logging.DEBUG)
    client = log_in(editor)
    with run_tasks():
        screen = send(client, site, secret(tmp_path))
    stopped = StoppedFile.objects.get()
    assert not kept()
    assert [model.objects.count() for model in (PendingUpload, PortalDocument, FilePage)] == [0, 0, 0]
    assert SECRET_NAME not in caplog.text + "".join(one.subject + one.body for one in mail.outbox)
    shown = client.get(screen.url, HTTP_HOST=HOST, follow=True)
    assert shown.redirect_chain[-1][0] == reverse("docslib_admin:stopped", args=[stopped.pk])
    body = shown.content.decode()
    assert 'role="alert"' in body
    assert SECRET_NAME not in body


def test_the_progress_of_a_stopped_file_leads_to_its_record(editor, site, tmp_path, run_tasks):
    client = log_in(editor)
    with run_tasks():
        send(client, site, secret(tmp_path))
    url = reverse("docslib_admin:incoming_status", args=[StoppedFile.objects.get().token])
    assert client.get(url, HTTP_HOST=HOST).json()["is_finished"] is True


def test_the_record_is_for_its_uploader_the_approvers_and_the_central_board(
    editor, site, tmp_path, run_tasks
):
    with run_tasks():
        send(log_in(editor), site, secret(tmp_path))
    url = reverse("docslib_admin:stopped", args=[StoppedFile.objects.get().pk])
    other = make_site("tochuc")
    people = {
        editor: 200,
        make_user(Role.APPROVER, site): 200,
        make_user(Role.CENTRAL_BOARD): 200,
        make_user(Role.EDITOR, site): 404,
        make_user(Role.APPROVER, other): 404,
    }
    seen = {user: log_in(user).get(url, HTTP_HOST=HOST).status_code for user in people}
    assert seen == people


def test_bytes_that_were_stopped_are_refused_at_once_with_the_same_screen(editor, site, tmp_path, run_tasks):
    client = log_in(editor)
    with run_tasks():
        send(client, site, secret(tmp_path))
    first = StoppedFile.objects.get()
    again = send(client, site, clean(tmp_path, "doi-ten.pdf", "TUYỆT MẬT"))
    second = StoppedFile.objects.latest("pk")
    assert again.url == reverse("docslib_admin:stopped", args=[second.pk])
    assert (second.sha256, second.page) == (first.sha256, first.page)
    assert not kept()


def test_a_refused_file_is_not_kept(editor, site):
    with pytest.raises(UploadRefused):
        take(editor, site, SimpleUploadedFile("van-ban.pdf", b"MZ\x90\x00 chuong trinh"))
    assert not kept()


def test_a_run_that_died_is_repeated_by_the_timer(editor, site, tmp_path, run_tasks):
    pending = take(editor, site, clean(tmp_path))
    long_ago = timezone.now() - timedelta(hours=1)
    PendingUpload.objects.update(state=UploadState.READING, started_at=long_ago)
    with run_tasks():
        call_command("read_waiting_files")
    pending.refresh_from_db()
    assert pending.state == UploadState.CLEARED


def test_two_runs_of_one_file_store_it_once(editor, site, tmp_path, run_tasks, monkeypatch):
    pending = take(editor, site, clean(tmp_path))
    real = incoming.examine

    def overtaken(*args, **kwargs):
        monkeypatch.setattr(incoming, "examine", real)
        PendingUpload.objects.update(state=UploadState.ARRIVED)
        assert incoming_run(upload_id=pending.pk) is True
        return real(*args, **kwargs)

    monkeypatch.setattr(incoming, "examine", overtaken)
    assert incoming_run(upload_id=pending.pk) is False
    assert incoming_run(upload_id=pending.pk) is False
    assert PortalDocument.objects.count() == 1


def test_a_file_whose_bytes_went_with_the_memory_says_so(editor, site, tmp_path):
    pending = take(editor, site, clean(tmp_path))
    folder.destroy(pending.token)
    incoming_run(upload_id=pending.pk)
    pending.refresh_from_db()
    assert pending.state == UploadState.LOST
    screen = log_in(editor).get(reverse("docslib_admin:incoming", args=[pending.token]), HTTP_HOST=HOST)
    assert screen.status_code == 200


def test_nothing_waits_in_the_intake_longer_than_a_week(editor, site, tmp_path, run_tasks, monkeypatch):
    pending = take(editor, site, clean(tmp_path))
    PendingUpload.objects.update(state=UploadState.HELD)
    monkeypatch.setattr(incoming, "WAITS_AT_MOST", timedelta(seconds=-5))
    with run_tasks():
        assert intake_sweep() == 1
    pending.refresh_from_db()
    assert (pending.state, pending.problem) == (UploadState.LOST, incoming.EXPIRED)
    assert mail.outbox[-1].to == [editor.email]


def test_a_fault_of_ours_names_the_row_and_not_the_file(editor, site, tmp_path, monkeypatch, caplog):
    pending = take(editor, site, clean(tmp_path, SECRET_NAME))
    monkeypatch.setattr(incoming, "examine", lambda *args, **kwargs: {}["chữ trong tệp"])
    incoming_run(upload_id=pending.pk)
    pending.refresh_from_db()
    assert pending.state == UploadState.UNREADABLE
    assert SECRET_NAME not in caplog.text
    assert "chữ trong tệp" not in caplog.text


def test_throwing_away_what_is_not_cleared_destroys_its_bytes(editor, site, tmp_path):
    pending = take(editor, site, clean(tmp_path))
    log_in(editor).post(reverse("docslib_admin:discard", args=[pending.pk]), HTTP_HOST=HOST)
    assert not kept()
    assert not PendingUpload.objects.exists()


def test_the_same_bytes_of_two_editors_are_told_to_both(editor, site, tmp_path, run_tasks):
    colleague = make_user(Role.EDITOR, site)
    first = take(editor, site, clean(tmp_path))
    with run_tasks():  # hers is read already, his is not
        second = take(colleague, site, clean(tmp_path))
    for user, own, other in ((editor, first, colleague), (colleague, second, editor)):
        url = reverse("docslib_admin:incoming", args=[own.token])
        assert str(other) in log_in(user).get(url, HTTP_HOST=HOST, follow=True).content.decode()


@pytest.mark.parametrize("is_checked_first", [True, False])
def test_two_editors_make_one_document_of_the_same_paper(
    editor, site, tmp_path, run_tasks, monkeypatch, is_checked_first
):
    if not is_checked_first:  # the other came between the look and the row: the database says it
        monkeypatch.setattr(OfficialDocumentPage, "full_clean", lambda *args, **kwargs: None)
    colleague = make_user(Role.EDITOR, site)
    with run_tasks():
        uploads = [take(user, site, clean(tmp_path)) for user in (editor, colleague)]
    for upload in uploads:
        upload.refresh_from_db()
    made = document_create(user=editor, pending=uploads[0], facts=facts(site))
    with pytest.raises(DocumentRefused) as refused:
        document_create(user=colleague, pending=uploads[1], facts=facts(site))
    assert reverse("wagtailadmin_pages:edit", args=[made.pk]) in refused.value.reasons[0]
    assert OfficialDocumentPage.objects.count() == 1


def test_the_draft_of_another_board_is_not_named(editor, site, tmp_path, run_tasks):
    other = make_site("tochuc")
    known = make_document(other, number="27-QĐ/TU", issuer=site.organ, abstract="điều không được lộ")
    with run_tasks():
        pending = take(editor, site, clean(tmp_path))
    pending.refresh_from_db()
    with pytest.raises(DocumentRefused) as refused:
        document_create(user=editor, pending=pending, facts=facts(site))
    assert known.title not in refused.value.reasons[0]


def test_a_replaced_file_of_a_live_document_waits_for_approval(editor, site, tmp_path, run_tasks):
    page = put_up(make_document(site, editor))
    old = page.files.get().document
    with run_tasks():
        pending = take(editor, site, clean(tmp_path))
    pending.refresh_from_db()
    url = reverse("docslib_admin:replace", args=[pending.pk])
    assert page.title in log_in(editor).get(url, HTTP_HOST=HOST).content.decode()
    log_in(editor).post(url, {"page": page.pk, "old": old.pk}, HTTP_HOST=HOST)
    live = OfficialDocumentPage.objects.get()
    draft = live.get_latest_revision_as_object()
    assert [row.document for row in live.files.all()] == [old]
    assert [row.document for row in draft.files.all()] == [pending.document]
    bring_to(live, site, None)
    assert [row.document for row in OfficialDocumentPage.objects.get().files.all()] == [pending.document]
    assert PortalDocument.objects.filter(pk=old.pk).exists()


def test_a_file_that_was_replaced_meanwhile_is_not_replaced_again(editor, site, tmp_path, run_tasks):
    page = make_document(site, editor)
    old = page.files.get().document
    with run_tasks():
        uploads = [take(editor, site, clean(tmp_path, "a.pdf", line)) for line in ("Bản một", "Bản hai")]
    for upload in uploads:
        upload.refresh_from_db()
    document_replace_file(user=editor, page=page, old=old, pending=uploads[0])
    with pytest.raises(DocumentRefused):
        document_replace_file(user=editor, page=page, old=old, pending=uploads[1])
