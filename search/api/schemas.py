"""What the API is asked and what it answers; the OpenAPI description is made of these types.

Titles and descriptions are msgids: they are translated when the description is served.
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema

from search.params import MAX_QUERY_LETTERS


class Asked(Schema):
    """The parameters of the search page, under the same names."""

    q: str = Field(
        "", max_length=MAX_QUERY_LETTERS * 4, description=_("Words, a number, “a phrase”, -without.")
    )
    kind: str = Field("", description=_("Kind of content: the values of the facet “kind”."))
    site: list[str] = Field([], description=_("Ids of sites, or “all”."))
    type: list[str] = Field(
        [], description=_("Type of document; several values may be given, any of them will do.")
    )
    issuer: list[str] = Field(
        [], description=_("Who issued the document; several values may be given, any of them will do.")
    )
    area: list[str] = Field(
        [], description=_("Subject area; several values may be given, any of them will do.")
    )
    year: list[str] = Field([], description=_("Year; several values may be given, any of them will do."))
    validity: list[str] = Field(
        [], description=_("Validity of the document; several values may be given, any of them will do.")
    )
    genre: list[str] = Field(
        [], description=_("Kind of news; several values may be given, any of them will do.")
    )
    since: str = Field("", description=_("First day, for example 2026-01-31."))
    until: str = Field("", description=_("Last day, for example 2026-12-31."))
    sort: str = Field("", description=_("relevance, newest or oldest."))
    page: str = Field("1", description=_("Page of results, counted from 1."))


class Part(Schema):
    """A piece of text; what was searched for is marked."""

    text: str
    is_hit: bool


class PageOfFile(Schema):
    """A page of a file that has what was searched for."""

    number: int
    url: str


class FileFound(Schema):
    """A file in which something was found."""

    title: str
    is_ocr: bool
    pages: list[PageOfFile]
    snippet: list[Part]


class DocumentFacts(Schema):
    """What lists show of an official document."""

    number: str
    type: str
    issuer: str
    signed_on: date | None
    validity: str
    validity_label: str


class Item(Schema):
    """Something readers can find."""

    key: str
    kind: str
    kind_label: str
    url: str
    api_url: str
    title: str
    summary: str
    date: date | None
    site: str
    document: DocumentFacts | None


class ItemFound(Item):
    """An item with the places where something was found."""

    snippet: list[Part]
    files: list[FileFound]


class FacetValue(Schema):
    """A value one can filter by, with the number of results it would give."""

    value: str
    label: str
    count: int
    selected: bool


class FacetFound(Schema):
    """A group of filters."""

    name: str
    label: str
    values: list[FacetValue]


class Found(Schema):
    """One page of results, with all facets."""

    total: int
    page: int
    pages: int
    next: str | None
    previous: str | None
    relaxed: bool
    accents_ignored: bool
    items: list[ItemFound]
    facets: list[FacetFound]


class Facets(Schema):
    """The facets of a search without its results."""

    total: int
    facets: list[FacetFound]


class FactTold(Schema):
    """A fact; dates stand in `date`."""

    name: str
    label: str
    value: str
    date: date | None
    note: str


class ValidityTold(Schema):
    """Whether the document is in force today."""

    key: str
    label: str


class FileTold(Schema):
    """A file one can download."""

    title: str
    url: str
    type: str
    size: str
    pages: int | None


class RelationTold(Schema):
    """Another document; without `url` it cannot be read here."""

    group: str
    number: str
    title: str
    url: str | None
    signed_on: date | None
    note: str


class ItemTold(Item):
    """One item with everything its page tells readers, but for its text."""

    facts: list[FactTold]
    validity: ValidityTold | None
    files: list[FileTold]
    relations: list[RelationTold]


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
