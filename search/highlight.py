"""Marking the words searched for in the text as written, by the offsets of the analysis chain.

The result is pieces of plain text with a mark or without: templates escape them, no markup is made here.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.vietnamese.number_queries import key_of
from core.vietnamese.numbers import find_numbers
from core.vietnamese.text import has_accents
from search.analysis.chain import BARE_MARK, asked, pair, spelled, terms_of
from search.analysis.numbers import index_tokens
from search.engines.protocol import EngineQuery
from search.results import Parts, TextPart

SNIPPET_LETTERS = 240
LETTERS_BEFORE = 60
MAX_TEXT_LETTERS = 200_000
"""A body longer than that is searched for its snippet in its beginning only."""
NUMBER_WORTH = 5.0
FEW_TERMS = 2
"""Queries of more words mark lone words only where no two of them stand together: "của" alone says
nothing.
"""

_SPACES = re.compile(r"\s+")
_JOINING = re.compile(r"\s{0,20}|\s?[-–/]\s?")
ELLIPSIS = "…"


class Span(NamedTuple):
    """A marked stretch of a text; `words` are the folded words in it, none for a document number."""

    start: int
    end: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marker:
    """What to mark, taken from the query that was answered."""

    spelled: frozenset[str]
    """Matched forms of the words typed with accents."""
    folded: frozenset[str]
    """Words marked in every spelling; `as_typed` ones only where the text does not have them without accents."""
    as_typed: frozenset[str]
    number: str
    words: int

    @classmethod
    def for_query(cls, query: EngineQuery) -> Marker:
        """The marker of `query`'s words and number."""
        forms = {term.folded: asked(term.accented, term.folded) for term in query.terms}
        return cls(
            spelled=frozenset(form for each in forms.values() for form in each),
            folded=frozenset(word for word, each in forms.items() if query.any_accents or not each),
            as_typed=frozenset(word for word, each in forms.items() if query.accented and not each),
            number=query.number,
            words=len(forms),
        )

    def mark(self, text: str) -> Parts:
        """The whole of `text` with its hits marked."""
        return _cut(text, self._telling(self.spans(text)), 0, len(text))

    def snippet(self, text: str, *, accents_trusted: bool = True) -> Parts:
        """The stretch of `text` that shows most of what was searched for; empty when it has none of it."""
        text = text[:MAX_TEXT_LETTERS]
        spans = self.spans(text, accents_trusted=accents_trusted)
        if not spans:
            return ()
        start, end = _bounds(text, _best_start(spans))
        inside = [span for span in spans if span.start >= start and span.end <= end]
        parts = _cut(text, self._telling(inside), start, end)
        before = (TextPart(f"{ELLIPSIS} "),) if start > 0 else ()
        after = (TextPart(f" {ELLIPSIS}"),) if end < len(text) else ()
        return (*before, *parts, *after)

    def spans(self, text: str, *, accents_trusted: bool = True) -> list[Span]:
        """Where the hits are, neighbours joined; accents count when they were typed and the text has them."""
        words = self._word_spans(text, bare=not (accents_trusted and has_accents(text)))
        numbers = self._number_spans(text) if self.number else []
        free = [span for span in words if not any(_overlap(span, number) for number in numbers)]
        return sorted([*numbers, *_joined(text, free)])

    def _word_spans(self, text: str, *, bare: bool) -> list[Span]:
        terms = [(term, has_accents(term.accented)) for term in terms_of(text)]
        plain_here = {term.folded for term, accented in terms if not accented} & self.as_typed
        return [
            Span(term.start, term.end, (term.folded,))
            for term, accented in terms
            if (term.folded in self.folded and not (accented and term.folded in plain_here))
            or (f"{BARE_MARK}{term.folded}" if bare else spelled(term.accented)) in self.spelled
        ]

    def _number_spans(self, text: str) -> list[Span]:
        return [
            Span(*found.span, ())
            for found in find_numbers(text)
            if self.number in index_tokens(key_of(found))
        ]

    def _telling(self, spans: list[Span]) -> list[Span]:
        """`spans` without lone words where words stand together too."""
        together = [span for span in spans if len(span.words) != 1]
        return together if together and self.words > FEW_TERMS else spans


def plain(parts: Iterable[TextPart]) -> str:
    """The text of `parts` without marks."""
    return "".join(part.text for part in parts)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Neighbouring words as one stretch: "nhuận bút" is one mark, not two."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and _JOINING.fullmatch(text, last.end, span.start):
            joined[-1] = Span(last.start, span.end, last.words + span.words)
        else:
            joined.append(span)
    return joined


def _features(span: Span) -> list[str]:
    return [*span.words, *(pair(one, two) for one, two in zip(span.words, span.words[1:], strict=False))]


def _best_start(spans: Sequence[Span]) -> int:
    """Where the window begins that holds most different words and pairs; the first of equals."""
    window: deque[Span] = deque()
    seen: Counter[str] = Counter()
    best, best_start = 0.0, spans[0].start
    for span in spans:
        window.append(span)
        seen.update(_features(span) or ["#number"])
        while span.end - window[0].start > SNIPPET_LETTERS - LETTERS_BEFORE and len(window) > 1:
            seen.subtract(_features(window.popleft()) or ["#number"])
            seen += Counter()
        worth = len(seen) + (NUMBER_WORTH if seen["#number"] > 0 else 0)
        if worth > best:
            best, best_start = worth, window[0].start
    return best_start


def _bounds(text: str, hit_start: int) -> tuple[int, int]:
    """A stretch of whole words round the hit at `hit_start`, from the beginning of a line if one is near."""
    start = max(0, hit_start - LETTERS_BEFORE)
    line = text.rfind("\n", start, hit_start) + 1
    if line > start:
        start = line
    elif start > 0:
        blank = _SPACES.search(text, start, hit_start)
        start = blank.end() if blank else hit_start
    end = min(len(text), start + SNIPPET_LETTERS)
    if end < len(text):
        cut = max(text.rfind(" ", hit_start, end), text.rfind("\n", hit_start, end))
        end = cut if cut > hit_start else end
    return start, end


def _cut(text: str, spans: Iterable[Span], start: int, end: int) -> Parts:
    parts: list[TextPart] = []
    position = start
    for span in spans:
        parts += [TextPart(text[position : span.start]), TextPart(text[span.start : span.end], is_hit=True)]
        position = span.end
    parts.append(TextPart(text[position:end]))
    return tuple(TextPart(_SPACES.sub(" ", part.text), part.is_hit) for part in parts if part.text)
