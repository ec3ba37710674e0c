"""What a reader may mean while he types: titles and numbers that begin so (G04)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.http import HttpRequest

from core.cards import DocumentCard
from core.channels import channel_of
from core.search_kinds import Card, SearchKind
from search.engines.protocol import EngineError
from search.hits import checked_cards
from search.params import SearchParams
from search.selectors import first_answer

MAX_SUGGESTIONS = 8
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
            lambda engine: engine.suggest(params.q, filters=params.filters, limit=MAX_SUGGESTIONS),
        )
    except EngineError:
        return ()
    cards = checked_cards(found, channel, request)
    return tuple(_suggestion(*cards[each.key]) for each in found if each.key in cards)


def _suggestion(kind: SearchKind, card: Card) -> TitleSuggestion:
    """Worded as the database has it now, whatever the index remembers."""
    if isinstance(card, DocumentCard):
        return TitleSuggestion(card.abstract, card.number, card.type_label or str(kind.label), card.url)
    return TitleSuggestion(card.title, "", str(kind.label), card.url)
