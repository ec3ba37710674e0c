"""The editor's form: how far readings are, one click to read again, values read from the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from docslib.enums import ReadingState
from docslib.models import FileReading, OfficialDocumentPage
from docslib.services.reading import reading_run
from sites.isolation.forms import form_in
from sites.models import PortalSite
from sites.roles import Role
from tests.factories import log_in, make_document, make_file, make_site, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
HOST = "wan-tuyengiao.test"


@pytest.fixture
def site() -> PortalSite:
    """A tier-2 site."""
    return make_site()


@pytest.fixture
def page(site: PortalSite, decision_docx: Path) -> OfficialDocumentPage:
    """A draft with the invented decision as its file, not read yet."""
    stored = make_file("Tệp quyết định", content=decision_docx.read_bytes(), collection=site.collection)
    return make_document(site, make_user(Role.EDITOR, site), file=stored, number="", abstract="khác")


@pytest.fixture
def editor(page: OfficialDocumentPage) -> Client:
    """A browser of the draft's editor."""
    return log_in(page.owner)


def form(client: Client, page: OfficialDocumentPage) -> str:
    """The page editor."""
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]), HTTP_HOST=HOST)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_form_shows_that_a_file_waits(editor, page):
    shown = form(editor, page)
    assert 'data-state="queued"' in shown
    assert "data-suggest-for" not in shown


def test_the_form_offers_what_the_file_says_where_the_fields_say_otherwise(editor, page):
    reading_run(reading_id=FileReading.objects.get().pk)
    shown = form(editor, page)
    assert 'data-state="done"' in shown
    assert 'data-suggest-for="id_number" data-suggest="27-QĐ/TU"' in shown
    assert 'data-suggest-for="id_signed_on" data-suggest="05/06/2025"' in shown  # as the date field writes it
    assert 'data-suggest-for="id_document_type"' not in shown  # a decision it is already


def test_the_form_names_the_missing_package_and_offers_to_read_again(editor, page):
    FileReading.objects.update(state=ReadingState.NEEDS_PROGRAM, missing_package="antiword")
    shown = form(editor, page)
    assert "antiword" in shown
    assert reverse("docslib_admin:reading_retry", args=[FileReading.objects.get().document_id]) in shown


def test_a_new_document_has_the_panel_without_files(editor, page):
    parent = page.get_parent()
    address = reverse("wagtailadmin_pages:add", args=["docslib", "officialdocumentpage", parent.pk])
    assert "data-readings" in editor.get(address, HTTP_HOST=HOST).content.decode()


def test_progress_is_asked_for_by_address(editor, page):
    reading = FileReading.objects.get()
    FileReading.objects.update(state=ReadingState.READING, pages_done=3, pages_total=8)
    address = reverse("docslib_admin:reading_status", args=[reading.document_id])
    answer = editor.get(address, HTTP_HOST=HOST).json()
    assert (answer["done"], answer["total"], answer["is_finished"]) == (3, 8, False)
    assert "8" in answer["note"]


def test_one_click_reads_the_file_again(editor, page, django_capture_on_commit_callbacks):
    FileReading.objects.update(state=ReadingState.NEEDS_PROGRAM, missing_package="antiword")
    address = reverse("docslib_admin:reading_retry", args=[FileReading.objects.get().document_id])
    with django_capture_on_commit_callbacks(execute=True):
        answer = editor.post(address, HTTP_HOST=HOST).json()
    assert answer["state"] == ReadingState.QUEUED
    assert FileReading.objects.get().state == ReadingState.DONE


def test_reading_again_by_a_mere_link_is_refused(editor, page):
    address = reverse("docslib_admin:reading_retry", args=[FileReading.objects.get().document_id])
    assert editor.get(address, HTTP_HOST=HOST).status_code == 405


def test_who_has_no_right_to_the_file_sees_no_progress_and_starts_nothing(page):
    stranger = log_in(make_user(Role.EDITOR, make_site("tochuc")))
    document_id = FileReading.objects.get().document_id
    status = reverse("docslib_admin:reading_status", args=[document_id])
    again = reverse("docslib_admin:reading_retry", args=[document_id])
    assert stranger.get(status, HTTP_HOST=HOST).status_code == 404
    assert stranger.post(again, HTTP_HOST=HOST).status_code == 404
    assert FileReading.objects.get().state == ReadingState.QUEUED


def test_nobody_outside_the_admin_gets_an_answer(page, client):
    address = reverse("docslib_admin:reading_status", args=[FileReading.objects.get().document_id])
    assert client.get(address, HTTP_HOST=HOST).status_code in {302, 403, 404}


def test_row_25_a_form_that_is_shown_again_reads_no_file_of_a_neighbour(editor, page, site):
    foreign = make_file("Tệp của trang khác", collection=make_site("kiemtra").collection)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    shown = editor.get(address, HTTP_HOST=HOST).content
    posted = {**form_in(shown), "files-0-document": str(foreign.pk)}
    answer = editor.post(address, posted, HTTP_HOST=HOST)
    assert "Tệp của trang khác" not in answer.content.decode()
    assert [row.document_id for row in OfficialDocumentPage.objects.get(pk=page.pk).files.all()] != [
        foreign.pk
    ]
    posted["files-0-document"] = str(page.files.first().document_id)
    again = editor.post(address, {**posted, "title": ""}, HTTP_HOST=HOST)
    assert "Tệp quyết định" in again.content.decode()
