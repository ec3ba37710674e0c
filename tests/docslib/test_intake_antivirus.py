"""The virus scanner: a real one, and every way in which it may fail to answer (N05)."""

from __future__ import annotations

import socket
import threading
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from docslib.intake.antivirus import (
    ScannerAway,
    Silence,
    VirusFound,
    antivirus_is_off,
    scan,
    signatures_made_on,
)
from docslib.intake.checks import reasons_against
from docslib.intake.sentences import silence_sentence
from tests.docslib.clamd import EICAR, INVENTED, STREAM_LIMIT

pytestmark = pytest.mark.services


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "van-ban.pdf"


@pytest.fixture
def odd_scanner(tmp_path: Path, settings) -> Iterator[list[bytes]]:
    """A scanner that says what the test puts into the list."""
    says: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.PORTAL_ANTIVIRUS = f"tcp:127.0.0.1:{server.getsockname()[1]}"

        def answer() -> None:
            connection, _address = server.accept()
            with connection:
                while not connection.recv(65536).endswith((b"\0\0\0\0", b"VERSION\0")):
                    pass
                connection.sendall(says[0])

        thread = threading.Thread(target=answer)
        thread.start()
        yield says
        thread.join()


def why_silent(path: Path) -> Silence:
    with pytest.raises(ScannerAway) as away:
        scan(path)
    return away.value.why


def test_a_clean_file_passes(antivirus, file):
    file.write_bytes(b"%PDF-1.4 harmless")
    scan(file)


@pytest.mark.parametrize(("content", "name"), [(EICAR, "Test.Eicar"), (INVENTED, "Test.Invented")])
def test_a_known_virus_is_named(antivirus, file, content, name):
    file.write_bytes(b"before " + content + b" after")
    with pytest.raises(VirusFound) as found:
        scan(file)
    assert found.value.name.startswith(name)


def test_a_virus_packed_in_a_word_file_is_found(antivirus, decision_docx):
    with zipfile.ZipFile(decision_docx, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", EICAR)
    with pytest.raises(VirusFound):
        scan(decision_docx)


def test_a_file_longer_than_the_scanner_takes_is_refused(antivirus, file):
    file.write_bytes(b"\0" * (STREAM_LIMIT + 4096))
    assert why_silent(file) == Silence.TOO_BIG


def test_no_scanner_means_no_file(settings, file, tmp_path):
    settings.PORTAL_ANTIVIRUS = f"unix:{tmp_path}/nobody"
    file.write_bytes(b"%PDF-1.4 harmless")
    assert why_silent(file) == Silence.AWAY
    assert reasons_against(file, "van-ban.pdf") == [silence_sentence(Silence.AWAY, "van-ban.pdf")]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (b"", Silence.ODD),
        (b"stream: OK and more\0", Silence.ODD),
        (b"COMMAND READ TIMED OUT\0", Silence.ODD),
        (b"stream: Can't allocate memory ERROR\0", Silence.ODD),
        (b"INSTREAM size limit exceeded. ERROR\0", Silence.TOO_BIG),
        (b"stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0", Silence.TOO_BIG),
    ],
)
def test_only_a_clear_answer_is_an_answer(odd_scanner, file, answer, why):
    odd_scanner.append(answer)
    file.write_bytes(b"%PDF-1.4 harmless")
    assert why_silent(file) == why


def test_a_scanner_that_keeps_silent_is_not_waited_for_for_ever(settings, file, monkeypatch):
    monkeypatch.setattr("docslib.intake.antivirus._SECONDS", 0.05)
    file.write_bytes(b"%PDF-1.4 harmless")
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.PORTAL_ANTIVIRUS = f"tcp:127.0.0.1:{server.getsockname()[1]}"
        assert why_silent(file) == Silence.TIMEOUT


def test_the_scanner_is_asked_before_anything_opens_the_file(antivirus, file, monkeypatch):
    def never(*args: object, **kwargs: object) -> None:
        pytest.fail("the file was opened")

    monkeypatch.setattr("docslib.intake.checks.sniff_kind", never)
    monkeypatch.setattr("docslib.intake.checks.hazards_of", never)
    file.write_bytes(EICAR)
    (reason,) = reasons_against(file, "van-ban.pdf")
    assert "Test.Eicar" in reason


@pytest.mark.parametrize(
    ("days", "made", "outcome"),
    [
        (6, "27469/{:%a %b %d %H:%M:%S %Y}", ""),
        (9, "27469/{:%a %b %d %H:%M:%S %Y}", "newer"),
        (0, "", "signatures"),
    ],
)
def test_the_morning_check_wants_fresh_signatures(odd_scanner, days, made, outcome):
    version = f"ClamAV 1.4.6/{made.format(timezone.now() - timedelta(days=days))}".rstrip("/")
    odd_scanner.append(version.encode() + b"\0")
    if outcome:
        with pytest.raises(CommandError, match=outcome):
            call_command("check_antivirus")
    else:
        call_command("check_antivirus", stdout=StringIO())


def test_the_morning_check_fails_without_a_scanner(settings, tmp_path):
    settings.PORTAL_ANTIVIRUS = f"unix:{tmp_path}/nobody"
    with pytest.raises(CommandError, match="does not answer"):
        call_command("check_antivirus")


def test_a_scanner_with_own_signatures_alone_says_so(antivirus):
    assert signatures_made_on() is None


def test_only_off_means_off(settings):
    settings.PORTAL_ANTIVIRUS = "off"
    assert antivirus_is_off()
    settings.PORTAL_ANTIVIRUS = ""
    assert not antivirus_is_off()
