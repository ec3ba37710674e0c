"""What an answer says, whatever it comes in."""

from __future__ import annotations

import io
from typing import Any

import openpyxl

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def text_of(answer: Any) -> str:
    """The words of an answer; a spreadsheet's cells, which its bytes pack, a line each."""
    body = b"".join(answer) if answer.streaming else answer.content
    if answer["Content-Type"].startswith(SHEET):
        rows = openpyxl.load_workbook(io.BytesIO(body)).active.iter_rows(values_only=True)
        return "\n".join(str(cell) for row in rows for cell in row)
    return str(body.decode())
