"""Seats on the board of a site: given, changed and ended by whoever looks after its people (B01, B12)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from sites.access.person import Person
from sites.enums import Position
from sites.models import BoardMember, PortalSite, RoleGrant, SubjectArea
from sites.roles import RIGHTS, Role, Screen
from sites.selectors import boards_in_force
from sites.services.boards import STEPS_OF_SEAT, Seat, conflicts, seats_of
from sites.services.granting import reasons_against_touching
from sites.services.grants import PeopleRefused, take_role
from sites.services.holdings import counts_of


@transaction.atomic
def set_seat(
    *,
    user: Any,
    portal_site: PortalSite,
    position: Position | None,
    areas: Iterable[SubjectArea],
    by: Any,
    reason: str,
) -> BoardMember | None:
    """Give the person this seat on the board in office, from today, in place of any other; None takes the seat.

    Raises PeopleRefused: no right, no board, no role for the seat, two chiefs, two deputies for one area.
    """
    wanted = tuple(areas)
    giver = Person.of(by)
    reasons = reasons_against_touching(giver, user)
    if not (giver.everywhere(Screen.PEOPLE) or portal_site.pk in giver.sites_where(Screen.PEOPLE)):
        reasons.append(_("You may not change this board."))
    board = boards_in_force(portal_site).first()
    if board is None:
        reasons.append(_("The site has no board in office. Ask the technical administrator to set it up."))
    if position is not None:
        reasons += _lacks_role(user, portal_site, position)
    if reasons or board is None:
        raise PeopleRefused(reasons)
    if position is not None:
        others = [seat for seat in seats_of(board) if seat.user.pk != user.pk]
        clashes = conflicts([*others, Seat(user, position, wanted, timezone.localdate())])
        if clashes:
            raise PeopleRefused(clashes)
    kept = _end_other_seats(user, [portal_site], keep=position, by=by, reason=reason)
    if position is None:
        return None
    seat = kept or BoardMember(board=board, user=user, position=position, starts_on=timezone.localdate())
    return _write(seat, wanted, by, reason)


@transaction.atomic
def end_seats(*, user: Any, sites: Iterable[PortalSite], by: Any, reason: str) -> None:
    """End every seat of the person on the boards of the sites; asks no rule: callers did."""
    _end_other_seats(user, list(sites), keep=None, by=by, reason=reason)


@transaction.atomic
def take_role_with_seat(*, grant: RoleGrant, by: Any, reason: str) -> None:
    """Take a role, and the seat that nothing supports without it: a deputy without the right to approve would hold
    up every item of his areas. Raises PeopleRefused as `take_role` does, and while things would lie idle."""
    site = grant.portal_site
    others = RoleGrant.objects.open().filter(user=grant.user, portal_site=site).exclude(pk=grant.pk)
    if site is not None and not others.exists() and counts_of([grant.user_id], [site])[grant.user_id]:
        raise PeopleRefused(
            [
                _(
                    "This is the last role here, and the person still holds items."
                    " Close the account: they pass on first."
                )
            ]
        )
    take_role(grant=grant, by=by, reason=reason)
    if site is None:
        return
    for seat in BoardMember.objects.in_force(on=timezone.localdate()).filter(
        user=grant.user, board__portal_site=site
    ):
        if _lacks_role(grant.user, site, Position(seat.position)):
            end_seats(user=grant.user, sites=[site], by=by, reason=reason)
            return


def _lacks_role(user: Any, portal_site: PortalSite, position: Position) -> list[str]:
    step = STEPS_OF_SEAT[position]
    grants = RoleGrant.objects.in_force().filter(user=user)
    roles = grants.filter(Q(portal_site=portal_site) | Q(portal_site=None)).values_list("role", flat=True)
    if any(step in RIGHTS[Role(role)].steps for role in roles):
        return []
    needed = Role.APPROVER if step == "approve" else Role.EDITOR
    return [
        _("This seat needs the role “%(role)s” on the site. Give the role first.") % {"role": needed.label}
    ]


def _end_other_seats(
    user: Any, sites: list[PortalSite], *, keep: Position | None, by: Any, reason: str
) -> BoardMember | None:
    """End the seats in force; returns the one whose position is to be kept."""
    today = timezone.localdate()
    kept = None
    seats = BoardMember.objects.in_force(on=today).filter(user=user, board__portal_site__in=sites)
    for seat in seats.select_related("board__portal_site"):
        if keep is not None and seat.position == keep and kept is None:
            kept = seat
            continue
        _log(seat, "portal.seat_ended", by, reason)
        if seat.starts_on >= today:
            # Seats count by whole days: one that began today was held on none, and is kept in the log only.
            seat.delete()
            continue
        seat.ends_on = today - datetime.timedelta(days=1)
        seat.save(update_fields=["ends_on"])
    return kept


def _write(seat: BoardMember, areas: tuple[SubjectArea, ...], by: Any, reason: str) -> BoardMember:
    seat.save()
    seat.subject_areas.set(areas)
    seat.save()
    _log(seat, "portal.seat_given", by, reason)
    return seat


def _log(seat: BoardMember, action: str, by: Any, reason: str) -> None:
    log(
        instance=seat.user,
        action=action,
        user=by,
        data={
            "site": seat.board.portal_site.code,
            "position": seat.position,
            "areas": [area.slug for area in seat.subject_areas.all()],
            "reason": reason,
        },
    )
