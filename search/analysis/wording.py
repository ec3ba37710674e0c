"""What a reader typed, taken apart: plain words, quoted phrases, and what must not be there.

    quy chế "nhuận bút" -thù lao -"tin bài"

A quote without its other half is an ordinary sign. A hyphen excludes only where a word begins after a blank: not
inside a number ("465 -QĐ/TU", "2020 -2025"), not between words ("đối nội - đối ngoại").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.vietnamese.numbers import PARTY_TYPE_CODES, STATE_TYPE_CODES
from core.vietnamese.text import strip_accents

MAX_PHRASES = 10
"""More marked pieces are read as plain words: nobody means them, and each costs the engine."""

_QUOTED = r'["“”„](?P<quoted>[^"“”„«»]*)["“”„]|«(?P<angled>[^"“”„«»]*)»'
_PIECE = re.compile(rf'(?P<minus>(?<!\S)-)?(?:{_QUOTED})|(?<!\S)-(?P<word>[^\W_][^\s"“”„«»]*)')
_AFTER_FIGURE = re.compile(r"\d[a-z]?\s+$", re.IGNORECASE)
_TYPE_CODES = frozenset(strip_accents(code) for code in (*PARTY_TYPE_CODES, *STATE_TYPE_CODES))


@dataclass(frozen=True, slots=True)
class Wording:
    """`words` are to be found wherever they stand, `phrases` as they stand, `excluded` must not be there.

    `ranking` holds words and phrases in the order typed.
    """

    words: str
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    ranking: str = ""


def read_wording(text: str) -> Wording:
    """The parts of `text`; pure, and any text has some reading."""
    words: list[str] = []
    ranking: list[str] = []
    phrases: list[str] = []
    excluded: list[str] = []
    position = 0
    for match in _PIECE.finditer(text):
        if len(phrases) + len(excluded) == MAX_PHRASES or _continues_figure(text, match):
            continue
        before = text[position : match.start()]
        words.append(before)
        ranking.append(before)
        position = match.end()
        piece = match["quoted"] or match["angled"] or match["word"] or ""
        if match["minus"] or match["word"]:
            excluded.append(piece)
        else:
            phrases.append(piece)
            ranking.append(piece)
    words.append(text[position:])
    ranking.append(text[position:])
    return Wording(_joined(words), tuple(phrases), tuple(excluded), _joined(ranking))


def _continues_figure(text: str, match: re.Match[str]) -> bool:
    """Whether the hyphen goes on with a number or a range that a figure before it began."""
    word = match["word"]
    if not word or not _AFTER_FIGURE.search(text, max(0, match.start() - 10), match.start()):
        return False
    code = re.split(r"[\W_]", strip_accents(word), maxsplit=1)[0]
    return code.isdecimal() or code in _TYPE_CODES


def _joined(parts: list[str]) -> str:
    return " ".join(" ".join(parts).split())
