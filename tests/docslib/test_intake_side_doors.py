"""Wagtail's own forms of files and pictures ask the gate too, before anything is stored (N05, G01)."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings as portal_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import UploadedFile

from core.models import PortalDocument, PortalImage
from docslib.models import StoppedFile
from sites.isolation.probes_media import PIXEL
from sites.models import PortalSite
from sites.roles import Role
from tests.docslib.clamd import EICAR, INVENTED
from tests.docslib.files import decision_lines, write_pdf
from tests.docslib.hostile_files import pdf, scan_of
from tests.factories import log_in, make_file, make_picture, make_site, make_user

pytestmark = pytest.mark.django_db

HOST = {"HTTP_HOST": "wan-tuyengiao.test"}
FILE_DOORS = ("add", "edit", "add_multiple", "chooser")


@pytest.fixture
def site() -> PortalSite:
    return make_site("tuyengiao")


@pytest.fixture
def editor(site: PortalSite) -> Client:
    return log_in(make_user(Role.EDITOR, site))


@pytest.fixture
def decision(tmp_path: Path) -> bytes:
    return write_pdf(tmp_path / "a.pdf", [decision_lines()]).read_bytes()


@pytest.fixture(autouse=True)
def nothing_stays_in_the_intake(tmp_path: Path, settings):
    settings.PORTAL_INTAKE_DIR = tmp_path / "intake"
    yield
    assert [path for path in settings.PORTAL_INTAKE_DIR.rglob("*") if path.is_file()] == []


def send(
    client: Client, site: PortalSite, door: str, content: bytes, *, kind: str = "docs", name: str = "a.pdf"
):
    """Send the bytes through one of Wagtail's doors; the answer."""
    upload = SimpleUploadedFile(name, content)
    fields = {"title": "Văn bản", "collection": site.collection_id, "channel": "wan", "tags": ""}
    if door == "chooser":
        prefix = {"docs": "document", "images": "image"}[kind] + "-chooser-upload"
        posted = {f"{prefix}-{key}": value for key, value in {**fields, "file": upload}.items()}
        return client.post(reverse(f"wagtail{kind}_chooser:create"), posted, **HOST)
    if door == "add_multiple":
        return client.post(
            reverse(f"wagtail{kind}:add_multiple"),
            {**fields, "files[]": upload},
            HTTP_X_REQUESTED_WITH="XMLHttpRequest",
            **HOST,
        )
    if door == "add":
        return client.post(reverse(f"wagtail{kind}:add"), {**fields, "file": upload}, **HOST)
    held = make_file(collection=site.collection) if kind == "docs" else make_picture(site)
    return client.post(reverse(f"wagtail{kind}:edit", args=[held.pk]), {**fields, "file": upload}, **HOST)


def stored_files() -> set[bytes]:
    """Contents of all files and pictures in the storages."""
    rows = [*PortalDocument.objects.all(), *PortalImage.objects.all(), *UploadedFile.objects.all()]
    return {row.file.read() for row in rows}


@pytest.mark.parametrize("door", FILE_DOORS)
def test_a_clean_file_is_stored_whole(editor, site, decision, door):
    send(editor, site, door, decision)
    assert decision in stored_files()


@pytest.mark.parametrize("door", FILE_DOORS)
def test_a_file_with_a_script_is_stored_by_no_door(editor, site, tmp_path, door):
    script = pdf(
        tmp_path / "b.pdf", catalogue=b"/OpenAction << /S /JavaScript /JS (app.alert) >>"
    ).read_bytes()
    response = send(editor, site, door, script)
    assert script not in stored_files()
    assert b"app.alert" not in response.content
    assert "a.pdf" in response.content.decode()


@pytest.mark.services
@pytest.mark.parametrize(("kind", "name"), [("docs", "a.pdf"), ("images", "a.png")])
def test_a_virus_is_stored_by_no_door(editor, site, antivirus, kind, name):
    for door, virus in zip(FILE_DOORS, (EICAR, INVENTED, EICAR, INVENTED), strict=True):
        response = send(editor, site, door, PIXEL + virus, kind=kind, name=name)
        assert "Test." in response.content.decode(), door
        assert PIXEL + virus not in stored_files()


@pytest.mark.services
def test_a_clean_picture_is_stored_whole(editor, site, antivirus):
    send(editor, site, "add", PIXEL, kind="images", name="a.png")
    assert PIXEL in stored_files()


def test_a_picture_is_not_opened_before_it_is_scanned(editor, site, settings, monkeypatch):
    settings.PORTAL_ANTIVIRUS = f"unix:{settings.PORTAL_INTAKE_DIR}/nobody"
    monkeypatch.setattr("willow.Image.open", lambda file: pytest.fail("the picture was opened"))
    send(editor, site, "add", PIXEL, kind="images", name="a.png")
    assert not PortalImage.objects.exists()


def test_a_file_with_a_mark_leaves_a_record_and_no_trace_of_itself(editor, site, tmp_path):
    marked = write_pdf(tmp_path / "b.pdf", [["MẬT", *decision_lines()]]).read_bytes()
    response = send(editor, site, "add", marked)
    record = StoppedFile.objects.get()
    assert (record.portal_site, record.rule) == (site, "secrecy_mark")
    assert marked not in stored_files()
    assert "27-QĐ/TU" not in response.content.decode()
    send(editor, site, "add_multiple", marked, name="ten-khac.pdf")
    assert StoppedFile.objects.filter(sha256=record.sha256).count() == 2


def test_a_scan_is_sent_to_the_upload_path(editor, site, tmp_path):
    scan = scan_of(tmp_path / "b.pdf", 1).read_bytes()
    response = send(editor, site, "add", scan)
    assert scan not in stored_files()
    assert response.context["form"].errors["file"]
    assert not StoppedFile.objects.exists()


def test_what_needs_a_second_person_is_sent_to_the_upload_path(editor, site, tmp_path):
    internal = write_pdf(tmp_path / "b.pdf", [["DỰ THẢO", *decision_lines()]]).read_bytes()
    send(editor, site, "add", internal)
    assert internal not in stored_files()


def test_a_file_of_another_kind_is_not_offered_and_not_taken(editor, site):
    send(editor, site, "add", b"PK\x03\x04", name="bang.xlsx")
    assert not PortalDocument.objects.exists()
    assert "xlsx" not in portal_settings.WAGTAILDOCS_EXTENSIONS
