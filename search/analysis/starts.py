"""Beginnings of words and numbers, kept as terms (edge n-grams): a type-ahead is one exact look-up on any engine."""

from __future__ import annotations

from collections.abc import Iterable

from search.analysis.chain import terms_of

MAX_START_LETTERS = 10
"""Nobody needs more letters of a Vietnamese word to be told it; longer ones are cut, typed ones as well."""


def title_starts(folded: str) -> tuple[str, ...]:
    """Every beginning of every word of a title, from its folded terms separated by blanks."""
    return tuple(
        dict.fromkeys(
            word[:size] for word in folded.split() for size in range(1, min(len(word), MAX_START_LETTERS) + 1)
        )
    )


def number_starts(numbers: Iterable[str]) -> tuple[str, ...]:
    """Every beginning of every document number, without the signs between its parts ("465qd")."""
    compact = [compact_number(number) for number in numbers]
    return tuple(dict.fromkeys(text[:size] for text in compact for size in range(1, len(text) + 1)))


def start_of(word: str) -> str:
    """The look-up form of a word that is being typed."""
    return word[:MAX_START_LETTERS]


def compact_number(text: str) -> str:
    """A number as type-ahead compares it: folded, zeros in front left out, nothing between its parts."""
    return "".join(term.folded for term in terms_of(text))
