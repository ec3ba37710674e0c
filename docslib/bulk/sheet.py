"""Reading the spreadsheet of a bulk import: XLSX or CSV, headings anywhere in the first rows (G07)."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from docslib.bulk.archive import ArchiveRefused, check_archive
from docslib.bulk.cells import date_of, text_of, whole_number
from docslib.bulk.headings import (
    BARE_NUMBER,
    BARE_SYMBOL,
    COLUMNS,
    COLUMNS_BY_KEY,
    FILE,
    NUMBER,
    columns_in,
    unknown_headings,
)

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 10 * MAX_BYTES
MAX_LINES = 20_000
HEADING_WITHIN = 15
FEWEST_HEADINGS = 2
MAX_CELLS = 60


class SheetRefused(Exception):
    """The spreadsheet cannot be used; `reasons` say why and what to do."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of the spreadsheet; `number` counts as the office program shows it."""

    number: int
    values: dict[str, str]

    @property
    def file_name(self) -> str:
        """The file the line names."""
        return self.values.get(FILE, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """All lines that hold anything, and the headings nobody knows."""

    lines: list[SheetLine]
    unknown: list[str] = field(default_factory=list)


def read_sheet(path: Path, name: str) -> Sheet:
    """The lines of a spreadsheet that antivirus has passed; raises SheetRefused, whatever the bytes are."""
    if path.stat().st_size > MAX_BYTES:
        raise SheetRefused([_("The spreadsheet is larger than 10 MB. Split it into several imports.")])
    ending = Path(name).suffix.lower()
    if ending in (".xlsx", ".xlsm"):
        return _sheet_of(_rows_of_workbook(path))
    if ending in (".csv", ".tsv", ".txt"):
        return _sheet_of(_rows_of_csv(path.read_bytes()))
    raise SheetRefused([_("Save the spreadsheet as .xlsx or .csv and send it again.")])


def _rows_of_workbook(path: Path) -> Iterator[Sequence[Any]]:
    """The first sheet that holds anything. A workbook is an archive too: it is checked as one before it is opened."""
    try:
        check_archive(path, max_unpacked=MAX_UNPACKED)
        # A file in hand, not a path: files in the intake have no ending, on which openpyxl insists.
        with (
            path.open("rb") as stream,
            closing(load_workbook(stream, read_only=True, data_only=True)) as workbook,
        ):
            for worksheet in workbook.worksheets:
                worksheet.reset_dimensions()
                rows = [row[:MAX_CELLS] for row in _limited(worksheet.iter_rows(values_only=True))]
                if any(any(cell is not None for cell in row) for row in rows):
                    yield from rows
                    return
    except ArchiveRefused as refused:
        raise SheetRefused(refused.reasons) from refused
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        OSError,
        TypeError,
        AttributeError,
        SyntaxError,
    ) as fault:
        # openpyxl raises what it stumbles over; ParseError of a broken part is a SyntaxError.
        raise _damaged() from fault


def _rows_of_csv(content: bytes) -> Iterator[Sequence[Any]]:
    text = _decoded(content)
    head = text[:4096]
    delimiter = max(";,\t", key=head.count)
    try:
        yield from _limited(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as fault:
        raise _damaged() from fault


def _damaged() -> SheetRefused:
    return SheetRefused(
        [_("The spreadsheet is damaged. Open it in its program, save it again and send it anew.")]
    )


def _decoded(content: bytes) -> str:
    """Text of a CSV as Vietnamese offices save it: UTF-8, Excel's "Unicode text", or the Windows code page."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1258", "replace")


def _limited(rows: Any) -> Iterator[Sequence[Any]]:
    for count, row in enumerate(rows):
        if count > MAX_LINES:
            raise SheetRefused(
                [
                    _("The spreadsheet has more than %(count)d lines. Split it into several imports.")
                    % {"count": MAX_LINES}
                ]
            )
        yield row


def _sheet_of(rows: Iterator[Sequence[Any]]) -> Sheet:
    listed = list(rows)
    place, columns = _headings_in(listed)
    lines = [
        SheetLine(number, values)
        for number, row in enumerate(listed[place + 1 :], start=place + 2)
        if any((values := _values(row, columns)).values())
    ]
    if not lines:
        raise SheetRefused([_("The spreadsheet has no line below its headings.")])
    return Sheet(lines, unknown_headings([text_of(cell) for cell in listed[place][:MAX_CELLS]]))


def _headings_in(rows: list[Sequence[Any]]) -> tuple[int, dict[str, int]]:
    """The row with the most known headings among the first; titles of the office may stand above it."""
    found = [
        (columns_in([text_of(cell) for cell in row[:MAX_CELLS]]), place)
        for place, row in enumerate(rows[:HEADING_WITHIN])
    ]
    columns, place = max(found, key=lambda one: (len(one[0]), -one[1]), default=({}, 0))
    if FILE not in columns or len(columns) < FEWEST_HEADINGS:
        needed = ", ".join(f"“{column.heading}”" for column in COLUMNS if column.is_required)
        raise SheetRefused(
            [
                _("No headings were found. The spreadsheet needs the columns %(columns)s; use the template.")
                % {"columns": needed}
            ]
        )
    return place, columns


def _values(row: Sequence[Any], columns: dict[str, int]) -> dict[str, str]:
    """The cells of one line by key; number and symbol in two columns become one."""
    values = {key: _value(key, row[place]) for key, place in columns.items() if place < len(row)}
    number, symbol = values.pop(BARE_NUMBER, ""), values.pop(BARE_SYMBOL, "")
    if not values.get(NUMBER) and (number or symbol):
        values[NUMBER] = whole_number(number, symbol)
    return {key: value for key, value in values.items() if value}


def _value(key: str, cell: Any) -> str:
    column = COLUMNS_BY_KEY.get(key)
    return date_of(cell) if column is not None and column.is_date else text_of(cell)
