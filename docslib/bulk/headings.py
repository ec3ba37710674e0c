"""Columns of the spreadsheet by their Vietnamese headings: any order, any case, with or without accents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.vietnamese.text import fold, normalise


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` is the field it fills, `heading` stands in the template, `others` are known spellings."""

    key: str
    heading: str
    example: str
    others: tuple[str, ...] = ()
    is_required: bool = False
    is_date: bool = False


FILE = "file"
NUMBER = "number"
BARE_NUMBER, BARE_SYMBOL = "bare_number", "bare_symbol"

COLUMNS: tuple[Column, ...] = (
    Column(
        FILE,
        "Tên tệp",
        "27-qd-tu.pdf",
        ("Tệp", "File", "Tên file", "Tệp tin", "Tên tệp tin", "Tệp đính kèm", "File đính kèm"),
        is_required=True,
    ),
    Column(
        "document_type",
        "Loại văn bản",
        "Quyết định",
        ("Loại", "Thể loại", "Thể loại văn bản", "Tên loại", "Tên loại văn bản"),
        is_required=True,
    ),
    Column(
        NUMBER,
        "Số, ký hiệu",
        "27-QĐ/TU",
        ("Số ký hiệu", "Số và ký hiệu", "Số hiệu", "Số văn bản", "Số hiệu văn bản", "Số KH", "Số/Ký hiệu"),
    ),
    Column(
        "signed_on",
        "Ngày ký",
        "05/06/2025",
        ("Ngày ban hành", "Ngày văn bản", "Ngày tháng", "Ngày, tháng, năm", "Ngày ký ban hành", "Ngày VB"),
        is_required=True,
        is_date=True,
    ),
    Column(
        "issuer",
        "Cơ quan ban hành",
        "Tỉnh ủy Trường Khê",
        ("Cơ quan", "Nơi ban hành", "Đơn vị ban hành", "Cơ quan, tổ chức ban hành", "CQ ban hành"),
        is_required=True,
    ),
    Column(
        "abstract",
        "Trích yếu",
        "ban hành Quy chế sử dụng nhà văn hóa",
        ("Trích yếu nội dung", "Nội dung", "Về việc", "Nội dung trích yếu", "Trích yếu văn bản"),
        is_required=True,
    ),
    Column("subject_area", "Lĩnh vực", "", ("Lĩnh vực chính",)),
    Column("signer", "Người ký", "Lê Thị Hải Yến", ("Họ tên người ký", "Họ và tên người ký")),
    Column("signer_title", "Chức vụ người ký", "Phó Bí thư", ("Chức vụ", "Chức danh", "Chức danh người ký")),
    Column("capacity", "Thẩm quyền ký", "T/M Ban Thường vụ", ("Ký thay mặt", "Đề ký", "Thể thức ký")),
    Column("place", "Địa danh", "Trường Khê", ("Nơi ký", "Địa điểm")),
    Column(
        "effective_from",
        "Có hiệu lực từ",
        "05/06/2025",
        ("Ngày có hiệu lực", "Ngày hiệu lực", "Hiệu lực từ", "Hiệu lực từ ngày"),
        is_date=True,
    ),
    Column(
        "effective_to",
        "Hết hiệu lực ngày",
        "",
        ("Ngày hết hiệu lực", "Hết hiệu lực", "Hiệu lực đến", "Hiệu lực đến ngày"),
        is_date=True,
    ),
    Column("term", "Nhiệm kỳ", "2025 - 2030", ("Khóa", "Nhiệm kỳ cấp ủy")),
    Column("recipients", "Nơi nhận", "Các huyện ủy; Lưu Văn phòng", ("Danh sách nơi nhận",)),
    Column("library_collection", "Tủ văn kiện", "", ("Bộ sưu tập", "Tủ sách")),
    Column("channel", "Kênh", "", ("Kênh phát hành", "Phạm vi", "Mạng", "Nơi đăng")),
)
COLUMNS_BY_KEY = {column.key: column for column in COLUMNS}
_ORDINALS = ("TT", "STT", "Số thứ tự", "Số TT")
_HALVES = {BARE_NUMBER: ("Số",), BARE_SYMBOL: ("Ký hiệu",)}


def comparable(text: str) -> str:
    """Words of a heading as they are compared: no accents, no case, no punctuation, no bracketed remark."""
    bare = re.sub(r"\([^)]*\)", " ", text)
    return " ".join(re.findall(r"\w+", fold(normalise(bare)), re.ASCII))


_KEYS: dict[str, str] = {
    comparable(name): column.key for column in COLUMNS for name in (column.heading, *column.others)
} | {comparable(name): key for key, names in _HALVES.items() for name in names}

_PASSED_OVER = {comparable(name) for name in _ORDINALS}


def columns_in(cells: Sequence[str]) -> dict[str, int]:
    """Place of each known column in a row of headings, by key; of two alike the first counts."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        key = _KEYS.get(comparable(cell)) if cell else None
        if key is not None:
            found.setdefault(key, place)
    return found


def unknown_headings(cells: Sequence[str]) -> list[str]:
    """Headings that no column knows, as they are written."""
    return [cell for cell in cells if cell and comparable(cell) not in _KEYS.keys() | _PASSED_OVER]
