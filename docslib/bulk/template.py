"""The spreadsheet to download: the headings, lists to choose from, an example on a sheet of its own (G07)."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from docslib.bulk.headings import COLUMNS

LINES = 2000
TEXT = "@"
"""As text, so that no office program turns 12-5 into a day or drops a leading nought."""
_WIDTHS = {"abstract": 60, "issuer": 34, "recipients": 34, "file": 30}
_HEAD = PatternFill("solid", fgColor="DDE8E0")


def template_workbook(choices: Mapping[str, Sequence[str]]) -> bytes:
    """An XLSX with every column; `choices` are offered as lists, by the column's key."""
    workbook = Workbook()
    # A new workbook comes with one sheet: it is the one that is filled in and read back.
    sheet: Any = workbook.active
    sheet.title = "Văn bản"
    lists: Any = workbook.create_sheet("Danh mục")
    example: Any = workbook.create_sheet("Ví dụ")
    for place, column in enumerate(COLUMNS, start=1):
        letter = get_column_letter(place)
        for page in (sheet, example):
            _head(page.cell(1, place, column.heading + (" *" if column.is_required else "")))
            page.column_dimensions[letter].width = _WIDTHS.get(column.key, 18)
        sheet.column_dimensions[letter].number_format = TEXT
        example.cell(2, place, column.example).number_format = TEXT
        if values := choices.get(column.key):
            _offer(sheet, lists, place, column.heading, values)
    sheet.freeze_panes = "B2"
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def _head(cell: Any) -> None:
    cell.font, cell.fill = Font(bold=True), _HEAD
    cell.alignment = Alignment(wrap_text=True, vertical="center")


def _offer(sheet: Any, lists: Any, place: int, heading: str, values: Sequence[str]) -> None:
    """A list to choose from; other words may be typed all the same, the import judges them."""
    letter = get_column_letter(place)
    _head(lists.cell(1, place, heading))
    for line, value in enumerate(values, start=2):
        lists.cell(line, place, value)
    rule = DataValidation("list", formula1=f"='Danh mục'!${letter}$2:${letter}${len(values) + 1}")
    rule.showErrorMessage = False
    rule.add(f"{letter}2:{letter}{LINES}")
    sheet.add_data_validation(rule)
