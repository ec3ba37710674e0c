"""Vietnamese spelling for machines: composing, tone placement, folding and cutting into syllables.

Readers type `uỷ` and `ủy`, with accents and without; files carry composed and decomposed letters.
Everything that compares Vietnamese text goes through these functions, so that both sides are folded alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# Spaces that Word and PDF writers put where a plain space is meant. U+00AD (soft hyphen) is deliberately not
# dropped from stored text: in TCVN3 files that byte is the letter "ư".
_ODD_SPACES = "\u00a0\u2007\u202f"

_NEW_STYLE = {
    f"{first}{toned}": f"{first_toned}{second}"
    for first, toned_first, second, toned_second in (
        ("o", "òóỏõọ", "a", "àáảãạ"),
        ("o", "òóỏõọ", "e", "èéẻẽẹ"),
        ("u", "ùúủũụ", "y", "ỳýỷỹỵ"),
    )
    for first_toned, toned in zip(toned_first, toned_second, strict=True)
}
_NEW_STYLE_RIME = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![^\W\d_]|[\u0300-\u036f])", re.IGNORECASE)
_TONE_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323")

# A letter or digit, then letters, digits, combining marks and soft hyphens: the soft hyphen cuts no syllable.
_SYLLABLE = re.compile(
    r"[^\W_][^\W_\u0300-\u036f\u00ad]*(?:[\u0300-\u036f\u00ad]+[^\W_\u0300-\u036f\u00ad]*)*"
)
_FINAL_Y = re.compile(r"\b([bcdghklmnprstvx]|qu)y\b")
_D_BAR = str.maketrans("đðĐÐ", "ddDD")
_D_BAR_LETTERS = frozenset("đĐ")


class Syllable(NamedTuple):
    """One written syllable, number or foreign word and where it stands in the text it was cut from."""

    start: int
    end: int
    accented: str
    folded: str


def normalise(text: str) -> str:
    """Text as the portal stores it: composed letters (NFC) and plain spaces. Nothing visible is lost."""
    composed = unicodedata.normalize("NFC", text)
    # Several times faster than one translation: a thousand pages a second come through here.
    for space in _ODD_SPACES:
        composed = composed.replace(space, " ")
    return composed


def tone_old_style(text: str) -> str:
    """Composed text with the tone of oa, oe, uy where official documents put it (hoà → hòa, uỷ → ủy).

    The length is kept, a second pass changes nothing, `qu-` is an onset (quý stays), and a word that carries
    two tone marks is a typing slip and stays as it is.
    """
    return _NEW_STYLE_RIME.sub(_move_tone, text)


def _move_tone(match: re.Match[str]) -> str:
    written = match.group()
    start = match.start()
    while start > 0 and match.string[start - 1].isalpha():
        start -= 1
    if any(mark in _TONE_MARKS for mark in unicodedata.normalize("NFD", match.string[start : match.start()])):
        return written
    letters = zip(_NEW_STYLE[written.lower()], written, strict=True)
    return "".join(moved.upper() if old.isupper() else moved for moved, old in letters)


def strip_accents(text: str) -> str:
    """Lower-case text without tone and letter marks, đ as d. Spelling is otherwise kept (`kỹ` gives `ky`)."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).translate(_D_BAR)


def fold(text: str) -> str:
    """The accent-free form that readers' queries and the index share; `kỹ` and `kĩ` both give `ki`.

    Final y becomes i after one consonant or `qu`, never in `uy`, `ay`, nor at the start of a word.
    """
    return _FINAL_Y.sub(r"\1i", strip_accents(text))


def has_accents(text: str) -> bool:
    """Whether the writer typed any Vietnamese mark (a tone, a letter mark or đ)."""
    return any(
        char in _D_BAR_LETTERS or unicodedata.combining(char) for char in unicodedata.normalize("NFD", text)
    )


def syllables(text: str) -> Iterator[Syllable]:
    """Cut text into syllables; offsets belong to `text` itself, whatever its normal form."""
    for match in _SYLLABLE.finditer(text):
        accented, folded = syllable_forms(match.group())
        yield Syllable(match.start(), match.end(), accented, folded)


def written_syllables(text: str) -> list[str]:
    """The syllables of text as written, without their places: several times faster than `syllables`."""
    return _SYLLABLE.findall(text)


@lru_cache(maxsize=65_536)
def syllable_forms(word: str) -> tuple[str, str]:
    """Accented and folded form of one word. Vietnamese has few syllables: the cache nearly always answers."""
    accented = tone_old_style(normalise(word).replace("\u00ad", "").lower())
    return accented, fold(accented)
