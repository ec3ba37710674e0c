"""A file the machine is not sure of waits for a second person, never its uploader (G01)."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.models import PortalDocument
from docslib.enums import SecondLook, UploadState
from docslib.intake import folder
from docslib.models import FilePage, PendingUpload, StoppedFile
from sites.models import PortalSite
from sites.roles import Role
from tests.docslib.files import decision_lines, write_pdf
from tests.factories import library, log_in, make_site, make_user

pytestmark = pytest.mark.django_db

HOST = "wan-tuyengiao.test"


@pytest.fixture
def site() -> PortalSite:
    return make_site("tuyengiao")


@pytest.fixture
def secretary(site):
    return make_user(Role.SECRETARY, site)


@pytest.fixture
def run_tasks(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def held(site, secretary, tmp_path: Path, run_tasks) -> PendingUpload:
    """A draft that an editor uploaded: the gate holds drafts."""
    path = write_pdf(tmp_path / "a.pdf", [["DỰ THẢO LẦN 2", *decision_lines()]])
    file = SimpleUploadedFile("du-thao-rieng.pdf", path.read_bytes())
    browser = log_in(make_user(Role.EDITOR, site))
    with run_tasks():
        browser.post("/admin/library/", {"library": library(site).pk, "files": file}, HTTP_HOST=HOST)
    upload = PendingUpload.objects.get()
    assert upload.state == UploadState.HELD
    return upload


def look(upload: PendingUpload) -> str:
    return reverse("docslib_admin:look", args=[upload.pk])


def answer(user, upload: PendingUpload, said: SecondLook, run_tasks, **more: str):
    with run_tasks():
        return log_in(user).post(look(upload), {"answer": said, **more}, HTTP_HOST=HOST)


def bytes_of(upload: PendingUpload) -> bool:
    try:
        return folder.path_of(upload.token).is_file()
    except folder.IntakeLost:
        return False


def test_a_held_file_stays_in_the_intake_and_nothing_of_it_is_stored(held):
    assert bytes_of(held)
    assert held.document is None
    assert not PortalDocument.objects.exists()
    assert not FilePage.objects.exists()


def test_its_uploader_sees_it_in_the_list_and_why_it_is_held(held, secretary):
    client = log_in(held.user)
    address = reverse("docslib_admin:incoming", args=[held.token])
    assert address in client.get("/admin/library/", HTTP_HOST=HOST).content.decode()
    assert secretary.get_full_name() in client.get(address, HTTP_HOST=HOST).content.decode()


def test_who_may_look_is_asked_by_mail_that_does_not_name_the_file(held, secretary):
    message = next(one for one in mail.outbox if one.to == [secretary.email])
    assert look(held) in message.body
    assert "du-thao-rieng" not in message.subject + message.body


def test_the_list_and_its_number_in_the_menu_are_for_who_looks(held, secretary, site):
    page = log_in(secretary).get("/admin/library/looks/", HTTP_HOST=HOST).content.decode()
    assert look(held) in page
    assert "data-count" in page
    editor = log_in(make_user(Role.EDITOR, site))
    assert editor.get("/admin/library/looks/", HTTP_HOST=HOST).status_code in {302, 403, 404}


def test_nobody_looks_at_his_own_file_nor_at_another_sites(held, run_tasks):
    other = make_site("tochuc")
    for user in (held.user, make_user(Role.APPROVER, other)):
        client: Client = log_in(user)
        assert client.get(look(held), HTTP_HOST=HOST).status_code in {302, 403, 404}
        answer(user, held, SecondLook.NO_MARK, run_tasks)
    held.refresh_from_db()
    assert held.state == UploadState.HELD


def test_the_pages_are_shown_from_the_intake_and_never_cached(held, secretary):
    client = log_in(secretary)
    picture = client.get(reverse("docslib_admin:look_picture", args=[held.pk, 1]), HTTP_HOST=HOST)
    assert picture.content.startswith(b"\x89PNG")
    assert "no-store" in picture["Cache-Control"]
    assert "no-store" in client.get(look(held), HTTP_HOST=HOST)["Cache-Control"]
    beyond = client.get(reverse("docslib_admin:look_picture", args=[held.pk, 9]), HTTP_HOST=HOST)
    assert beyond.status_code == 404


def test_no_mark_lets_the_file_go_on_with_the_answer_on_its_row(held, secretary, run_tasks):
    answer(secretary, held, SecondLook.NO_MARK, run_tasks)
    held.refresh_from_db()
    assert (held.state, held.second_look, held.second_user) == (
        UploadState.CLEARED,
        SecondLook.NO_MARK,
        secretary,
    )
    assert held.document.reading.pages.count() == 1
    assert not bytes_of(held)
    assert mail.outbox[-1].to == [held.user.email]


def test_an_unclear_scan_is_destroyed_and_asked_for_again(held, secretary, run_tasks):
    answer(secretary, held, SecondLook.UNCLEAR, run_tasks)
    held.refresh_from_db()
    assert (held.state, held.second_user) == (UploadState.SCAN_AGAIN, secretary)
    assert not bytes_of(held)
    assert mail.outbox[-1].to == [held.user.email]


def test_a_mark_needs_a_second_word(held, secretary, run_tasks):
    answer(secretary, held, SecondLook.MARK, run_tasks)
    assert bytes_of(held)
    assert not StoppedFile.objects.exists()


def test_a_mark_destroys_the_file_and_its_name_and_records_both_people(held, secretary, run_tasks):
    answer(secretary, held, SecondLook.MARK, run_tasks, is_sure="on")
    stopped = StoppedFile.objects.get()
    assert (stopped.user, stopped.second_user, stopped.sha256) == (held.user, secretary, held.sha256)
    assert not bytes_of(held)
    assert not PendingUpload.objects.exists()


def test_a_second_answer_comes_too_late(held, secretary, site, run_tasks):
    answer(secretary, held, SecondLook.UNCLEAR, run_tasks)
    answer(make_user(Role.APPROVER, site), held, SecondLook.MARK, run_tasks, is_sure="on")
    held.refresh_from_db()
    assert held.state == UploadState.SCAN_AGAIN
    assert not StoppedFile.objects.exists()


def test_the_central_board_looks_where_the_site_has_nobody(site, held):
    assert log_in(make_user(Role.CENTRAL_BOARD)).get(look(held), HTTP_HOST=HOST).status_code == 200


def test_both_lists_ask_as_much_for_one_file_as_for_twenty(held, secretary):
    screens = ((log_in(secretary), "/admin/library/looks/"), (log_in(held.user), "/admin/library/"))

    def asked() -> list[int]:
        counts = []
        for client, url in screens:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(url, HTTP_HOST=HOST).status_code == 200
            counts.append(len(queries))
        return counts

    asked()  # what is remembered for the process is asked here
    one = asked()
    same = {"library": held.library, "user": held.user, "marks": held.marks, "state": UploadState.HELD}
    PendingUpload.objects.bulk_create(PendingUpload(name=f"{number}.pdf", **same) for number in range(19))
    assert asked() == one
