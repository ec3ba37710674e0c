"""A text cut into lines the way the parts of an official document are laid out."""

from __future__ import annotations

import re

from core.vietnamese.text import normalise

# Vietnamese capitals and small letters for character classes: the code points of the two are mixed.
_LETTERS = [chr(code) for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))]
UPPER = "A-Z" + "".join(letter for letter in _LETTERS if letter.isupper())
LOWER = "a-z" + "".join(letter for letter in _LETTERS if letter.islower())

# Two columns on one line: antiword draws cells with bars, other readers leave tabs or runs of spaces.
_COLUMNS = re.compile(rf"\t+|\|| {{3,}}|(?<=\S) +(?=(?:T/M|K/T|T/L|TM\.|KT\.|TL\.) ?[{UPPER}]{{2}})")
_MARKDOWN = re.compile(r"\*\*|__(?=\S)|^#+\s*|(?<!\w)\*(?=[\w(])|(?<=[\w)])\*(?!\w)")
_HARD_BREAK = re.compile(r" {2,}$")
_RULE = re.compile(r"^[\W_]*[-_=–—*~.]{3,}[\W_]*$")
_PAGE_NUMBER = re.compile(r"^(?:[-–]\s*)?\d{1,3}(?:\s*[-–])?$")


def layout_lines(text: str) -> list[str]:
    """Lines without Markdown, each cell on its own, page numbers left out; blank lines are kept as ""."""
    lines: list[str] = []
    for raw in normalise(text).replace("\u00ad", "").splitlines():
        line = _MARKDOWN.sub("", _HARD_BREAK.sub("", raw))
        cells = [" ".join(cell.split()) for cell in _COLUMNS.split(line)]
        filled = [cell for cell in cells if cell and not _PAGE_NUMBER.match(cell)]
        if filled:
            lines.extend(filled)
        elif not line.strip():
            lines.append("")
    return lines


def is_rule(line: str) -> bool:
    """A drawn line: dashes, underscores, stars."""
    return bool(_RULE.match(line))


def is_capitals(line: str) -> bool:
    """A line of capitals that has at least two letters."""
    return sum(char.isalpha() for char in line) > 1 and line.upper() == line


def starts_small(line: str) -> bool:
    """Whether the first letter is a small one: the line goes on with what stood above."""
    letter = next((char for char in line if char.isalpha()), "")
    return bool(letter) and letter.islower()
