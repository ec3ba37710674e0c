"""What the readers' search may hold: kinds of content, registered by the apps that own them (G04, A04).

A lower app says how one of its pages becomes an index entry, which of its pages a reader of a channel may
see, and how a hit looks in a list. `search` finds the kinds here and knows none of them by name. A kind names the
rows whose words stand in its entries (`worded_by`); of a change that no saved row tells, the app sends
`content_changed`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Model, QuerySet
from django.dispatch import Signal
from django.http import HttpRequest

from core.cards import DocumentCard, StoryCard
from core.channels import Channel
from core.registry import Registry, RegistryError

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Card = StoryCard | DocumentCard

MAX_ID_DIGITS = 18

content_changed = Signal()
"""Sent with `sender=<model>` and `pk=<page id>`: what a reader finds of this page may have changed."""


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of one file by page, the first first.

    Recognised text is trusted without its accents only: of the pages in `scanned` (1-based). A file may be
    narrower than its page: what is not open on a channel never enters that channel's index.
    """

    document_id: int
    title: str
    pages: tuple[str, ...]
    scanned: frozenset[int] = frozenset()
    on_internet: bool = True
    on_wan: bool = True

    def open_on(self, channel: Channel) -> bool:
        """Whether readers of `channel` (INTERNET or WAN) may open this file."""
        return self.on_internet if channel == Channel.INTERNET else self.on_wan


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One page as the index knows it, with the text as written; the engine's own analysis makes terms of it.

    `numbers` are the entry's own numbers ("465-QĐ/TU"), not the ones it cites. `facets` are its values by facet
    name ("type", "year", "area"), several where it has several; a kind says how a value reads in
    `SearchKind.facet_labels`.
    """

    kind: str
    pk: int
    site_id: int
    on_internet: bool
    on_wan: bool
    title: str
    summary: str = ""
    body: str = ""
    numbers: tuple[str, ...] = ()
    date: date | None = None
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: tuple[FileText, ...] = ()

    @property
    def key(self) -> str:
        """The name of this entry in every index: "kind:pk"."""
        return entry_key(self.kind, self.pk)

    def on_channel(self, channel: Channel) -> IndexEntry | None:
        """This entry as `channel` may hold it, without files closed there; None when it may not hold it."""
        is_open = self.on_internet if channel == Channel.INTERNET else self.on_wan
        if not is_open:
            return None
        return replace(self, files=tuple(file for file in self.files if file.open_on(channel)))


def entry_key(kind: str, pk: int) -> str:
    """The index key of the page `pk` of `kind`."""
    return f"{kind}:{pk}"


def read_key(key: str) -> tuple[str, int] | None:
    """The kind and the page id in a key that `entry_key` made; None for anything else, as it comes with addresses."""
    kind, _colon, pk = key.partition(":")
    return (kind, int(pk)) if is_id(pk) else None


def ids_by_kind(keys: Iterable[str]) -> dict[str, list[int]]:
    """The page ids of `keys` by kind; what is no key is left out."""
    ids: dict[str, list[int]] = defaultdict(list)
    for kind, pk in filter(None, map(read_key, keys)):
        ids[kind].append(pk)
    return ids


def is_id(text: str) -> bool:
    """Whether `text` is an id as addresses write it: figures only, and no more than a database counts."""
    return text.isascii() and text.isdigit() and len(text) <= MAX_ID_DIGITS


Labels = Mapping[str, Mapping[str, "StrOrPromise"]]
"""How values read, by facet and value."""


def _no_labels(wanted: Mapping[str, Collection[str]], channel: Channel) -> Labels:
    return {}


OpenFiles = Mapping[int, Mapping[int, str]]
"""What files are called, by the id of their page and their own."""


def _no_files(pages: Collection[int], channel: Channel) -> OpenFiles:
    return {}


def _page_of_file_url(url: str, document_id: int, number: int) -> str:
    return f"{url}#tep-{document_id}-trang-{number}"


@dataclass(frozen=True, slots=True)
class SearchKind:
    """A kind of content that readers can find.

    `visible(channel)` is the gate: only what it returns is indexed, and every hit passes it again before it
    is shown. `entries(pages)` and `cards(pages, request)` get a part of that queryset, may fetch more with
    it, and ask the database a constant number of times; cards come by page id, and a page without one is not
    shown. `hit_cards`, where a kind has it, gives the same cards with no more than hits show, in fewer queries.
    `open_files(ids of pages, channel)` names the files of these pages that readers of `channel` may open now, in one
    query: a hit shows text and title of no other, whatever the index remembers (A04). `file_url(address of the page,
    document id, page number)` is where a hit inside a file opens. `worded_by` names the models whose words stand in
    the entries of other pages (an organ's name, a file's text), each with the look-up from a page to it: when such a
    row is changed or deleted, its pages are written to the indexes anew.

    `facet_labels(wanted, channel)` gives the words for facet values, {"type": {"quyet-dinh": "Quyết định"}},
    unique over all kinds: of closed lists all, of names in the database those of the `wanted` ids that a page
    readable on `channel` bears (A04), in a constant number of queries.
    """

    name: str
    label: StrOrPromise
    model: type[Model]
    visible: Callable[[Channel], QuerySet]
    entries: Callable[[QuerySet], Iterable[IndexEntry]]
    cards: Callable[[QuerySet, HttpRequest], Mapping[int, Card]]
    facet_labels: Callable[[Mapping[str, Collection[str]], Channel], Labels] = _no_labels
    open_files: Callable[[Collection[int], Channel], OpenFiles] = _no_files
    file_url: Callable[[str, int, int], str] = _page_of_file_url
    hit_cards: Callable[[QuerySet, HttpRequest], Mapping[int, Card]] | None = None
    worded_by: Mapping[type[Model], str] = field(default_factory=dict)

    def cards_of_hits(self, pages: QuerySet, request: HttpRequest) -> Mapping[int, Card]:
        """The cards of what was found among `pages`, by page id."""
        return (self.hit_cards or self.cards)(pages, request)

    def pages_worded_by(self, row: Model) -> QuerySet | None:
        """The pages of this kind whose entries hold words of `row`; None where entries hold none of its model."""
        path = self.worded_by.get(type(row))
        return None if path is None else self.model._default_manager.filter(**{path: row.pk})


search_kinds: Registry[SearchKind] = Registry("search kind")


def register_search_kind(kind: SearchKind) -> SearchKind:
    """Make `kind` searchable; raises RegistryError when its name or its model is taken."""
    if kind_of(kind.model) is not None:
        raise RegistryError(f"Pages of {kind.model.__name__} are a search kind already.")
    return search_kinds.register(kind.name, kind)


def visible_by_kind(keys: Iterable[str], channel: Channel) -> Iterator[tuple[SearchKind, QuerySet]]:
    """Of the pages that `keys` name those a reader of `channel` may see: a queryset for each kind among them (A04)."""
    ids = ids_by_kind(keys)
    for name in sorted(ids.keys() & set(search_kinds.names())):
        kind = search_kinds.get(name)
        yield kind, kind.visible(channel).filter(pk__in=ids[name])


def is_any_visible(keys: Iterable[str], channel: Channel) -> bool:
    """Whether a reader of `channel` may see a page that `keys` name; at most one query for each kind among them."""
    return any(pages.exists() for _kind, pages in visible_by_kind(keys, channel))


def kind_of(model: type[Model]) -> SearchKind | None:
    """The kind whose pages are of `model`; None when readers cannot find such pages."""
    return next((kind for kind in search_kinds if kind.model is model), None)
