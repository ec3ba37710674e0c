"""Gives roles and takes them: a row of the record, an entry of the log and the group, together or not at all
(B11, B23)."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from sites.access.person import Person
from sites.models import PortalSite, RoleGrant, RoleGroup
from sites.people_selectors import people_of
from sites.roles import RIGHTS, Role
from sites.services.granting import (
    LONGEST_STAY,
    reasons_against_end,
    reasons_against_holding,
    reasons_against_role,
    roles_held,
)


class PeopleRefused(Exception):
    """What was asked for may not be done; `reasons` says why, in words for the person who asked."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


@transaction.atomic
def give_role(
    *,
    user: Any,
    role: Role,
    portal_site: PortalSite | None,
    by: Any,
    reason: str,
    valid_until: datetime.datetime | None = None,
) -> RoleGrant:
    """Give the role, on the site or on the whole portal; raises PeopleRefused with every reason against it."""
    locked = get_user_model().objects.select_for_update().get(pk=user.pk)
    site_id = portal_site.pk if portal_site else None
    reasons = [
        *reasons_against_role(Person.of(by), locked, role, site_id),
        *_stranger(Person.of(by), locked),
        *reasons_against_holding(role, roles_held(locked)),
        *reasons_against_end(role, valid_until),
        *_no_reason(reason),
    ]
    if RoleGrant.objects.open().filter(user=user, role=role, portal_site=portal_site).exists():
        reasons.append(_("The person has this role already."))
    if reasons:
        raise PeopleRefused(reasons)
    return _open_grant(locked, role, portal_site, by=by, reason=reason.strip(), valid_until=valid_until)


@transaction.atomic
def take_role(*, grant: RoleGrant, by: Any, reason: str) -> RoleGrant:
    """End a role that was given; raises PeopleRefused with every reason against it."""
    current = RoleGrant.objects.select_for_update(of=("self",)).select_related("user").get(pk=grant.pk)
    reasons = [
        *reasons_against_role(Person.of(by), current.user, Role(current.role), current.portal_site_id),
        *_no_reason(reason),
    ]
    if current.ended_at is not None:
        reasons.append(_("This role was taken already."))
    if reasons:
        raise PeopleRefused(reasons)
    end_grant(current, by=by, reason=reason.strip())
    return current


@transaction.atomic
def system_grant(*, user: Any, role: Role, portal_site: PortalSite | None, reason: str) -> RoleGrant:
    """A role that the installation itself gives (commands, demo): nobody's act, and recorded as such.

    Raises RoleGroup.DoesNotExist when the site has not been provisioned. A time-boxed role ends like any other of its
    kind. What code did against the rule of roles is named by `sync_roles --check`.
    """
    known = RoleGrant.objects.open().filter(user=user, role=role, portal_site=portal_site).first()
    if known is not None:
        user.groups.add(_group(role, portal_site))
        return known
    until = timezone.now() + LONGEST_STAY if RIGHTS[role].time_boxed else None
    return _open_grant(user, role, portal_site, by=None, reason=reason, valid_until=until)


@transaction.atomic
def end_grant(grant: RoleGrant, *, by: Any, reason: str) -> None:
    """Close the row, take the group, write the log; asks no rule: callers did."""
    grant.ended_at, grant.ended_by, grant.end_reason = timezone.now(), by, reason
    grant.save(update_fields=["ended_at", "ended_by", "end_reason"])
    groups = RoleGroup.objects.filter(role=grant.role, portal_site=grant.portal_site)
    grant.user.groups.remove(*[row.group_id for row in groups])
    _log(grant, "portal.role_taken", by, reason)
    _follow_end(grant.user)


@transaction.atomic
def end_expired(*, now: datetime.datetime | None = None) -> list[RoleGrant]:
    """End every grant whose time is over; returns them. Rights were gone already: this tidies groups (B23)."""
    over = RoleGrant.objects.open().filter(valid_until__lte=now or timezone.now()).select_related("user")
    found = list(over)
    for grant in found:
        end_grant(grant, by=None, reason=_("The time it was given for is over."))
    return found


def _open_grant(
    user: Any,
    role: Role,
    portal_site: PortalSite | None,
    *,
    by: Any,
    reason: str,
    valid_until: datetime.datetime | None,
) -> RoleGrant:
    group = _group(role, portal_site)
    grant = RoleGrant.objects.create(
        user=user,
        role=role,
        portal_site=portal_site,
        granted_by=by,
        reason=reason,
        valid_until=valid_until,
    )
    user.groups.add(group)
    _log(grant, "portal.role_given", by, reason)
    _follow_end(user)
    return grant


def _group(role: Role, portal_site: PortalSite | None) -> Any:
    return RoleGroup.objects.select_related("group").get(role=role, portal_site=portal_site).group


def _follow_end(user: Any) -> None:
    """An account whose every role ends on a day closes with the last of them; one with an open role does not."""
    ends = list(RoleGrant.objects.open().filter(user=user).values_list("valid_until", flat=True))
    if not ends:
        return
    dated = [end for end in ends if end is not None]
    user.valid_until = max(dated) if len(dated) == len(ends) else None
    user.save(update_fields=["valid_until"])


def _stranger(giver: Person, user: Any) -> list[str]:
    """A person whom somebody else looks after is given nothing; a new account is nobody's yet."""
    if not user.role_grants.exists() or people_of(giver).filter(pk=user.pk).exists():
        return []
    return [_("This account is not looked after here.")]


def _no_reason(reason: str) -> list[str]:
    return [] if reason.strip() else [_("Write why: the decision, the assignment.")]


def _log(grant: RoleGrant, action: str, by: Any, reason: str) -> None:
    log(
        instance=grant.user,
        action=action,
        user=by,
        data={
            "role": grant.role,
            "site": grant.portal_site.code if grant.portal_site else "",
            "reason": reason,
        },
    )
