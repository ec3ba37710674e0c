"""What a person holds, and how it passes to a colleague: upper apps say what they know of (B12, H06)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from core.registry import Registry
from sites.models import PortalSite


@dataclass(frozen=True)
class HeldThing:
    """One thing that would lie idle without the person who holds it."""

    portal_site_id: int
    what: str
    """Kind and state in words, without anything of its content: "draft", "locked"."""
    title: str = ""


@dataclass(frozen=True)
class Holdings:
    """One kind of things that people hold; counts and lists are asked for some sites only."""

    count: Callable[[Iterable[int], Iterable[PortalSite]], dict[int, int]]
    """(user ids, sites) → how many things, by user id; a constant number of queries."""
    things: Callable[[Any, Iterable[PortalSite]], list[HeldThing]]
    """(user, sites) → the things."""
    hand_over: Callable[[Any, Any, Iterable[PortalSite], Any, str], int]
    """(from, to, sites, by, reason) → how many things passed; `to` is None where nobody need take them."""


holdings: Registry[Holdings] = Registry("kind of holdings")


def counts_of(user_ids: Iterable[int], sites: Iterable[PortalSite]) -> dict[int, int]:
    """How many things each person holds on the sites; a constant number of queries."""
    listed, places = list(user_ids), list(sites)
    found = dict.fromkeys(listed, 0)
    for kind in holdings:
        for user_id, number in kind.count(listed, places).items():
            found[user_id] += number
    return found


def things_of(user: Any, sites: Iterable[PortalSite]) -> list[HeldThing]:
    """Everything the person holds on the sites."""
    places = list(sites)
    return [thing for kind in holdings for thing in kind.things(user, places)]


def pass_on(*, user: Any, to: Any, sites: Iterable[PortalSite], by: Any, reason: str) -> int:
    """Hand everything over that the person holds on the sites; returns how many things passed."""
    places = list(sites)
    return sum(kind.hand_over(user, to, places, by, reason) for kind in holdings)
