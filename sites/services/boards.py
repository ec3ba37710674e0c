"""Rules of boards: one chief, one deputy for each subject area, everybody able to do his part (B01, B04)."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sites.enums import Position
from sites.models import EditorialBoard, PortalSite, RoleGroup, SubjectArea
from sites.roles import RIGHTS, Role
from sites.selectors import boards_in_force

STEPS_OF_SEAT = {Position.CHIEF: "approve", Position.DEPUTY: "approve", Position.MEMBER: "edit"}
"""The step of the workflow without which a seat is a name only."""


@dataclass(frozen=True)
class Seat:
    """One seat as the rules see it, stored or only typed into a form."""

    user: Any
    position: str
    areas: tuple[SubjectArea, ...]
    starts_on: datetime.date
    ends_on: datetime.date | None = None

    def meets(self, other: Seat) -> bool:
        """Whether there is a day on which both seats are held."""
        last = datetime.date.max
        return self.starts_on <= (other.ends_on or last) and other.starts_on <= (self.ends_on or last)


def conflicts(seats: Sequence[Seat]) -> list[str]:
    """What no board may hold at any time: two chiefs, or two deputies for one subject area (B01, B04)."""
    found: dict[str, None] = {}
    for one, other in combinations(seats, 2):
        if not one.meets(other):
            continue
        people = {"one": one.user, "other": other.user}
        if one.position == other.position == Position.CHIEF:
            found[_("Two chiefs at once: %(one)s and %(other)s. End one seat first.") % people] = None
        if one.position == other.position == Position.DEPUTY:
            for area in one.areas:
                if area in other.areas:
                    found[
                        _("Two deputies for “%(area)s”: %(one)s and %(other)s. Give it to one of them.")
                        % {**people, "area": area}
                    ] = None
    return list(found)


def gaps(seats: Iterable[Seat], areas: Iterable[SubjectArea]) -> list[str]:
    """What a board lacks while it works: a chief, a deputy for every subject area (B01, B04)."""
    listed = list(seats)
    found = []
    if not any(seat.position == Position.CHIEF for seat in listed):
        found.append(_("The board has no chief."))
    held = {area for seat in listed if seat.position == Position.DEPUTY for area in seat.areas}
    empty = [str(area) for area in areas if area not in held]
    if empty:
        found.append(
            _("No deputy answers for: %(areas)s. Until there is one, everybody who may approve does.")
            % {"areas": ", ".join(empty)}
        )
    return found


def site_board_problems(portal_site: PortalSite) -> list[str]:
    """Everything wrong with the board of a site today; empty when it can work (B04)."""
    boards = list(boards_in_force(portal_site, on=timezone.localdate()))
    if not boards:
        return [_("The site has no board in office.")]
    found = [] if len(boards) == 1 else [_("The site has several boards in office; end all but one.")]
    for board in boards:
        seats = seats_of(board)
        found += [
            *conflicts(seats),
            *gaps(seats, SubjectArea.objects.all()),
            *_without_right(seats, portal_site),
        ]
    return found


def seats_of(board: EditorialBoard) -> list[Seat]:
    """The seats of a board fetched by `boards_in_force`."""
    return [
        Seat(seat.user, seat.position, tuple(seat.subject_areas.all()), seat.starts_on, seat.ends_on)
        for seat in board.seats_in_force
    ]


def _without_right(seats: Iterable[Seat], portal_site: PortalSite) -> list[str]:
    """People whose seat asks for a step of the workflow that none of their groups holds."""
    steps: dict[int, set[str]] = defaultdict(set)
    groups = RoleGroup.objects.filter(group__user__in=[seat.user.pk for seat in seats])
    for user_id, role, site_id in groups.values_list("group__user", "role", "portal_site_id"):
        if site_id in {None, portal_site.pk}:
            steps[user_id] |= RIGHTS[Role(role)].steps
    return [
        _("%(person)s sits on the board and lacks the role for it: add the account to the group “%(role)s”.")
        % {"person": seat.user, "role": _role_with(wanted).label}
        for seat in seats
        if (wanted := STEPS_OF_SEAT[Position(seat.position)]) not in steps[seat.user.pk]
    ]


def _role_with(step: str) -> Role:
    return Role.APPROVER if step == "approve" else Role.EDITOR
