"""DOC, RTF, ODT, HTML and text, and the programs that are started for them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from docslib.reading import doc
from docslib.reading.programs import ProgramFailed, run_program, scratch_folder
from docslib.reading.reader import read_file
from docslib.reading.result import FileKind, ReadError, ReadProblem
from tests.docslib.programs import without_programs
from tests.programs import require

# ---- DOC, RTF, ODT, HTML, text


@pytest.mark.services
@pytest.mark.parametrize(
    ("name", "kind"), [("doc", FileKind.DOC), ("rtf", FileKind.RTF), ("odt", FileKind.ODT)]
)
def test_files_of_office_programs_are_read(office_files, name, kind):
    result = read_file(office_files[name])
    assert result.kind == kind
    for words in ("Số 27-QĐ/TU", "Quy chế sử dụng nhà văn hóa", "Hội trường lớn"):
        assert words in result.text


@pytest.mark.services
def test_libreoffice_reads_a_doc_where_antiword_is_missing(office_files, monkeypatch):
    without_programs(monkeypatch, "antiword")
    assert "Số 27-QĐ/TU" in read_file(office_files["doc"]).text


@pytest.mark.services
def test_a_doc_without_any_program_names_antiword(office_files, monkeypatch):
    without_programs(monkeypatch, "antiword", "soffice", "libreoffice")
    result = read_file(office_files["doc"])
    assert (result.missing, result.error) == ("antiword", None)


def test_an_rtf_without_libreoffice_names_its_package(tmp_path, monkeypatch):
    without_programs(monkeypatch, "soffice", "libreoffice")
    path = tmp_path / "a.doc"
    path.write_bytes(b"{\\rtf1\\ansi S\\u7889? 27}")
    assert read_file(path).missing == "libreoffice-writer-nogui"


@pytest.mark.services
def test_what_neither_program_opens_is_called_damaged(tmp_path, monkeypatch):
    require("soffice")
    monkeypatch.setattr(doc, "run_program", lambda *args, **kwargs: b"")
    path = tmp_path / "a.doc"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + "WordDocument".encode("utf-16-le") + b"\0" * 512)
    assert read_file(path).error == ReadProblem.DAMAGED


def test_html_under_a_word_name_is_read_without_its_scripts(tmp_path):
    path = tmp_path / "a.doc"
    path.write_text(
        "<html><head><style>p{}</style></head><body><p>Số&nbsp;27-QĐ/TU</p><script>x()</script>"
        "<table><tr><td>Một</td><td>Hai</td></tr></table></body></html>",
        "utf-8",
    )
    text = read_file(path).text
    assert "Số 27-QĐ/TU" in text
    assert "Một\tHai" in text
    assert "x()" not in text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_plain_text_is_read_in_its_encoding(tmp_path, encoding):
    path = tmp_path / "a.txt"
    path.write_bytes("Tỉnh ủy Trường Khê".encode(encoding))
    assert read_file(path).text == "Tỉnh ủy Trường Khê"


# ---- programs


def test_a_program_that_takes_too_long_is_ended_with_its_children():
    with scratch_folder() as folder, pytest.raises(ReadError) as stopped:
        run_program(["sh", "-c", "sleep 30 & sleep 30"], folder=folder, timeout=0.3)
    assert stopped.value.problem == ReadProblem.TIMEOUT


def test_a_program_that_fails_says_so():
    with scratch_folder() as folder, pytest.raises(ProgramFailed, match="no such luck"):
        run_program(["sh", "-c", "echo no such luck >&2; exit 3"], folder=folder, timeout=5)


def test_a_program_sees_no_variable_of_the_server(monkeypatch):
    monkeypatch.setenv("PORTAL_SECRET_KEY", "hidden")
    with scratch_folder() as folder:
        assert b"PORTAL" not in run_program(["env"], folder=folder, timeout=5)


def test_a_scratch_folder_is_removed_even_after_a_failure():
    seen: list[Path] = []

    def fail() -> None:
        with scratch_folder() as folder:
            seen.append(folder)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not seen[0].exists()


def test_a_program_that_takes_too_much_memory_is_ended():
    greedy = [sys.executable, "-c", "input(); x = bytearray(900 * 2**20)"]
    with scratch_folder() as folder, pytest.raises(ProgramFailed, match="MemoryError"):
        run_program(greedy, folder=folder, timeout=20, stdin=b"begin")
