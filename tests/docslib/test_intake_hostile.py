"""Files made to harm, broken or locked: each is refused with its own sentence, and nothing of it stays (M02, N05)."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest

from docslib.intake import confined, folder
from docslib.intake.checks import reasons_against
from docslib.intake.hazard import Hazard
from docslib.intake.sentences import hazard_sentence
from tests.docslib.files import decision_lines, write_docx, write_pdf
from tests.docslib.hostile_files import (
    MEGABYTE,
    compound_file,
    docx_that_lies,
    docx_with,
    pdf,
    scan_of,
    stream,
    zeros,
)

Maker = Callable[[Path], Path]


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test begins and ends with an empty intake and an empty folder for temporary files."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    settings.PORTAL_INTAKE_DIR = tmp_path / "intake"
    yield
    left = [
        path for place in (scratch, settings.PORTAL_INTAKE_DIR) for path in place.rglob("*") if path.is_file()
    ]
    assert left == []


def refuse(path: Path, name: str) -> list[str]:
    """What is said of the file when it is kept as an upload is, judged and destroyed."""
    content = path.read_bytes()
    path.unlink()
    kept = folder.keep([content])
    try:
        return reasons_against(folder.path_of(kept.token), name)
    finally:
        folder.destroy(kept.token)


def pdf_action(action: bytes) -> Maker:
    return lambda path: pdf(path, catalogue=b"/OpenAction << %s >>" % action)


def member(name: str, content: bytes) -> Maker:
    return lambda path: docx_with(path, {name: content})


def relation(kind: str, target: str) -> Maker:
    content = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" '
        'TargetMode="External"/></Relationships>'
    )
    return member("word/_rels/settings.xml.rels", content.encode())


def half(make: Maker) -> Maker:
    def cut(path: Path) -> Path:
        whole = make(path).read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
        return path

    return cut


def content(*parts: bytes) -> Maker:
    def write(path: Path) -> Path:
        path.write_bytes(b"".join(parts))
        return path

    return write


def locked_pdf(path: Path) -> Path:
    with pikepdf.open(pdf(path), allow_overwriting_input=True) as file:
        file.save(path, encryption=pikepdf.Encryption(user="mat-khau", owner="mat-khau"))
    return path


def pdf_with_attachment(path: Path) -> Path:
    with pikepdf.open(pdf(path), allow_overwriting_input=True) as file:
        file.attachments["phu-luc.xlsx"] = b"PK"
        file.save(path)
    return path


def written_pdf(path: Path) -> Path:
    return write_pdf(path, [decision_lines()] * 3)


OLE_ENCRYPTED = {"EncryptedPackage": bytes(4096), "EncryptionInfo": bytes(4096)}
PAGE_OF_A_FIELD = b"/MediaBox [0 0 900000 900000]"
DDE = b"<w:p xmlns:w='w'><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText></w:p>"
ENTITIES = b'<!DOCTYPE a [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]><a>&c;</a>'

CASES: list[tuple[str, Maker, Hazard, int]] = [
    ("chuong-trinh.docx", content(b"MZ\x90\x00\x03", bytes(500)), Hazard.PROGRAM, 0),
    ("goi.zip", member("a.txt", b"a"), Hazard.ARCHIVE, 0),
    ("goi.docx", content(b"Rar!\x1a\x07\x01\x00", bytes(50)), Hazard.ARCHIVE, 0),
    ("goi.doc", content(b"7z\xbc\xaf\x27\x1c", bytes(50)), Hazard.ARCHIVE, 0),
    ("mot-nua.pdf", half(written_pdf), Hazard.BROKEN, 0),
    ("mot-nua.docx", half(write_docx), Hazard.BROKEN, 0),
    ("mot-nua.rtf", content(b"{\\rtf1 ", b"a" * 200), Hazard.BROKEN, 0),
    ("khong-trang.pdf", lambda path: pdf(path, pages=0), Hazard.BROKEN, 0),
    ("khoa.pdf", locked_pdf, Hazard.PASSWORD, 0),
    ("khoa.docx", lambda path: compound_file(path, OLE_ENCRYPTED), Hazard.PASSWORD, 0),
    (
        "khoa.doc",
        lambda path: compound_file(path, {"WordDocument": bytes(10) + b"\x00\x01" + bytes(5000)}),
        Hazard.PASSWORD,
        0,
    ),
    (
        "macro.doc",
        lambda path: compound_file(path, {"WordDocument": bytes(5000), "_VBA_PROJECT": bytes(4096)}),
        Hazard.MACROS,
        0,
    ),
    ("macro.docx", member("word/vbaProject.bin", b"macro"), Hazard.MACROS, 0),
    ("no.docx", member("word/media/image1.png", bytes(10 * MEGABYTE)), Hazard.BOMB, 0),
    ("no-xml.docx", member("word/extra.xml", bytes(25 * MEGABYTE)), Hazard.BOMB, 0),
    ("noi-doi.docx", docx_that_lies, Hazard.BOMB, 0),
    ("thuc-the.docx", member("word/extra.xml", ENTITIES), Hazard.BOMB, 0),
    ("long.docx", member("word/embeddings/goi.zip", b"PK"), Hazard.NESTED, 0),
    ("chen.docx", member("word/afchunk.mht", b"van ban khac"), Hazard.ATTACHED, 0),
    ("doi-tuong.rtf", content(b"{\\rtf1 {\\object\\objemb{\\*\\objdata 0105}}}"), Hazard.ATTACHED, 0),
    ("mau.docx", relation("attachedTemplate", "https://example.vn/mau.dotm"), Hazard.REMOTE, 0),
    ("mau-mang.docx", relation("attachedTemplate", "file://///may-chu/mau.dotm"), Hazard.REMOTE, 0),
    ("doi-tuong.docx", relation("oleObject", r"\\may-chu\bang.xlsx"), Hazard.REMOTE, 0),
    ("dde.docx", member("word/extra.xml", DDE), Hazard.REMOTE, 0),
    # Names of PDF may be spelt in codes: qpdf reads them as any viewer does.
    ("ma-lenh.pdf", pdf_action(b"/S /J#61vaScript /J#53 (app.alert\\(1\\))"), Hazard.SCRIPT, 0),
    ("chay.pdf", pdf_action(b"/S /Launch /F (cmd.exe)"), Hazard.LAUNCH, 0),
    ("chay-an.pdf", pdf_action(b"/S /Launch /F (a.pdf) /Win << /F (cmd.exe) >>"), Hazard.LAUNCH, 0),
    ("gui.pdf", pdf_action(b"/S /SubmitForm /F (http://example.vn)"), Hazard.LAUNCH, 0),
    ("dinh-kem.pdf", pdf_with_attachment, Hazard.ATTACHED, 0),
    ("nhieu-trang.pdf", lambda path: pdf(path, pages=5001), Hazard.TOO_MANY_PAGES, 5001),
    ("canh-dong.pdf", lambda path: pdf(path, page=PAGE_OF_A_FIELD), Hazard.HUGE_PAGE, 1),
    ("ban-quet.pdf", lambda path: scan_of(path, 600), Hazard.TOO_MANY_SCANS, 600),
    (
        "nhieu-lop.pdf",
        lambda path: pdf(path, content=stream(b"<< /Filter [" + b"/FlateDecode " * 8 + b"]", b"x")),
        Hazard.BOMB,
        0,
    ),
    (
        "no.pdf",
        lambda path: pdf(path, content=stream(b"<< /Filter /FlateDecode", zeros(700))),
        Hazard.UNBEARABLE,
        0,
    ),
]


@pytest.mark.parametrize(("name", "make", "hazard", "number"), CASES, ids=[name for name, *_rest in CASES])
def test_a_hostile_file_is_refused_with_its_own_sentence(tmp_path, name, make, hazard, number):
    assert refuse(make(tmp_path / name), name) == [hazard_sentence(hazard, number, name)]


def test_a_list_of_members_that_would_fill_the_memory_is_not_read(tmp_path, monkeypatch):
    members = {f"word/media/{'x' * 240}{number}.png": b"" for number in range(3600)}
    path = docx_with(tmp_path / "van-ban.docx", members)
    monkeypatch.setattr("docslib.intake.checks.sniff_kind", lambda path: pytest.fail("the list was read"))
    assert refuse(path, "van-ban.docx") == [hazard_sentence(Hazard.BOMB, 0, "van-ban.docx")]


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("van-ban.pdf", written_pdf),
        ("van-ban.docx", write_docx),
        ("quet.pdf", lambda path: scan_of(path, 3)),
        # What old Word made of a link to another document.
        ("lien-ket.pdf", pdf_action(b"/S /Launch /F (quyet-dinh-115.pdf) /NewWindow true")),
        ("noi-ve.pdf", lambda path: pdf(path, catalogue=b"/Lang (/JS /Launch /EF)")),
        ("mau-rieng.docx", relation("attachedTemplate", "file:///C:\\Mau\\cong-van.dotm")),
        ("lien-ket.docx", relation("hyperlink", "https://example.vn/")),
    ],
)
def test_an_ordinary_file_passes(tmp_path, name, make):
    assert refuse(make(tmp_path / name), name) == []


def test_empty_and_oversized_files_are_told_apart(tmp_path, settings):
    (empty,) = refuse(content(b"")(tmp_path / "rong.pdf"), "rong.pdf")
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 100
    (large,) = refuse(content(bytes(101))(tmp_path / "to.pdf"), "to.pdf")
    assert "rong.pdf" in empty
    assert "100" in large
    assert empty != large


def test_every_hazard_has_a_sentence_that_names_the_file():
    sentences = {hazard_sentence(hazard, 7, "van-ban.pdf") for hazard in Hazard}
    assert len(sentences) == len(Hazard)
    assert all("van-ban.pdf" in sentence for sentence in sentences)


def test_a_confined_process_that_answers_nothing_is_answer_enough(tmp_path, monkeypatch):
    monkeypatch.setattr(confined.sys, "executable", "false")
    assert reasons_against(pdf(tmp_path / "a.pdf"), "a.pdf") == [
        hazard_sentence(Hazard.UNBEARABLE, 0, "a.pdf")
    ]


def test_a_confined_process_may_write_no_file_and_gets_no_secret(tmp_path, monkeypatch):
    monkeypatch.setenv("PORTAL_SECRET_KEY", "geheim")
    seen = {}
    run = confined.subprocess.run

    def watch(*arguments, **options):
        seen.update(options["env"])
        return run(*arguments, **options)

    monkeypatch.setattr(confined.subprocess, "run", watch)
    assert confined.hazards_of("pdf", pdf(tmp_path / "a.pdf"), most_scans=5) == []
    assert "PORTAL_SECRET_KEY" not in seen
