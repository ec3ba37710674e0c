"""From a dropped file to a document before the board, through the admin (G01, G04, M02)."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from core.channels import Channel
from core.models import PortalDocument
from docslib.models import OfficialDocumentPage, PendingUpload
from sites.models import PortalSite
from sites.roles import Role
from tests.docslib.files import decision_lines, write_pdf
from tests.factories import bring_to, library, log_in, make_document, make_rule, make_site, make_user, put_up
from workflows.enums import Step

pytestmark = pytest.mark.django_db

HOST = "wan-tuyengiao.test"
CHOOSE = "/admin/library/"


@pytest.fixture
def site() -> PortalSite:
    return make_site("tuyengiao")


@pytest.fixture
def pdf(tmp_path: Path) -> SimpleUploadedFile:
    path = write_pdf(tmp_path / "quyet-dinh.pdf", [decision_lines()])
    return SimpleUploadedFile("quyet-dinh.pdf", path.read_bytes(), "application/pdf")


def send(client: Client, site: PortalSite, *files: SimpleUploadedFile, capture):
    with capture(execute=True):
        return client.post(CHOOSE, {"library": library(site).pk, "files": list(files)}, HTTP_HOST=HOST)


CONFIRMED = (
    "clear document_type number signed_on issuer abstract signer signer_title capacity place recipients"
)


def facts(site: PortalSite, **changed: str) -> dict[str, str | list[str]]:
    """The facts as a person posts them, every field confirmed."""
    return {
        "sure": CONFIRMED.split(),
        "document_type": "quyet-dinh",
        "number": "27-QĐ/TU",
        "signed_on": "05/06/2025",
        "issuer": str(site.organ_id),
        "abstract": "ban hành Quy chế sử dụng nhà văn hóa",
        "channel": "both",
        **changed,
    }


@pytest.fixture
def uploaded(site, pdf, django_capture_on_commit_callbacks):
    """An editor's browser and his upload, already read."""
    client = log_in(make_user(Role.EDITOR, site))
    send(client, site, pdf, capture=django_capture_on_commit_callbacks)
    return client, PendingUpload.objects.get()


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.CONTRIBUTOR, 200),
        (Role.EDITOR, 200),
        (Role.SECRETARY, 200),
        (Role.APPROVER, 200),
        (Role.MANAGER, 200),
        (Role.CENTRAL_BOARD, 200),
        (Role.TECHNICAL_ADMIN, 404),
        (Role.LEADERSHIP, 404),
        (Role.AUDITOR, 404),
    ],
)
def test_only_people_with_a_library_open_the_upload(site, role, status):
    assert log_in(make_user(role, site)).get(CHOOSE, HTTP_HOST=HOST).status_code == status


def test_an_uploaded_file_is_read_and_its_facts_are_suggested(uploaded):
    client, pending = uploaded
    page = client.get(reverse("docslib_admin:check", args=[pending.pk]), HTTP_HOST=HOST).content.decode()
    assert 'value="27-QĐ/TU"' in page
    assert 'value="05/06/2025"' in page


def test_an_uploaded_file_is_private_and_lies_in_the_collection_of_its_site(uploaded, site):
    _client, pending = uploaded
    assert pending.document.collection == site.collection
    assert Client().get(pending.document.url, HTTP_HOST="tuyengiao.test").status_code == 404


def test_confirmed_facts_make_a_draft_of_the_editor_with_the_file(uploaded, site):
    client, pending = uploaded
    response = client.post(reverse("docslib_admin:check", args=[pending.pk]), facts(site), HTTP_HOST=HOST)
    page = OfficialDocumentPage.objects.get()
    assert response.url == reverse("docslib_admin:ready", args=[page.pk])
    assert (page.live, page.number, page.slug) == (False, "27-QĐ/TU", "27-qd-tu")
    assert [row.document for row in page.files.all()] == [pending.document]
    assert not PendingUpload.objects.exists()


def test_the_last_step_hands_the_draft_to_the_board(uploaded, site):
    client, pending = uploaded
    client.post(reverse("docslib_admin:check", args=[pending.pk]), facts(site), HTTP_HOST=HOST)
    page = OfficialDocumentPage.objects.get()
    make_rule()
    both = {"not_secret": "on", "not_personal": "on"}
    client.post(reverse("docslib_admin:ready", args=[page.pk]), both, HTTP_HOST=HOST)
    assert page.workflow_in_progress


def test_a_mistake_in_a_field_loses_nothing_typed(uploaded, site):
    client, pending = uploaded
    url = reverse("docslib_admin:check", args=[pending.pk])
    page = client.post(url, facts(site, signed_on="31/02/2025", signer="Lê Thị Hải Yến"), HTTP_HOST=HOST)
    body = page.content.decode()
    assert "07/03/2026" in body
    assert "Lê Thị Hải Yến" in body
    assert not OfficialDocumentPage.objects.exists()


