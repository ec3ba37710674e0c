"""Text of old Vietnamese fonts, TCVN3 (ABC), VNI, VISCII and VPS, recognised by what it decodes to, line by line.

Files of before 2005 carry letters of a Western code page that only a special font drew as Vietnamese. No font
name is believed: each line is decoded every way, and what gives Vietnamese syllables wins.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from core.vietnamese.phonology import is_syllable

ACCEPT_SHARE = 0.6
"""Share of a line's accented words that must be syllables after decoding."""
ACCEPT_GAIN = 0.3
"""How much better than plain Unicode the decoded line must be."""
SURE_WORDS = 3
"""A line with fewer accented words follows the rest of the text where its own words do not decide."""


class LegacyEncoding(StrEnum):
    """How the letters of a text are written down (bảng mã); UNICODE needs no repair."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"
    VISCII = "viscii"
    VPS = "vps"


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text in Unicode, and the encoding that most of its repaired lines were in."""

    text: str
    encoding: LegacyEncoding
    repaired_lines: int = 0


# One code a letter, in the order of the codes. The soft hyphen, code AD, is TCVN3's "ư".
_TCVN3_RUNS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
# PDF writers replace two of TCVN3's codes: the soft hyphen by a minus, the middle dot by a bullet operator.
_TCVN3_IN_PDF = {"\u2212": "ư", "\u2219": "ã"}
_VISCII_RUNS = {
    0x80: "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừử"
    "ÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
}
# Capitals of rare letters lie among the control codes, which no file of an office keeps.
_VPS_RUNS = {
    0x80: "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ",
    0x93: "ỀỂỄỐỒỔỖýỷỵỚỜỞ",
    0xA1: "ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕựầÁÂấẩẫậđẻÉ",
    0xCB: "ẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ",
    0xE0: "àáâãảạă",
    0xE8: "èéêẽìí",
    0xEF: "ĩ",
    0xF1: "Đòóôõ",
    0xF7: "Ơụùúủ",
    0xFD: "ỶẼỳ",
}
_VNI_LONE = dict(zip("íìæóòîôöñ", "íìỉĩịỵơưđ", strict=True))
_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_LETTER = re.compile(f"([aeouyôö])([{''.join(_VNI_MARKS)}])|[{''.join(_VNI_LONE)}]", re.IGNORECASE)

_WORD = re.compile(r"[^\s\d_.,;:!?()\[\]{}/\"'“”‘’|*=+<>&%#@-]+")
_SOFT_HYPHEN = "\u00ad"


def _code_table(runs: dict[int, str]) -> dict[int, str]:
    """From characters as a Western program shows the codes to letters. Codes 80–9F are shown in two ways."""
    table: dict[int, str] = {}
    for first, letters in runs.items():
        for code, letter in enumerate(letters, start=first):
            table[code] = letter
            shown = bytes([code]).decode("cp1252", errors="ignore")
            if shown:
                table[ord(shown)] = letter
    return table


_TCVN3 = _code_table(_TCVN3_RUNS) | {ord(shown): letter for shown, letter in _TCVN3_IN_PDF.items()}
_VISCII = _code_table(_VISCII_RUNS)
_VPS = _code_table(_VPS_RUNS)


def from_tcvn3(text: str) -> str:
    """Text of a TCVN3 font in Unicode; a word in capitals becomes one, since the font alone drew it so."""
    return _WORD.sub(_tcvn3_word, text)


def _tcvn3_word(match: re.Match[str]) -> str:
    written = match.group()
    if len(written) == 1 and not written.isalpha():
        return written  # a bullet or a section sign by itself is one
    return _with_case_of(written, written.translate(_TCVN3))


def from_viscii(text: str) -> str:
    """Text of a VISCII font in Unicode."""
    return text.translate(_VISCII)


def from_vps(text: str) -> str:
    """Text of a VPS font in Unicode; some letters have one code for capital and small, which the word decides."""
    return _WORD.sub(lambda match: _with_case_of(match.group(), match.group().translate(_VPS)), text)


def from_vni(text: str) -> str:
    """Text of a VNI font in Unicode: a base letter, then the letter that stands for its marks."""
    return unicodedata.normalize("NFC", _VNI_LETTER.sub(_vni_letter, text))


