"""What a program that asks for one item is told: the same as its page tells a reader of the network (F07, A04).

Apps that own a kind of the readers' search register here what their page shows beside the card; a kind without is
told by its card alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from core.cards import Fact, Validity
from core.reading_cards import FileCard
from core.registry import Registry


@dataclass(frozen=True, slots=True)
class ItemRelation:
    """Another document that stands in a relation to the item; without `url` it cannot be read on this network."""

    group: str
    number: str
    title: str = ""
    url: str = ""
    signed_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ItemDetails:
    """The public facts of an item, with its files and relations as its reader may know them."""

    facts: tuple[Fact, ...] = ()
    validity: Validity | None = None
    files: tuple[FileCard, ...] = ()
    relations: tuple[ItemRelation, ...] = ()


DetailsOf = Callable[[Any, HttpRequest], ItemDetails]
"""Given a page that the reader of the request may see: what its page shows."""

item_details: Registry[DetailsOf] = Registry("item details")
"""By the name of the search kind."""
