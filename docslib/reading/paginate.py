"""Page numbers for files that carry none: LibreOffice lays the file out, and each page's beginning is looked up.

The text stays the one the better reader gave; only the places where it is cut come from the layout. Where the
program is missing, or the two texts do not fit together, the file stays one run of text.

Only plain letters and digits are compared: where the file's font is not installed, LibreOffice draws accented
letters in another one, and they come out of its PDF at the end of the line.
"""

from __future__ import annotations

import dataclasses
from itertools import pairwise
from pathlib import Path

from docslib.reading.doc import has_office, office_convert
from docslib.reading.pdf import page_texts
from docslib.reading.programs import scratch_folder
from docslib.reading.result import PageText, ProgramMissing, ReadError, ReadResult

# So many letters in a row hardly ever occur twice nearby; the first lines may be a running header.
_PROBE_LETTERS = 32
_MIN_PROBE_LETTERS = 12
_PROBE_LINES = 6
# How much further than the letters of the page before a page may begin: headers and notes shift the count.
_SLACK_LETTERS = 400
_SLACK_SHARE = 1.5
_MIN_FOUND_SHARE = 0.8


def with_real_pages(path: Path, result: ReadResult) -> ReadResult:
    """The same text cut where the pages of the laid-out file begin; unchanged where that cannot be known."""
    if result.has_real_pages or not result.text.strip() or not has_office():
        return result
    try:
        with scratch_folder() as folder:
            laid_out = page_texts(office_convert(path, kind=result.kind, target="pdf", folder=folder))
    except (ReadError, ProgramMissing):
        return result
    text = result.text
    starts = _page_starts(text, laid_out)
    if starts is None:
        return result
    ends = [*starts[1:], len(text)]
    pages = tuple(
        PageText(number, text[start:end].strip("\n"))
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
    )
    return dataclasses.replace(result, pages=pages, has_real_pages=True)


def _page_starts(text: str, laid_out: list[str]) -> list[int] | None:
    """Offset in `text` where each page begins, or None when too few pages were recognised in it."""
    letters, places = _plain_letters(text)
    starts = [0]
    at, found = 0, 0
    for before, page in pairwise(laid_out):
        limit = at + int(len(_plain_letters(before)[0]) * _SLACK_SHARE) + _SLACK_LETTERS
        position = _find(page, letters, at, limit)
        if position >= 0:
            at, found = position, found + 1
        starts.append(_word_start(text, places[position]) if position >= 0 else -1)
    if found < _MIN_FOUND_SHARE * (len(laid_out) - 1):
        return None
    return _without_gaps(starts, len(text))


def _plain_letters(text: str) -> tuple[str, list[int]]:
    """The unaccented letters and digits of a text in small letters, and where each of them stands."""
    kept = [(char.lower(), place) for place, char in enumerate(text) if char.isascii() and char.isalnum()]
    return "".join(char for char, _ in kept), [place for _, place in kept]


def _find(page: str, letters: str, at: int, limit: int) -> int:
    """Where the page begins among the letters from `at` to `limit`; -1 when none of its first lines is there."""
    lines = [line for line in page.splitlines() if line.strip()]
    for index in range(min(_PROBE_LINES, len(lines))):
        probe = _plain_letters("".join(lines[index : index + 3]))[0][:_PROBE_LETTERS]
        if len(probe) < _MIN_PROBE_LETTERS:
            continue
        position = letters.find(probe, at, limit)
        if position >= 0:
            return position
    return -1


def _word_start(text: str, place: int) -> int:
    """Back over the letters that were not compared ("Đ"), and over a dash that opens the line."""
    while place > 0 and not text[place - 1].isspace():
        place -= 1
    line = text.rfind("\n", 0, place) + 1
    return place if any(char.isalnum() for char in text[line:place]) else line


def _without_gaps(starts: list[int], length: int) -> list[int]:
    """A page that was not recognised begins where the next one does: its words stay with the page before."""
    following = length
    for index in range(len(starts) - 1, -1, -1):
        if starts[index] < 0:
            starts[index] = following
        following = starts[index]
    return starts
