"""What a reader may mean while he types: titles and numbers that begin so (G04)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.http import HttpRequest

from core.cards import DocumentCard
from core.channels import channel_of
from core.search_kinds import Card, SearchKind
from search.analysis.chain import terms_of
from search.analysis.starts import compact_number
from search.engines.protocol import EngineError, Suggestion
from search.hits import checked_cards
from search.params import SearchParams
from search.selectors import first_answer

MAX_SUGGESTIONS = 8
LOOKED_AT = 24
"""An engine gives the newest that begin so; among so many, those that say it as typed come first."""
FEWEST_LETTERS = 2
MOST_LETTERS = 100
"""Nobody needs help with the end of a whole sentence."""


@dataclass(frozen=True, slots=True)
class TitleSuggestion:
    """A page whose title or number begins as was typed; `number` is a document's, else empty."""

    title: str
    number: str
    kind: str
    url: str

    def as_json(self) -> Mapping[str, str]:
        """As scripts read it."""
        return asdict(self)


def title_suggestions(params: SearchParams, request: HttpRequest) -> tuple[TitleSuggestion, ...]:
    """At most MAX_SUGGESTIONS pages on the sites searched, checked in the database like hits (A04).

    Nothing when no engine can answer: the reader then types on.
    """
    if not FEWEST_LETTERS <= len(params.q) <= MOST_LETTERS:
        return ()
    channel = channel_of(request)
    try:
        found = first_answer(
            channel,
            lambda engine: engine.suggest(params.q, filters=params.filters, limit=LOOKED_AT),
        )
    except EngineError:
        return ()
    typed, number = _folded(params.q), compact_number(params.q)
    nearest = sorted(found, key=lambda each: _distance(each, typed, number))[:MAX_SUGGESTIONS]
    cards = checked_cards(nearest, channel, request)
    return tuple(_suggestion(*cards[each.key]) for each in nearest if each.key in cards)


def _distance(found: Suggestion, typed: str, number: str) -> int:
    """0 for the number typed, 1 for a title that begins as typed, 2 for one that says it so, 3 for one that has
    the words here and there.
    """
    title = f" {_folded(found.title)}"
    if found.number and compact_number(found.number).startswith(number):
        return 0
    return 1 if title.startswith(f" {typed}") else 2 if f" {typed}" in title else 3


def _folded(text: str) -> str:
    return " ".join(term.folded for term in terms_of(text))


def _suggestion(kind: SearchKind, card: Card) -> TitleSuggestion:
    """Worded as the database has it now, whatever the index remembers."""
    if isinstance(card, DocumentCard):
        return TitleSuggestion(card.abstract, card.number, card.type_label or str(kind.label), card.url)
    return TitleSuggestion(card.title, "", str(kind.label), card.url)
