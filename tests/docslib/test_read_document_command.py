"""`manage.py read_document`: what it prints, and how it fails."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import CommandError, call_command

from tests.docslib.files import write_pdf


def read(*arguments: object) -> str:
    """Run the command and return what it printed."""
    output = io.StringIO()
    call_command("read_document", *map(str, arguments), stdout=output, stderr=io.StringIO(), no_color=True)
    return output.getvalue()


def test_it_prints_kind_pages_number_type_and_date(decision_docx):
    printed = read(decision_docx)
    for words in ("quyet-dinh.docx", "docx", "27-QĐ/TU", "QUYẾT ĐỊNH", "2025-06-05", "Lê Thị Hải Yến"):
        assert words in printed


def test_json_holds_everything_for_programs(decision_docx):
    (report,) = json.loads(read(decision_docx, "--json"))
    assert (report["kind"], report["pages"], report["number"]) == ("docx", 2, "27-QĐ/TU")
    assert report["date"] == "2025-06-05"
    assert "text" not in report


def test_the_text_is_printed_by_page_on_demand(decision_docx):
    assert "Trang thứ hai nói về hội trường." in read(decision_docx, "--text")
    (report,) = json.loads(read(decision_docx, "--json", "--text"))
    assert [page["page"] for page in report["text"]] == [1, 2]


def test_an_unreadable_file_is_an_error_and_the_others_are_still_read(decision_docx, tmp_path):
    broken = tmp_path / "hong.pdf"
    broken.write_bytes(b"%PDF-1.7\nbroken")
    output = io.StringIO()
    with pytest.raises(CommandError, match=r"1 .* 2 .*hong\.pdf"):
        call_command("read_document", str(broken), str(decision_docx), stdout=output, no_color=True)
    assert "27-QĐ/TU" in output.getvalue()


def test_json_stays_whole_when_a_file_fails(tmp_path):
    output = io.StringIO()
    with pytest.raises(CommandError):
        call_command("read_document", str(tmp_path / "none.pdf"), "--json", stdout=output)
    assert json.loads(output.getvalue())[0]["error"]


def test_pages_of_a_pdf_are_counted(tmp_path):
    (report,) = json.loads(read(write_pdf(tmp_path / "a.pdf", [["Một"], ["Hai"], ["Ba"]]), "--json"))
    assert (report["kind"], report["pages"]) == ("pdf", 3)


def test_a_folder_is_read_in_order_with_its_subfolders(tmp_path):
    folder = tmp_path / "kho"
    (folder / "b").mkdir(parents=True)
    for name in ("b/hai.txt", "a.txt", ".an"):
        (folder / name).write_text("QUYẾT ĐỊNH\nvề bến sông", encoding="utf-8")
    once, again = read(folder, "--json"), read(folder, "--json")
    assert once == again
    assert [report["file"].removeprefix(f"{folder}/") for report in json.loads(once)] == [
        "a.txt",
        "b/hai.txt",
    ]


def test_json_says_where_each_fact_stands_and_how_sure_it_is(decision_docx):
    (report,) = json.loads(read(decision_docx, "--json"))
    number = report["suggested"]["number"]
    assert (number["value"], number["page"], number["quote"]) == ("27-QĐ/TU", 1, "Số 27-QĐ/TU")
    assert number["confidence"] > 0.9
    assert (report["text_layer"], report["encoding"], report["gate"]["verdict"]) == ("yes", "unicode", "pass")
    assert [item["number"] for item in report["legal_basis"]] == ["11-HD/BTGTW"]
    assert {item["number"] for item in report["citations"]} == {"11-HD/BTGTW", "14-QĐ/TU"}
    assert [item["label"] for item in report["articles"]] == ["Điều 1", "Điều 2"]
    assert [item["kind"] for item in report["relations"]] == ["replaces"]


def test_a_fault_of_ours_is_told_for_its_file_and_stops_no_other(decision_docx, tmp_path, monkeypatch):
    def broken(path, result):
        raise MemoryError if path.suffix == ".pdf" else ValueError

    monkeypatch.setattr("docslib.management.commands.read_document.judge", broken)
    pdf = write_pdf(tmp_path / "a.pdf", [["Một"]])
    output, errors = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError):
        call_command("read_document", str(pdf), str(decision_docx), "--json", stdout=output, stderr=errors)
    assert [bool(report["error"]) for report in json.loads(output.getvalue())] == [True, True]
    assert "a.pdf" in errors.getvalue()


def test_an_empty_folder_gives_an_empty_list(tmp_path):
    assert json.loads(read(tmp_path, "--json")) == []
