"""Whose is this? Every object that belongs to a site answers here, and nowhere else (A02)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from core.registry import Registry
from sites.access.person import Person
from sites.models.portal_site import PortalSite

Rows = TypeVar("Rows", bound="QuerySet[Any]")


@dataclass(frozen=True)
class Ownership:
    """How objects of one model are tied to sites."""

    rows: Callable[[Iterable[PortalSite]], Q]
    """The rows that belong to any of the given sites."""
    site_id: Callable[[Any], int | None]
    """The site of one object; None when no site owns it."""


class NotOwned(LookupError):
    """Nobody said to which site objects of this model belong."""


_owners: dict[str, Ownership] = {}


def register_owner(model: str, ownership: Ownership) -> None:
    """Say how objects of `model` ("app.Model") belong to sites; raises ValueError when that was said before."""
    label = model.lower()
    if label in _owners:
        raise ValueError(f"Two owners are registered for {model}.")
    _owners[label] = ownership


def ownership_of(model: type[Model]) -> Ownership:
    """The registered ownership of a model or of the nearest model above it; raises NotOwned."""
    for ancestor in model.__mro__:
        meta = getattr(ancestor, "_meta", None)
        found = _owners.get(meta.label_lower) if meta is not None else None
        if found is not None:
            return found
    raise NotOwned(f"{model._meta.label} declares no owner.")


def is_owned(model: type[Model]) -> bool:
    """Whether objects of this model belong to sites at all."""
    try:
        ownership_of(model)
    except NotOwned:
        return False
    return True


def site_id_of(obj: Model) -> int | None:
    """Id of the portal site that owns `obj`; None when no site does; raises NotOwned for a model without owner."""
    return ownership_of(type(obj)).site_id(obj)


Invitation = Callable[[Person, Model], bool]
"""Whether an object of another site is for now open to the person, because his board is asked to act on it."""

invitations: Registry[Invitation] = Registry("invitation")


def sees(person: Person, obj: Model) -> bool:
    """Whether `obj` may be shown to the person in the admin: it is of a site of his, or he is invited to it."""
    return person.reads_every_site or person.sees_site(site_id_of(obj)) or _is_invited(person, obj)


def sees_id(person: Person, model: str, pk: Any) -> bool:
    """Whether the object with this id exists and may be shown to the person."""
    return sees_ids(person, model, [pk])


def sees_ids(person: Person, model: str, pks: Iterable[Any]) -> bool:
    """Whether objects with all these ids exist and may be shown to the person; one query while all are his own."""
    wanted = set(pks)
    rows = apps.get_model(model)._default_manager.filter(pk__in=wanted)
    foreign = wanted - set(scoped(rows, person).values_list("pk", flat=True))
    found = {obj.pk: obj for obj in rows.filter(pk__in=foreign)} if foreign else {}
    return all(pk in found and _is_invited(person, found[pk]) for pk in foreign)


def _is_invited(person: Person, obj: Model) -> bool:
    return any(invited(person, obj) for invited in invitations)


def scoped(rows: Rows, person: Person) -> Rows:
    """Only the rows of the sites that the person may see (all of them for who reads every site)."""
    return rows if person.reads_every_site else of_sites(rows, person.sites)


def of_sites(rows: Rows, sites: Iterable[PortalSite]) -> Rows:
    """Only the rows that belong to one of `sites`; none when there is no site."""
    listed = list(sites)
    if not listed:
        return rows.none()
    return rows.filter(ownership_of(rows.model).rows(listed))
