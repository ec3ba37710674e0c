"""A person as the admin knows him: which roles, on which sites, and what follows from the table of roles (A02, B10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from sites.models.grants import RoleGrant
from sites.models.portal_site import PortalSite, RoleGroup
from sites.roles import RIGHTS, Role, RoleRights, Screen


@dataclass(frozen=True)
class Person:
    """Roles of one account, read once a request with one query."""

    user_id: int | None
    is_superuser: bool = False
    on_sites: dict[int, frozenset[Role]] = field(default_factory=dict)
    """Roles by id of the portal site."""
    central: frozenset[Role] = frozenset()

    @classmethod
    def of(cls, user: Any) -> Person:
        """The person behind an account; an account that is closed, or nobody's, holds nothing."""
        known = getattr(user, "_portal_person", None)
        if known is None:
            known = cls._read(user)
            user._portal_person = known
        return known  # type: ignore[no-any-return]  # put there one line above

    @classmethod
    def _read(cls, user: Any) -> Person:
        if not user.is_authenticated or not user.is_open:
            return cls(None)
        on_sites: dict[int, frozenset[Role]] = defaultdict(frozenset)
        central: frozenset[Role] = frozenset()
        held = RoleGroup.objects.filter(group__user=user.pk).exclude(_given_and_over(user.pk))
        for site_id, role in held.values_list("portal_site_id", "role"):
            if site_id is None:
                central |= {Role(role)}
            else:
                on_sites[site_id] |= {Role(role)}
        return cls(user.pk, user.is_superuser, dict(on_sites), central)

    @property
    def site_ids(self) -> frozenset[int]:
        """Sites on which the person holds any role."""
        return frozenset(self.on_sites)

    @cached_property
    def sites(self) -> tuple[PortalSite, ...]:
        """Those sites with their page trees and collections; one query, once for the person."""
        rows = PortalSite.objects.select_related("root_page", "collection")
        return tuple(rows.filter(pk__in=self.on_sites)) if self.on_sites else ()

    @property
    def reads_every_site(self) -> bool:
        """Central board, leadership, auditors: drafts of every site are open to their eyes (B12, B21, B23)."""
        return self.is_superuser or any(RIGHTS[role].reads_every_site for role in self.central)

    @property
    def stay_is_logged(self) -> bool:
        """Whether every request of the person is kept: he holds a role for a limited time (B23)."""
        return any(held.time_boxed for held in self._rights())

    @property
    def only_reads(self) -> bool:
        """Whether nothing the person holds lets him change anything (B21, B23)."""
        rights = self._rights()
        return bool(rights) and not self.is_superuser and all(held.only_reads for held in rights)

    def enters(self, screen: Screen) -> bool:
        """Whether any role of the person opens this kind of screen."""
        if self.is_superuser or screen is Screen.ANYBODY:
            return True
        return any(screen in held.screens for held in self._rights())

    def holds(self, role: Role, site_id: int | None = None) -> bool:
        """Whether the person holds `role` on the site, or centrally when no site is named."""
        return role in (self.central if site_id is None else self.on_sites.get(site_id, frozenset()))

    def sites_where(self, screen: Screen) -> frozenset[int]:
        """Sites on which a role of the person opens this kind of screen."""
        return frozenset(
            site_id
            for site_id, roles in self.on_sites.items()
            if any(screen in RIGHTS[role].screens for role in roles)
        )

    def everywhere(self, screen: Screen) -> bool:
        """Whether a central role opens this kind of screen for all sites."""
        return self.is_superuser or any(screen in RIGHTS[role].screens for role in self.central)

    def writes_on(self, site_id: int) -> bool:
        """Whether a role of the person, on the site or central, lets him begin items there."""
        held = self.on_sites.get(site_id, frozenset()) | self.central
        return self.is_superuser or any("add" in RIGHTS[role].pages for role in held)

    def steps_on(self, site_id: int | None) -> frozenset[str]:
        """The workflow steps that a role of the person holds on the site, or for every site."""
        held = self.on_sites.get(site_id, frozenset()) if site_id is not None else frozenset()
        return frozenset(step for role in held | self.central for step in RIGHTS[role].steps)

    def sees_site(self, site_id: int | None) -> bool:
        """Whether drafts and people of the site may be shown to the person; an object of no site, only to those
        who read every site."""
        return self.reads_every_site or (site_id is not None and site_id in self.on_sites)

    def _rights(self) -> list[RoleRights]:
        held: Iterable[Role] = {role for roles in self.on_sites.values() for role in roles} | self.central
        return [RIGHTS[role] for role in held]


def _given_and_over(user_id: int) -> Exists:
    """The group is held by a grant whose time is over: its right ended then, not when a command tidies (B23)."""
    here = Q(portal_site=OuterRef("portal_site")) | Q(portal_site=None)
    over = RoleGrant.objects.filter(user=user_id, role=OuterRef("role"), ended_at=None)
    return Exists(over.filter(here, valid_until__lte=timezone.now()))


def sites_open_to(person: Person, screen: Screen | None = None) -> list[PortalSite]:
    """The sites whose `screen` the person may open (any role when none is named), tier 1 first; one query."""
    sites = PortalSite.objects.select_related("organ", "root_page", "collection")
    whole = person.reads_every_site if screen is None else person.everywhere(screen)
    if not whole:
        sites = sites.filter(pk__in=person.site_ids if screen is None else person.sites_where(screen))
    return list(sites)
