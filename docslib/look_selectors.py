"""Who looks at a held file a second time, and which files wait for him (G01)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from core.models import User
from docslib.enums import UploadState
from docslib.models import PendingUpload, StoppedFile
from sites.access.ownership import of_sites
from sites.access.person import Person
from sites.models import PortalSite
from sites.roles import RIGHTS, Role

LOOKING_STEPS = frozenset({"receive", "approve"})
"""Whoever holds one of these on the site, or centrally, looks at what the machine was not sure of."""
APPROVING_STEP = "approve"


def held_for(user: Any) -> QuerySet[PendingUpload]:
    """Held files that the person may look at: of sites where he receives or approves, never his own; oldest first."""
    person = Person.of(user)
    held = PendingUpload.objects.filter(state=UploadState.HELD).exclude(user=user)
    if not person.is_superuser and not _looks(person.steps_on(None)):
        held = of_sites(held, [site for site in person.sites if _looks(person.steps_on(site.pk))])
    return held.select_related("user", "library").order_by("created_at")


def looks_anywhere(user: Any) -> bool:
    """Whether the person looks at held files of any site; no query beside that of his roles."""
    person = Person.of(user)
    return person.is_superuser or any(_looks(person.steps_on(pk)) for pk in (None, *person.site_ids))


def people_who_look(site: PortalSite, *, uploader: User) -> list[User]:
    """Active people with an address who may look at a file of this site that `uploader` brought; the central board
    only where the site has nobody else."""
    return _people(LOOKING_STEPS, site, but=uploader) or _people(LOOKING_STEPS, None, but=uploader)


def people_who_approve(site: PortalSite, *, but: User) -> list[User]:
    """Active people with an address who approve on this site, but for one; the central board where there are none."""
    steps = frozenset({APPROVING_STEP})
    return _people(steps, site, but=but) or _people(steps, None, but=but)


def stopped_for(user: Any) -> QuerySet[StoppedFile]:
    """Records of stopped files that the person may read: his own, those of sites he approves on, all for who approves
    everywhere."""
    person = Person.of(user)
    rows = StoppedFile.objects.select_related("user", "portal_site__organ", "second_user")
    if person.is_superuser or APPROVING_STEP in person.steps_on(None):
        return rows
    approved = [pk for pk in person.site_ids if APPROVING_STEP in person.steps_on(pk)]
    return rows.filter(Q(user=user) | Q(portal_site__in=approved))


def _looks(steps: frozenset[str]) -> bool:
    return bool(steps & LOOKING_STEPS)


def _people(steps: frozenset[str], site: PortalSite | None, *, but: User) -> list[User]:
    roles: list[Role] = [role for role, rights in RIGHTS.items() if rights.steps & steps]
    held = Q(groups__role_group__role__in=roles, groups__role_group__portal_site=site)
    people = get_user_model().objects.filter(held, is_active=True).exclude(email="").exclude(pk=but.pk)
    return [person for person in people.distinct().order_by("pk") if Person.of(person).user_id is not None]
