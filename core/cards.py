"""What readers' templates show: frozen values, built by selectors, printed by components.

A template never queries. A selector of any app turns its rows into these cards, so that a story
looks the same whether it comes from the news, the library or the search, and so that a page with
twenty rows asks the database no more than a page with one.

Dates are aware datetimes or dates; the templates write them dd/mm/yyyy. Labels are ready to show,
already translated. Empty text means "nothing to show": the component then leaves its line out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from wagtail.images.models import AbstractImage

ValidityKey = Literal["ok", "part", "gone", "soon", "none", ""]
NoticeKind = Literal["ok", "part", "gone", "soon", "error"]
Tier = Literal["portal", "department"]


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the main navigation; ``children`` fill the panel of all sections."""

    title: str
    url: str
    is_current: bool = False
    children: tuple[NavItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way from the home page; the last one has no ``url``."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class SiteCard:
    """The site being read: its name, its theme and what the law asks the footer to state.

    ``theme`` is a key of the stylesheet (``son``, ``cham``, ``tram``, ``nau``, ``tim``).
    ``short_name`` serves where a phone has no room; ``over_name`` is the short line above the name in the
    masthead. The portal has tier ``portal``.
    """

    name: str
    url: str
    tier: Tier
    theme: str
    organ_name: str
    short_name: str = ""
    over_name: str = ""
    slogan: str = ""
    licence: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    responsible: str = ""
    search_url: str = ""


@dataclass(frozen=True, slots=True)
class StoryCard:
    """An article in a list.

    ``image`` is a Wagtail image already fetched with its renditions, or None. Without image, ``plate``
    (a name of :mod:`core.plates` or any word, such as the subject area) chooses the composition that
    stands in its place; empty means a story set in type alone.
    ``channel_note`` says where it may be read when that is worth saying ("Mạng diện rộng").
    """

    title: str
    url: str
    date: datetime | date | None
    section_title: str = ""
    section_url: str = ""
    genre_label: str = ""
    summary: str = ""
    byline: str = ""
    image: AbstractImage | None = None
    plate: str = ""
    channel_note: str = ""


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """An official document in a list: number, date of signing, abstract, validity if it adds."""

    number: str
    type_label: str
    abstract: str
    url: str
    signed_on: date | None = None
    issuer: str = ""
    validity_key: ValidityKey = ""
    validity_label: str = ""
    channel_note: str = ""
    files_label: str = ""


@dataclass(frozen=True, slots=True)
class SectionBlock:
    """A section on a home page: its head and its newest stories."""

    title: str
    url: str
    cards: tuple[StoryCard, ...] = ()


@dataclass(frozen=True, slots=True)
class DirectoryItem:
    """A site or a link in the directory; ``accent`` is the theme key of that site."""

    title: str
    url: str
    accent: str = ""


@dataclass(frozen=True, slots=True)
class DirectoryGroup:
    """One column of the directory; a ``wide`` group is set in two columns."""

    title: str
    items: tuple[DirectoryItem, ...] = ()
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a document's metadata. Give ``on`` for dates, ``value`` for the rest. ``name`` is for programs."""

    label: str
    value: str = ""
    on: date | datetime | None = None
    note: str = ""
    nowrap: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class BoardMemberCard:
    """A member of the board or a leader of the organ."""

    name: str
    position_label: str
    areas: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice: validity, correction, withdrawal, form error. At most two a page."""

    kind: NoticeKind
    title: str
    text: str = ""
    url: str = ""
    url_label: str = ""


@dataclass(frozen=True, slots=True)
class Validity:
    """The validity of a document: shape and colour by ``key``, always with its word."""

    key: ValidityKey
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class RelatedGroup:
    """Documents or stories related to this one, under one heading."""

    title: str
    documents: tuple[DocumentCard, ...] = ()
    stories: tuple[StoryCard, ...] = ()


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A filter in use; following ``remove_url`` takes it off and keeps the rest.

    ``of`` names the group where the label alone could be of two: an organ publishes, and it issues.
    """

    label: str
    remove_url: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One of several choices that are links."""

    label: str
    url: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class PrintInfo:
    """What a printed document states: where it came from. The template adds the day."""

    url: str
    original_note: str = ""
