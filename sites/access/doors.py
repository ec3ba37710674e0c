"""The doors of the admin: which screens exist, what kind each is, and whose objects its address may name (A02).

A view that no door names is closed to everybody but superusers: what an upgrade adds stays shut until somebody
looks at it and declares it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import ResolverMatch

from sites.access.ownership import sees_id
from sites.access.person import Person
from sites.roles import Screen

Check = Callable[[Person, str], bool]
"""Whether the object that an address names by this value may be touched by the person."""

Guard = Callable[[Person, HttpRequest, ResolverMatch], bool]
"""Whether the whole request names only what the person may touch; for addresses that no `Check` can read."""


@dataclass(frozen=True)
class Door:
    """One admin view, by what it opens and what its address names."""

    screen: Screen
    ids: Mapping[str, Check] = field(default_factory=dict)
    """Checks of arguments in the path."""
    asked: Mapping[str, Check] = field(default_factory=dict)
    """Checks of names in the query string and in the posted form; all values of a name are checked."""
    guard: Guard | None = None
    harmless: bool = False
    """Whether posting here changes nothing but the person's own things: open to who only reads."""


class DoorDeclaredTwice(ValueError):
    """Two apps declared the same view."""


_doors: dict[str, Door] = {}
_shut: set[str] = set()


def declare(
    *names: str,
    screen: Screen,
    ids: Mapping[str, Check] | None = None,
    asked: Mapping[str, Check] | None = None,
    guard: Guard | None = None,
    harmless: bool = False,
) -> None:
    """Open the views of these names ("namespace:name") to whoever holds the kind of screen; raises
    DoorDeclaredTwice when one was declared before."""
    door = Door(screen, dict(ids or {}), dict(asked or {}), guard, harmless)
    for name in names:
        _refuse_second(name)
        _doors[name] = door


def shut(*names: str) -> None:
    """Say that these views were looked at and stay closed; raises DoorDeclaredTwice as `declare` does."""
    for name in names:
        _refuse_second(name)
        _shut.add(name)


def _refuse_second(name: str) -> None:
    if name in _doors or name in _shut:
        raise DoorDeclaredTwice(name)


def door_of(match: ResolverMatch) -> Door | None:
    """The door of a resolved address; None while nobody declared it."""
    return _doors.get(match.view_name)


def declared_names() -> frozenset[str]:
    """Names of all views that somebody looked at, those that stay closed included."""
    return frozenset(_doors) | _shut


def own(model: str, *, words: tuple[str, ...] = ()) -> Check:
    """A check that the id is one of `words`, or of an object of `model` ("app.Model") that the person may see."""

    def check(person: Person, value: str) -> bool:
        if value in words:
            return True
        return value.isdecimal() and sees_id(person, model, int(value))

    return check
