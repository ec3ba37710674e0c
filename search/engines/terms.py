"""What both engines and the second stage make of the terms of a question, and the bounds both engines keep."""

from __future__ import annotations

import math
from collections.abc import Iterable

from search.analysis.chain import BARE_MARK, asked, spelled
from search.engines.protocol import EngineQuery, Group, Phrase, QueryTerm

OWN_NUMBER_SCORE = 10_000.0
"""Above any score of words: the document that bears the number stands before those that cite it."""
MAX_FACET_VALUES = 200
MAX_FILE_PAGES = 8
"""Pages named under one hit; a reader who needs more opens the file."""


def typed_counts(terms: Iterable[QueryTerm], form: str) -> dict[str, int]:
    """How often each term was typed, in one form ("accented" or "folded")."""
    counts: dict[str, int] = {}
    for term in terms:
        text = getattr(term, form)
        counts[text] = counts.get(text, 0) + term.count
    return counts


def typed_forms(phrase: Phrase) -> tuple[tuple[str, ...], ...]:
    """The matched forms of a phrase typed with accents: spelled so, or bare in a text without accents."""
    if not any(asked(term.accented, term.folded) for term in phrase):
        return ()
    return (
        tuple(spelled(term.accented) for term in phrase),
        tuple(f"{BARE_MARK}{term.folded}" for term in phrase),
    )


def asked_of_page(query: EngineQuery) -> tuple[tuple[Group, ...], int]:
    """What is asked of a file page, and how much of it a page must have to be named under a hit: half of all, each
    quoted phrase counted as one beside the words.
    """
    quoted: tuple[Group, ...] = tuple((phrase,) for phrase in query.must)
    return (*query.groups, *quoted), max(1, math.ceil((query.min_match + len(quoted)) / 2))


def rarity(frequency: int, entries: int) -> float:
    """The weight of a term that stands in `frequency` of `entries` (idf)."""
    return math.log(1 + (max(entries - frequency, 0) + 0.5) / (frequency + 0.5))
