"""Words torn apart: where a font lacks Vietnamese letters, programs draw those letters from another font afterwards.

PDFium gives letters in the order they were drawn, so that "TUYỆT MẬT" becomes "TUY T M T Ệ Ậ": readers' search would
miss the words, and so would the gate. Poppler puts letters where they stand on the page.
"""

from __future__ import annotations

from pathlib import Path

from docslib.reading.programs import ProgramFailed, find_program, run_program, scratch_folder
from docslib.reading.result import ProgramMissing, ReadError, clean_text

_PACKAGE = "poppler-utils"
_SECONDS = 120
_WORDS = frozenset("ởỞýÝàÀôÔđĐ")
"""Words of one marked letter, and the letter that stands for a person's name in judgments."""
_MIN_LONE = 2
_MIN_SHARE = 0.01


def mended(path: Path, texts: list[str]) -> list[str]:
    """The pages of a PDF, those with torn words in the reading of Poppler where that is more whole."""
    torn = [index for index, text in enumerate(texts) if _is_torn(text)]
    if not torn:
        return texts
    pages = _in_order_of_place(path)
    whole = list(texts)
    for index in torn:
        if index < len(pages) and 2 * _lone_letters(pages[index]) < _lone_letters(texts[index]):
            whole[index] = pages[index]
    return whole


def _in_order_of_place(path: Path) -> list[str]:
    """The text of every page as Poppler reads it; none where it is missing or gives up."""
    try:
        program = find_program("pdftotext", package=_PACKAGE)
        with scratch_folder() as folder:
            arguments = [program, "-enc", "UTF-8", str(path.absolute()), "-"]
            output = run_program(arguments, folder=folder, timeout=_SECONDS)
    except (ProgramMissing, ProgramFailed, ReadError):
        return []
    return [clean_text(page) for page in output.decode("utf-8", "replace").split("\f")]


def _is_torn(text: str) -> bool:
    lone = _lone_letters(text)
    return lone >= _MIN_LONE and lone > _MIN_SHARE * len(text.split())


def _lone_letters(text: str) -> int:
    alone = (word for word in text.split() if len(word) == 1)
    return sum(letter.isalpha() and not letter.isascii() and letter not in _WORDS for letter in alone)
