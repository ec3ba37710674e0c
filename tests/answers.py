"""What an answer says, whatever it comes in."""

from __future__ import annotations

import io
from typing import Any

import openpyxl

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def words_of(answer: Any) -> str:
    """The words of an answer; a spreadsheet's cells, which its bytes pack, a line each."""
    if answer["Content-Type"].startswith(SHEET):
        return "\n".join(str(cell) for row in rows_of(answer) for cell in row)
    return _bytes_of(answer).decode()


def rows_of(answer: Any) -> list[tuple[Any, ...]]:
    """The cells of a spreadsheet, row after row, its head first."""
    return list(openpyxl.load_workbook(io.BytesIO(_bytes_of(answer))).active.iter_rows(values_only=True))


def _bytes_of(answer: Any) -> bytes:
    return b"".join(answer) if answer.streaming else bytes(answer.content)
