"""Which words may be counted as a question: those that tell of no person."""

from __future__ import annotations

import re
import unicodedata

from core.vietnamese.text import normalise, tone_old_style

MAX_LETTERS = 150
"""Who pastes more than that tells a story, mostly his own."""
MAX_WORD_LETTERS = 40
"""Longer runs are keys, tokens and addresses."""
_NINE_FIGURES = re.compile(r"\d(?:[\s.\-–—()]{0,2}\d){8,}")
"""Telephone numbers and identity numbers of 9 and 12 figures, however they are parted; no document number of the
Party is that long, and a single date is not."""
_ADDRESS = re.compile(r"@|://|\bwww\.")


def question_words(q: str) -> str:
    """`q` as it is counted: composed, lower case, single blanks, tones in the old places; "" when it must not be
    kept because it looks like it carries personal data or is no question at all."""
    seen = "".join(" " if unicodedata.category(char) == "Cf" else char for char in q)
    words = " ".join(tone_old_style(normalise(seen)).lower().split())
    return "" if not any(map(str.isalnum, words)) or _is_personal(words) else words


def _is_personal(words: str) -> bool:
    plain = unicodedata.normalize("NFKC", words)
    return (
        len(words) > MAX_LETTERS
        or any(len(word) > MAX_WORD_LETTERS for word in words.split())
        or bool(_ADDRESS.search(plain) or _NINE_FIGURES.search(plain))
    )