def test_a_document_of_the_same_number_is_shown_beside_the_newcomer(uploaded, site):
    client, pending = uploaded
    known = put_up(make_document(site, number="27 - QĐ/TU"))
    page = client.get(reverse("docslib_admin:check", args=[pending.pk]), HTTP_HOST=HOST).content.decode()
    assert known.title in page


def test_a_second_file_is_put_beside_the_first_of_a_draft(
    uploaded, site, pdf, django_capture_on_commit_callbacks
):
    client, pending = uploaded
    client.post(reverse("docslib_admin:check", args=[pending.pk]), facts(site), HTTP_HOST=HOST)
    page = OfficialDocumentPage.objects.get()
    pdf.seek(0)
    send(client, site, pdf, capture=django_capture_on_commit_callbacks)
    again = PendingUpload.objects.get()
    client.post(reverse("docslib_admin:add_to_draft", args=[again.pk]), {"page": page.pk}, HTTP_HOST=HOST)
    assert OfficialDocumentPage.objects.get().get_latest_revision_as_object().files.count() == 2


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("van-ban.pdf", b"MZ\x90\x00 chuong trinh", "van-ban.pdf"),
        ("van-ban.docx", b"%PDF-1.4 khong phai word", "DOCX"),
        ("chay.exe", b"MZ\x90\x00", "chay.exe"),
        ("rong.pdf", b"", "rong.pdf"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused_and_not_kept(site, name, content, says):
    client = log_in(make_user(Role.EDITOR, site))
    data = {"library": library(site).pk, "files": SimpleUploadedFile(name, content)}
    page = client.post(CHOOSE, data, HTTP_HOST=HOST)
    assert page.status_code == 200
    assert says in page.content.decode()
    assert not PortalDocument.objects.exists()


def test_nobody_uploads_into_the_library_of_another_site(site, pdf):
    other = make_site("tochuc")
    data = {"library": library(other).pk, "files": pdf}
    log_in(make_user(Role.EDITOR, site)).post(CHOOSE, data, HTTP_HOST=HOST)
    assert not PortalDocument.objects.exists()


@pytest.mark.parametrize("name", ["check", "discard", "add_to_draft"])
def test_the_upload_of_somebody_else_does_not_exist(uploaded, site, name):
    _client, pending = uploaded
    colleague = log_in(make_user(Role.EDITOR, site))
    assert (
        colleague.post(reverse(f"docslib_admin:{name}", args=[pending.pk]), HTTP_HOST=HOST).status_code == 404
    )


def test_a_page_is_shown_as_a_picture_to_its_uploader_alone(uploaded, site):
    client, pending = uploaded
    url = reverse("docslib_admin:picture", args=[pending.pk, 1])
    assert client.get(url, HTTP_HOST=HOST).content.startswith(b"\x89PNG")
    assert client.get(url.replace("/1.png", "/9.png"), HTTP_HOST=HOST).status_code == 404
    assert log_in(make_user(Role.EDITOR, site)).get(url, HTTP_HOST=HOST).status_code == 404


def test_throwing_an_upload_away_removes_its_file(uploaded):
    client, pending = uploaded
    client.post(reverse("docslib_admin:discard", args=[pending.pk]), HTTP_HOST=HOST)
    assert not PortalDocument.objects.exists()


def test_a_channel_wider_than_the_library_is_not_offered(uploaded, site):
    client, pending = uploaded
    closed = library(site)
    closed.channel = Channel.WAN
    closed.save(update_fields=["channel"])
    client.post(reverse("docslib_admin:check", args=[pending.pk]), facts(site), HTTP_HOST=HOST)
    assert not OfficialDocumentPage.objects.exists()


def test_readers_find_the_approved_document_by_what_stands_in_its_file(
    uploaded, site, django_capture_on_commit_callbacks
):
    client, pending = uploaded
    client.post(reverse("docslib_admin:check", args=[pending.pk]), facts(site), HTTP_HOST=HOST)
    page = OfficialDocumentPage.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        bring_to(page, site, None)
    for query in ("27 qd tu", "27-QĐ/TU", "nha van hoa", "bí thư"):
        answer = Client().get("/tim-kiem/", {"q": query}, HTTP_HOST="tuyengiao.test").content.decode()
        assert f"/van-ban/{page.slug}/" in answer, query
        assert f"#tep-{pending.document.pk}-trang-1" in answer, query
    assert Client().get(pending.document.url, HTTP_HOST="tuyengiao.test").status_code == 200


def test_a_document_that_waits_is_not_added_to(uploaded, site, pdf, django_capture_on_commit_callbacks):
    client, pending = uploaded
    client.post(reverse("docslib_admin:check", args=[pending.pk]), facts(site), HTTP_HOST=HOST)
    page = OfficialDocumentPage.objects.get()
    bring_to(page, site, Step.EDIT)
    pdf.seek(0)
    send(client, site, pdf, capture=django_capture_on_commit_callbacks)
    again = PendingUpload.objects.get()
    url = reverse("docslib_admin:add_to_draft", args=[again.pk])
    assert client.post(url, {"page": page.pk}, HTTP_HOST=HOST).status_code == 404
