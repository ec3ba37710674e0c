"""Who may give which role to whom: the one rule, asked by forms, buttons and services (B11, B12, B13, B23)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sites.access.person import Person
from sites.models import RoleGrant
from sites.roles import RIGHTS, SITE_ROLES, Role, Screen, may_be_held_together

LONGEST_STAY = datetime.timedelta(days=90)
"""How long a time-boxed role is given at a time (B23)."""


def roles_to_give(giver: Person, site_id: int | None) -> tuple[Role, ...]:
    """Roles that `giver` may give and take on the site, or on the whole portal when none is named.

    A site manager: the roles of his own site, another manager's too, since the organ sets up its own board (B12).
    The technical administrator: every role (B11), never to himself.
    """
    offered = tuple(role for role in Role if RIGHTS[role].central) if site_id is None else SITE_ROLES
    if giver.everywhere(Screen.PEOPLE):
        return offered
    return offered if site_id is not None and site_id in giver.sites_where(Screen.PEOPLE) else ()


def reasons_against_touching(giver: Person, user: Any) -> list[str]:
    """Every reason why `giver` may change nothing of this account, whatever it is; empty when he may."""
    if user.pk == giver.user_id:
        return [_("Nobody changes his own roles; a colleague who looks after people does.")]
    if user.is_superuser:
        return [_("This account is not looked after here.")]
    return []


def reasons_against_role(giver: Person, user: Any, role: Role, site_id: int | None) -> list[str]:
    """Every reason why `giver` may neither give nor take this role of this person."""
    reasons = reasons_against_touching(giver, user)
    if role not in roles_to_give(giver, site_id):
        reasons.append(_("You may not give or take this role."))
    return reasons


def reasons_against_holding(role: Role, held: Iterable[Role]) -> list[str]:
    """Why a person with the roles `held`, on whatever sites, may not be given `role` as well (B13, B23)."""
    if may_be_held_together({role, *held}):
        return []
    return [
        _(
            "“%(role)s” cannot be given to this account: who looks after accounts or inspects takes no part in the"
            " content. Take the other role first, or invite another person."
        )
        % {"role": role.label}
    ]


def reasons_against_end(role: Role, valid_until: datetime.datetime | None) -> list[str]:
    """Why the role may not be given until then: a time-boxed role needs an end, at most 90 days ahead (B23)."""
    if not RIGHTS[role].time_boxed:
        return [_("This role has no end date; take it when it is over.")] if valid_until else []
    now = timezone.now()
    if valid_until is None or not now < valid_until <= now + LONGEST_STAY:
        return [_("Give this role an end date, at most %(days)d days ahead.") % {"days": LONGEST_STAY.days}]
    return []


def roles_held(user: Any) -> set[Role]:
    """Roles the person holds now, on whatever sites; one query."""
    return {Role(role) for role in RoleGrant.objects.open().filter(user=user).values_list("role", flat=True)}
