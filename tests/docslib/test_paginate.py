"""Page numbers for files that carry none."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from docslib.reading import paginate
from docslib.reading.paginate import with_real_pages
from docslib.reading.reader import read_file
from docslib.reading.result import FileKind, PageText, ReadError, ReadProblem, ReadResult
from tests.programs import require

# Long paragraphs without repetition, so that every page begins with words of its own.
PARAGRAPHS = [
    f"Điều {number}. Nhà văn hóa số {number * 37} mở cửa lúc {number % 24} giờ, có {number * 11} chỗ ngồi và "
    f"phục vụ {number * 101} lượt người mỗi năm theo kế hoạch của đảng bộ cơ sở thứ {number * 7}."
    for number in range(1, 41)
]


def laid_out_as(monkeypatch: pytest.MonkeyPatch, pages: list[str]) -> None:
    """Let LibreOffice lay every file out in these pages."""
    monkeypatch.setattr(paginate, "has_office", lambda: True)
    monkeypatch.setattr(paginate, "office_convert", lambda path, **kwargs: path)
    monkeypatch.setattr(paginate, "page_texts", lambda path: pages)


def one_run(text: str) -> ReadResult:
    """A result without pages, as antiword gives it."""
    return ReadResult(FileKind.DOC, (PageText(1, text),), has_real_pages=False)


def without_spaces(result: ReadResult) -> str:
    """The letters of a result; cutting moves line ends only."""
    return "".join(result.text.split())


@pytest.mark.services
@pytest.mark.usefixtures("layout")
def test_a_docx_without_page_notes_gets_the_pages_of_its_layout(tmp_path):
    require("soffice")
    document = docx.Document()
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    document.save(str(tmp_path / "a.docx"))
    result = read_file(tmp_path / "a.docx")
    assert result.has_real_pages
    assert len(result.pages) > 1
    assert without_spaces(result) == "".join("".join(PARAGRAPHS).split())


def test_the_text_is_cut_where_the_laid_out_pages_begin(monkeypatch):
    laid_out_as(
        monkeypatch, ["\n".join(PARAGRAPHS[:15]), "\n".join(PARAGRAPHS[15:28]), "\n".join(PARAGRAPHS[28:])]
    )
    result = with_real_pages(Path("a.doc"), one_run("\n".join(PARAGRAPHS)))
    assert result.has_real_pages
    assert [page.number for page in result.pages] == [1, 2, 3]
    assert result.pages[1].text == "\n".join(PARAGRAPHS[15:28])


def test_running_headers_and_lost_accents_do_not_matter(monkeypatch):
    second = "\n".join(PARAGRAPHS[20:]).replace("ộ", "").replace("ề", "").replace("ố", "")
    laid_out_as(monkeypatch, ["\n".join(PARAGRAPHS[:20]), f"2\nQuy chế nhà văn hóa (trích in lại)\n{second}"])
    result = with_real_pages(Path("a.doc"), one_run("\n".join(PARAGRAPHS)))
    assert result.pages[1].text == "\n".join(PARAGRAPHS[20:])


def test_a_page_that_is_not_recognised_keeps_its_number_and_its_words_stay_before_it(monkeypatch):
    pages = [PARAGRAPHS[number] for number in range(12)]
    pages[5] = "(hình vẽ)"
    laid_out_as(monkeypatch, pages)
    result = with_real_pages(Path("a.doc"), one_run("\n".join(PARAGRAPHS[:12])))
    assert result.pages[4].text == f"{PARAGRAPHS[4]}\n{PARAGRAPHS[5]}"
    assert result.pages[5].text == ""
    assert result.pages[6].text == PARAGRAPHS[6]


def test_a_layout_that_does_not_fit_the_text_is_not_used(monkeypatch):
    laid_out_as(monkeypatch, ["Trang một nói việc khác.", "Trang hai nói việc khác hẳn nữa."])
    result = one_run("\n".join(PARAGRAPHS))
    assert with_real_pages(Path("a.doc"), result) is result


def test_without_libreoffice_the_text_stays_one_run(monkeypatch):
    monkeypatch.setattr(paginate, "has_office", lambda: False)
    result = one_run("Điều 1.")
    assert with_real_pages(Path("a.doc"), result) is result


def test_a_layout_that_fails_does_not_lose_the_text(monkeypatch):
    def fail(path: Path, **kwargs: object) -> Path:
        raise ReadError(ReadProblem.TIMEOUT)

    monkeypatch.setattr(paginate, "has_office", lambda: True)
    monkeypatch.setattr(paginate, "office_convert", fail)
    result = one_run("Điều 1.")
    assert with_real_pages(Path("a.doc"), result) is result
