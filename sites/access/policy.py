"""Wagtail's question "may this person do that to this object?", answered by the table of roles (A02, B10)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model, Q, QuerySet
from wagtail.permission_policies import BasePermissionPolicy

from sites.access.ownership import of_sites, site_id_of
from sites.access.person import Person
from sites.models.portal_site import PortalSite
from sites.roles import RIGHTS, Role, Screen


def may_on(person: Person, screen: Screen, site_id: int | None, action: str) -> bool:
    """Whether the person may do `action` on this kind of screen to objects of the site; "view" needs less than all
    other actions. An object of no site belongs to those only who may act on every site."""
    if person.is_superuser or any(_opens(role, screen, action) for role in person.central):
        return True
    roles = person.on_sites.get(site_id, frozenset()) if site_id is not None else frozenset()
    return any(_opens(role, screen, action) for role in roles)


def _opens(role: Role, screen: Screen, action: str) -> bool:
    rights = RIGHTS[role]
    return screen in rights.screens and (action == "view" or not rights.only_reads)


class ScreenPolicy(BasePermissionPolicy):
    """Objects that belong to sites: who holds the kind of screen on the site of an object may act on it.

    Wagtail's generic views ask for the model only; those of `SiteOwnedViewSet` ask for the instance.
    """

    def __init__(self, model: type[Model], screen: Screen) -> None:
        super().__init__(model)
        self.screen = screen

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether there is a site on which the person may do this."""
        person = Person.of(user)
        return any(may_on(person, self.screen, site_id, action) for site_id in (None, *person.site_ids))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Whether the person may do this on the site of the object."""
        return may_on(Person.of(user), self.screen, site_id_of(instance), action)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Any]:
        """The objects of the sites on which the person may do any of these."""
        person, asked = Person.of(user), list(actions)
        rows: QuerySet[Any] = self.model._default_manager.all()
        if any(may_on(person, self.screen, None, action) for action in asked):
            return rows
        allowed = [
            site_id
            for site_id in person.site_ids
            if any(may_on(person, self.screen, site_id, action) for action in asked)
        ]
        return of_sites(
            rows, PortalSite.objects.filter(pk__in=allowed).select_related("root_page", "collection")
        )

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Any]:
        """People who may do any of these on some site."""
        roles = [role for role in Role if any(_opens(role, self.screen, action) for action in actions)]
        people = get_user_model()._default_manager.filter(is_active=True)
        return people.filter(Q(is_superuser=True) | Q(groups__role_group__role__in=roles)).distinct()
