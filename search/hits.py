"""From what the engine found to what the reader sees: checked in the database, marked, with cards."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from django.http import HttpRequest

from core.cards import DocumentCard
from core.channels import Channel
from core.search_kinds import Card, SearchKind, entry_key, ids_by_kind, search_kinds, visible_by_kind
from search.engines.protocol import EngineHit, EnginePage, EngineQuery, EngineText
from search.highlight import Marker
from search.outbox_selectors import waiting_keys
from search.results import FileHit, FilePageHit, Parts, SearchHit, TextPart

logger = logging.getLogger(__name__)

MAX_FILES = 3
LEAD_LETTERS = 240


class Found(Protocol):
    """What an engine found: a hit or a suggestion."""

    @property
    def key(self) -> str: ...


Cards = Mapping[str, tuple[SearchKind, Card]]
"""What the database shows of the hits, by key, each with its kind."""


def checked_cards(found: Sequence[Found], channel: Channel, request: HttpRequest) -> Cards:
    """The cards of the hits that the database shows on `channel`, by key; a stale hit has none (A04).

    One question to the database for each kind among the hits, and what its cards need.
    """
    cards: dict[str, tuple[SearchKind, Card]] = {}
    for kind, pages in visible_by_kind((hit.key for hit in found), channel):
        of_kind = kind.cards_of_hits(pages, request)
        cards |= {entry_key(kind.name, pk): (kind, card) for pk, card in of_kind.items()}
    if stale := [hit.key for hit in found if hit.key not in cards]:
        logger.warning("The index of %s holds what may not be shown: %s", channel.value, ", ".join(stale))
    return cards


def texts_of_now(
    texts: Mapping[str, EngineText], cards: Cards, channel: Channel, engine: str
) -> dict[str, EngineText]:
    """The `texts` of hits that have a card, without what only the index of `engine` remembers (A04): old names of
    files, all text of a page that was changed since. What matched in a file that was closed on `channel` or taken
    away is left out whole: that it was found would tell of the file's words.

    One question to the outbox, and one for each kind with text of files among them.
    """
    known = {key: text for key, text in texts.items() if key in cards}
    waiting = waiting_keys(engine, known)
    files = _open_files((key for key, text in known.items() if text.pages), channel)
    return {
        key: _text_of_card(cards[key][1]) if key in waiting else _renamed(text, files.get(key, {}))
        for key, text in known.items()
        if all(page.document_id in files.get(key, {}) for page in text.pages)
    }


def _open_files(keys: Iterable[str], channel: Channel) -> dict[str, Mapping[int, str]]:
    """What the files of these entries that readers of `channel` may open are called, by their id."""
    return {
        entry_key(name, pk): titles
        for name, pks in ids_by_kind(keys).items()
        for pk, titles in search_kinds.get(name).open_files(pks, channel).items()
    }


def _text_of_card(card: Card) -> EngineText:
    """What a card tells: the index is behind."""
    summary = "" if isinstance(card, DocumentCard) else card.summary
    return EngineText(title_of(card), summary, "")


def _renamed(text: EngineText, titles: Mapping[int, str]) -> EngineText:
    """`text` with its files called as the database calls them now."""
    pages = tuple(replace(page, file_title=titles[page.document_id]) for page in text.pages)
    return replace(text, pages=pages)


def title_of(card: Card) -> str:
    """What a hit with this card is called: a document by its abstract."""
    return card.abstract if isinstance(card, DocumentCard) else card.title


def build_hits(
    found: Sequence[EngineHit],
    cards: Cards,
    texts: Mapping[str, EngineText],
    query: EngineQuery,
    site_names: Mapping[int, str],
) -> tuple[SearchHit, ...]:
    """The hits that have a card and a text, in the engine's order."""
    marker = Marker.for_query(query)
    return tuple(
        _build_hit(hit, texts[hit.key], *cards[hit.key], marker, site_names.get(hit.site_id, ""))
        for hit in found
        if hit.key in cards and hit.key in texts
    )


def _build_hit(
    hit: EngineHit, text: EngineText, kind: SearchKind, card: Card, marker: Marker, site_name: str
) -> SearchHit:
    files = _file_hits(text.pages, kind, card.url, marker)
    is_document = isinstance(card, DocumentCard)
    return SearchHit(
        key=hit.key,
        kind=kind.name,
        kind_label=str(kind.label),
        url=card.url,
        title=marker.mark(title_of(card)),  # worded as the database has it now
        # A document is shown by its pages; its metadata stand on the card already.
        snippet=() if is_document else _snippet(text, marker),
        date=card.signed_on if isinstance(card, DocumentCard) else card.date,
        site_name=site_name,
        is_document=is_document,
        card=card,
        files=files,
    )


def _snippet(text: EngineText, marker: Marker) -> Parts:
    """The summary when it has hits, else the best of the text, else the beginning of what there is."""
    if text.summary and marker.spans(text.summary):
        return marker.mark(text.summary)
    return marker.snippet(text.body) or _lead(text.summary or text.body)


def _lead(text: str) -> Parts:
    text = " ".join(text[: LEAD_LETTERS * 2].split())
    if len(text) <= LEAD_LETTERS:
        return (TextPart(text),) if text else ()
    return (TextPart(f"{text[:LEAD_LETTERS].rsplit(' ', 1)[0]} …"),)


def _file_hits(
    pages: Iterable[EnginePage], kind: SearchKind, url: str, marker: Marker
) -> tuple[FileHit, ...]:
    """The files with hits, best first; their pages in the order of the file."""
    by_file: dict[int, list[EnginePage]] = defaultdict(list)
    for page in pages:
        by_file[page.document_id].append(page)
    return tuple(_file_hit(of_file, kind, url, marker) for of_file in list(by_file.values())[:MAX_FILES])


def _file_hit(pages: Sequence[EnginePage], kind: SearchKind, url: str, marker: Marker) -> FileHit:
    best = pages[0]
    return FileHit(
        document_id=best.document_id,
        title=best.file_title,
        is_ocr=any(page.is_ocr for page in pages),
        url=kind.file_url(url, best.document_id, best.number),
        pages=tuple(
            FilePageHit(number, kind.file_url(url, best.document_id, number))
            for number in sorted(page.number for page in pages)
        ),
        snippet=marker.snippet(best.text, accents_trusted=not best.is_ocr),
    )