def _vni_letter(match: re.Match[str]) -> str:
    base, mark = match.group(1), match.group(2)
    if base is None:
        return _like(match.group(), _VNI_LONE[match.group().lower()])
    return _like(base, _VNI_LONE.get(base.lower(), base)) + _VNI_MARKS[mark.lower()]


def _like(written: str, letter: str) -> str:
    return letter.upper() if written.isupper() else letter.lower()


def _with_case_of(written: str, decoded: str) -> str:
    """`decoded` in capitals when all plain letters of the word are: TCVN3 has no accented capitals of its own."""
    plain = [char for char in written if char.isascii() and char.isalpha()]
    return (
        decoded.upper() if plain and all(char.isupper() for char in plain) and len(written) > 1 else decoded
    )


_DECODERS: dict[LegacyEncoding, Callable[[str], str]] = {
    LegacyEncoding.UNICODE: str,
    LegacyEncoding.TCVN3: from_tcvn3,
    LegacyEncoding.VNI: from_vni,
    LegacyEncoding.VISCII: from_viscii,
    LegacyEncoding.VPS: from_vps,
}


def repair(text: str) -> Repaired:
    """`text` with every line of an old font turned into Unicode; lines that need nothing stay as they are."""
    if not any(
        _is_suspect(word) for word in _accented_words(set(_WORD.findall(" ".join(set(text.split())))))
    ):
        return Repaired(text, LegacyEncoding.UNICODE)  # nearly every file of today: nothing to weigh
    lines = text.split("\n")
    verdicts = [_judge(line) for line in lines]
    votes = dict.fromkeys(LegacyEncoding, 0)
    for encoding, words in verdicts:
        votes[encoding] += words
    main = max(votes, key=lambda encoding: votes[encoding])
    repaired = []
    for line, (encoding, words) in zip(lines, verdicts, strict=True):
        chosen = (
            main
            if words < SURE_WORDS and encoding == LegacyEncoding.UNICODE and _fits(line, main)
            else encoding
        )
        repaired.append((_DECODERS[chosen](line), chosen))
    changed = sum(chosen != LegacyEncoding.UNICODE for _line, chosen in repaired)
    return Repaired("\n".join(line for line, _chosen in repaired), main, changed)


@lru_cache(maxsize=65_536)
def _is_suspect(word: str) -> bool:
    """Whether the word is no syllable as it stands and one in some old font: without such words no line changes."""
    return not _reads(word, LegacyEncoding.UNICODE) and any(
        _reads(word, encoding) for encoding in LegacyEncoding
    )


def _judge(line: str) -> tuple[LegacyEncoding, int]:
    """The encoding of one line by its own words, and how many accented words speak for it."""
    words = _accented_words(_WORD.findall(line))
    if not words:
        return LegacyEncoding.UNICODE, 0
    as_it_stands = _share(words, LegacyEncoding.UNICODE)
    if as_it_stands > 1 - ACCEPT_GAIN:
        return LegacyEncoding.UNICODE, len(words)
    shares = {encoding: _share(words, encoding) for encoding in LegacyEncoding}
    best = max(shares, key=lambda encoding: shares[encoding])
    better = shares[best] >= ACCEPT_SHARE and shares[best] - as_it_stands >= ACCEPT_GAIN
    return (best if better else LegacyEncoding.UNICODE), len(words)


def _fits(line: str, encoding: LegacyEncoding) -> bool:
    """Whether a short line is no worse in the encoding of its neighbours than as it stands."""
    words = _accented_words(_WORD.findall(line))
    return bool(words) and _share(words, encoding) > _share(words, LegacyEncoding.UNICODE)


def _accented_words(words: Iterable[str]) -> list[str]:
    """Words that can speak for an encoding: plain letters beside others. Symbols alone say nothing."""
    return [
        word
        for word in words
        if not word.isascii() and any(char.isascii() and char.isalpha() for char in word)
    ]


def _share(words: list[str], encoding: LegacyEncoding) -> float:
    return sum(_reads(word, encoding) for word in words) / len(words)


@lru_cache(maxsize=65_536)
def _reads(word: str, encoding: LegacyEncoding) -> bool:
    """Whether the word, so decoded, is a Vietnamese syllable."""
    decoded = _DECODERS[encoding](word)
    if encoding != LegacyEncoding.TCVN3:
        decoded = decoded.replace(_SOFT_HYPHEN, "")
    return is_syllable(unicodedata.normalize("NFC", decoded))
