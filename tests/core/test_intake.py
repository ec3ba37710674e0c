"""The folder in which uploads lie until they are judged, and the settings around it (G12, N05)."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from django.core.checks import Error, Warning
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadhandler import load_handler

from core import checks
from core.intake import ensure_folder
from core.settings.env import PROJECT_DIR
from core.upload_handlers import IntakeUploadedFile


@pytest.fixture
def intake(tmp_path: Path, settings) -> Path:
    settings.PORTAL_INTAKE_DIR = tmp_path / "intake"
    return settings.PORTAL_INTAKE_DIR


def ids(monkeypatch: pytest.MonkeyPatch, kind: str) -> list[str | None]:
    """What the check says when the folder lies on a file system of that kind."""
    monkeypatch.setattr(checks, "filesystem_of", lambda folder: kind)
    return [message.id for message in checks.intake_is_safe(None)]


def test_the_folder_and_its_parts_are_the_accounts_alone(intake):
    part = ensure_folder("kept")
    assert [oct(folder.stat().st_mode & 0o777) for folder in (intake, part)] == ["0o700", "0o700"]


@pytest.mark.parametrize("spoil", ["link", "readable"])
def test_a_folder_that_somebody_else_laid_there_is_not_used(intake, tmp_path, spoil):
    if spoil == "link":
        (tmp_path / "other").mkdir(mode=0o700)
        intake.symlink_to(tmp_path / "other")
    else:
        intake.mkdir()
        intake.chmod(0o755)
    with pytest.raises(ImproperlyConfigured):
        ensure_folder("kept")


def test_a_folder_in_memory_is_no_cause_for_a_word(intake, monkeypatch):
    ensure_folder("kept")
    assert ids(monkeypatch, "tmpfs") == []


def test_a_folder_on_a_disk_is_a_warning_to_developers_and_an_error_on_a_server(
    intake, settings, monkeypatch
):
    assert ids(monkeypatch, "ext4") == ["portal.W001"]
    assert isinstance(checks.intake_is_safe(None)[0], Warning)
    settings.PORTAL_IS_SERVER = True
    assert isinstance(checks.intake_is_safe(None)[0], Error)


def test_a_folder_that_others_read_is_named(intake, monkeypatch):
    intake.mkdir()
    intake.chmod(0o750)
    assert ids(monkeypatch, "tmpfs") == ["portal.W002"]


def test_a_process_of_the_internet_needs_no_folder(intake, settings, monkeypatch):
    settings.PORTAL_CHANNEL = "internet"
    assert ids(monkeypatch, "ext4") == []


def test_the_kind_of_a_file_system_is_that_of_the_innermost_mount(tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "a / ext4 rw 0 0\nb /dev tmpfs rw 0 0\nc /dev/own ramfs rw 0 0\nd /dev/a\\040b xfs rw 0 0\n"
    )
    monkeypatch.setattr(checks, "_MOUNTS", mounts)
    folders = ("/srv/x", "/dev/portal-1", "/dev/own/portal", "/dev/a b/c", "/device")
    assert [checks.filesystem_of(Path(folder)) for folder in folders] == [
        "ext4",
        "tmpfs",
        "ramfs",
        "xfs",
        "ext4",
    ]


def test_a_large_upload_lies_in_the_intake_from_its_first_byte(intake, settings, monkeypatch, tmp_path):
    (tmp_path / "disk").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "disk"))
    handler = load_handler(settings.FILE_UPLOAD_HANDLERS[1], None)
    handler.new_file("file", "van-ban.pdf", "application/pdf", 4, None)
    handler.receive_data_chunk(b"%PDF", 0)
    upload = handler.file_complete(4)
    assert isinstance(upload, IntakeUploadedFile)
    place = Path(upload.temporary_file_path())
    assert place.is_relative_to(intake)
    assert "van-ban" not in place.name
    assert place.stat().st_mode & 0o077 == 0
    upload.close()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(("value", "says"), [("off", "docs/uploads.md"), ("clamd", "unix:/path")])
def test_a_server_does_not_start_without_a_scanner(value, says):
    environment = {
        "PORTAL_SECRET_KEY": "a-key-that-only-this-test-knows-and-nobody-could-guess-0123456789",
        "PORTAL_DATABASE_URL": "postgres://portal@127.0.0.1:1/portal",
        "PORTAL_ALLOWED_HOSTS": "portal.example.vn",
        "PORTAL_ANTIVIRUS": value,
        "PORTAL_CHANNEL": "wan",
    }
    code = "import core.settings.production"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode != 0
    assert says in run.stderr
