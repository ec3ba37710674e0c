"""The spreadsheet of a bulk import and the archive beside it: read as people make them, refused when hostile."""

from __future__ import annotations

import datetime
import io
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from core.vietnamese.text import strip_accents
from docslib.bulk.archive import ArchiveRefused, check_archive, member_chunks
from docslib.bulk.cells import date_of, text_of, whole_number
from docslib.bulk.headings import COLUMNS, columns_in
from docslib.bulk.sheet import SheetRefused, read_sheet
from docslib.bulk.source import ArchiveSource, FileFinder, FolderSource, SourceLost
from docslib.bulk.template import template_workbook


def write_workbook(path: Path, *rows: list[Any]) -> Path:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)
    return path


def write_zip(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@given(st.permutations(COLUMNS), st.sampled_from([str, str.upper, strip_accents]))
def test_headings_are_known_in_any_order_case_and_without_accents(columns, spelling):
    found = columns_in([spelling(column.heading) for column in columns])
    assert found == {column.key: place for place, column in enumerate(columns)}


@given(
    st.dates(datetime.date(1930, 1, 1), datetime.date(2100, 12, 31)),
    st.sampled_from(
        ["{0:%d/%m/%Y}", "{0.day}/{0.month}/{0:%Y}", "{0:%d.%m.%Y}", "{0:%d-%m-%Y}", "{0:%Y-%m-%d}"]
    ),
)
def test_a_date_is_read_as_people_and_as_excel_write_it(day, written):
    wanted = f"{day:%d/%m/%Y}"
    serial = (day - datetime.date(1899, 12, 30)).days
    assert date_of(written.format(day)) == wanted
    assert date_of(datetime.datetime(day.year, day.month, day.day)) == wanted  # as openpyxl gives it
    assert date_of(serial) == date_of(float(serial)) == wanted


@given(st.one_of(st.none(), st.text(), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes()))
def test_no_cell_makes_the_reader_fall_over(value):
    assert text_of(text_of(value)) == text_of(value)
    assert isinstance(date_of(value), str)


@pytest.mark.parametrize(
    ("number", "symbol", "whole"),
    [
        ("465", "QĐ/TU", "465-QĐ/TU"),
        ("12", "QĐ-UBND", "12/QĐ-UBND"),
        ("465-QĐ/TU", "QĐ/TU", "465-QĐ/TU"),
        ("", "QĐ/TU", "QĐ/TU"),
        ("7", "", "7"),
    ],
)
def test_number_and_symbol_in_two_columns_become_one_number(number, symbol, whole):
    assert whole_number(number, symbol) == whole


def test_lines_are_read_below_headings_that_stand_under_a_title(tmp_path):
    path = write_workbook(
        tmp_path / "bang.xlsx",
        ["DANH MỤC VĂN BẢN NĂM 2025"],
        [],
        ["TT", "Số", "Ký hiệu", "ngay ky", "FILE", "Độ khẩn"],
        [1, 27.0, "QĐ/TU", datetime.datetime(2025, 6, 5), "a.pdf"],
        [None, None, None, None, None],
        [2, "028", "QĐ/TU", "31/02/2025", "b.pdf"],
    )
    sheet = read_sheet(path, "bang.xlsx")
    assert [(line.number, line.file_name, line.values["number"]) for line in sheet.lines] == [
        (4, "a.pdf", "27-QĐ/TU"),
        (6, "b.pdf", "028-QĐ/TU"),
    ]
    assert [line.values["signed_on"] for line in sheet.lines] == ["05/06/2025", "31/02/2025"]
    assert sheet.unknown == ["Độ khẩn"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_is_read_in_the_encodings_and_with_the_marks_offices_use(tmp_path, encoding, delimiter):
    path = tmp_path / "bang.csv"
    lines = [["Tên tệp", "Trích yếu"], ["a.pdf", '"về việc họp; chia, sẻ"']]
    path.write_bytes("\r\n".join(delimiter.join(line) for line in lines).encode(encoding))
    assert read_sheet(path, "bang.csv").lines[0].values["abstract"] == "về việc họp; chia, sẻ"


def test_the_template_has_every_column_and_an_example_that_is_not_imported(tmp_path):
    path = tmp_path / "mau.xlsx"
    path.write_bytes(template_workbook({"document_type": ["Quyết định", "Quy định"]}))
    with pytest.raises(SheetRefused):
        read_sheet(path, "mau.xlsx")
    workbook = load_workbook(path)
    sheet, example = workbook["Văn bản"], workbook["Ví dụ"]
    for row in example.iter_rows(min_row=2, values_only=True):
        sheet.append(row)
    workbook.save(path)
    [line] = read_sheet(path, "mau.xlsx").lines
    assert line.values == {column.key: column.example for column in COLUMNS if column.example}


@settings(max_examples=60)
@given(st.binary(max_size=400), st.sampled_from(["x.csv", "x.xlsx", "x.xls"]))
def test_whatever_the_bytes_a_spreadsheet_is_read_or_refused(tmp_path_factory, content, name):
    path = tmp_path_factory.getbasetemp() / "bat-ky"
    path.write_bytes(content)
    try:
        assert read_sheet(path, name).lines
    except SheetRefused as refused:
        assert refused.reasons  # noqa: PT017  # either outcome is right


def test_a_workbook_that_is_a_bomb_is_not_opened(tmp_path):
    path = write_zip(tmp_path / "bom.xlsx", **{"xl/worksheets/sheet1.xml": b"0" * 30_000_000})
    with pytest.raises(SheetRefused):
        read_sheet(path, "bom.xlsx")


def _member(name: str, mode: int = 0) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


@pytest.mark.parametrize(
    "member",
    [
        _member("../../etc/passwd"),
        _member("/etc/passwd"),
        _member("C:/windows/a.pdf"),
        _member("van-ban\\..\\..\\a.pdf"),
        _member("lien-ket.pdf", stat.S_IFLNK | 0o777),
    ],
    ids=["above", "absolute", "drive", "backslashes", "link"],
)
def test_an_archive_that_leads_out_of_itself_is_refused(tmp_path, member):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, b"x")
    with pytest.raises(ArchiveRefused):
        check_archive(path)


def test_a_bomb_a_locked_a_doubled_and_a_damaged_archive_are_refused(tmp_path):
    bomb = write_zip(tmp_path / "bom.zip", **{"a.pdf": b"0" * 20_000_000})
    content = bytearray(write_zip(tmp_path / "khoa.zip", **{"a.pdf": b"x"}).read_bytes())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        content[content.index(mark) + (6 if mark.endswith(b"\x04") else 8)] |= 1
    (tmp_path / "khoa.zip").write_bytes(content)
    doubled = io.BytesIO()
    with zipfile.ZipFile(doubled, "w") as archive:
        archive.writestr("a.pdf", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.pdf", b"2")
    (tmp_path / "doi.zip").write_bytes(doubled.getvalue())
    (tmp_path / "hong.zip").write_bytes(b"PK\x03\x04 hong")
    for path in (bomb, tmp_path / "khoa.zip", tmp_path / "doi.zip", tmp_path / "hong.zip"):
        with pytest.raises(ArchiveRefused):
            check_archive(path)


def test_a_member_that_lies_about_its_size_is_cut_off(tmp_path):
    path = write_zip(tmp_path / "a.zip", **{"a.pdf": b"0123456789" * 100})
    member = check_archive(path)[0]
    member.file_size = 10
    with pytest.raises(ArchiveRefused):
        list(member_chunks(path, member))


def test_what_programs_leave_in_an_archive_is_no_file_of_it(tmp_path):
    path = write_zip(tmp_path / "a.zip", **{"b/a.pdf": b"x", "__MACOSX/b/._a.pdf": b"", "b/Thumbs.db": b""})
    assert ArchiveSource(path).names == ["b/a.pdf"]


def test_a_folder_gives_its_files_and_follows_no_link(tmp_path):
    outside = tmp_path / "ngoai.pdf"
    outside.write_bytes(b"ngoai")
    root = tmp_path / "goc"
    (root / "2025").mkdir(parents=True)
    (root / "2025" / "a.pdf").write_bytes(b"trong")
    (root / "b.pdf").symlink_to(outside)
    source = FolderSource(root)
    assert source.names == ["2025/a.pdf"]
    with pytest.raises(SourceLost):
        list(source.chunks("b.pdf"))


def test_a_file_is_found_by_its_path_or_by_its_name_where_only_one_has_it():
    finder = FileFinder(["2024/a.pdf", "2025/a.pdf", "2025/Quyết định.pdf"])
    assert finder.find("2025\\A.PDF") == ["2025/a.pdf"]
    assert finder.find("a.pdf") == ["2024/a.pdf", "2025/a.pdf"]
    assert finder.find("Quyết định.pdf") == ["2025/Quyết định.pdf"]
    assert finder.find("2023/a.pdf") == finder.find("") == []
