"""Who may act on an item: the one rule, asked by buttons, actions, queue and mail (B03, B05, B10, B14, C02)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from sites.access.person import Person
from sites.enums import Position
from sites.models import BoardMember, EditorialBoard
from sites.roles import RIGHTS, Role
from workflows.enums import Action, Step
from workflows.services.items import ModerationItem, board_states, board_states_for, items_of

Deputies = dict[tuple[int, int], set[int]]
"""(site, subject area) → ids of the deputies in charge."""


@dataclass(frozen=True)
class Actor:
    """A person with everything the rule asks of a person, read once."""

    user_id: int
    is_active: bool
    site_steps: dict[int, frozenset[str]] = field(default_factory=dict)
    central_steps: frozenset[str] = frozenset()
    chief_of: frozenset[int] = frozenset()
    deputies: Deputies = field(default_factory=dict)

    @classmethod
    def load(cls, user: Any) -> Actor:
        """Read roles and board seats of `user`, in a constant number of queries; remembered for the request."""
        known = getattr(user, "_portal_actor", None)
        if known is not None:
            return known  # type: ignore[no-any-return]  # put there four lines below
        person = Person.of(user)
        site_steps = {site_id: _steps(roles) for site_id, roles in person.on_sites.items()}
        chiefs, deputies = seats_in_force()
        chief_of = chiefs.get(user.pk, frozenset())
        actor = cls(
            user.pk, person.user_id is not None, site_steps, _steps(person.central), chief_of, deputies
        )
        user._portal_actor = actor
        return actor

    @property
    def moderates(self) -> bool:
        """Whether the person holds any step anywhere."""
        return self.is_active and bool(self.central_steps or any(self.site_steps.values()))

    def holds(self, step: str, site_ids: frozenset[int]) -> bool:
        """Whether the person holds `step` on one of the sites, or centrally."""
        return step in self.central_steps or any(step in self.site_steps.get(pk, ()) for pk in site_ids)


def _steps(roles: Iterable[Role]) -> frozenset[str]:
    """The workflow steps that any of the roles holds."""
    return frozenset(step for role in roles for step in RIGHTS[role].steps)


def seats_in_force() -> tuple[dict[int, frozenset[int]], Deputies]:
    """Who leads today: the sites of each chief by user id, and the deputies of each site and subject area."""
    today = timezone.localdate()
    boards = dict(EditorialBoard.objects.in_force(on=today).values_list("pk", "portal_site_id"))
    seats = BoardMember.objects.in_force(on=today).filter(board__in=boards, user__is_active=True)
    chiefs: dict[int, frozenset[int]] = defaultdict(frozenset)
    for board_id, chief_id in seats.filter(position=Position.CHIEF).values_list("board_id", "user_id"):
        chiefs[chief_id] |= {boards[board_id]}
    deputies: Deputies = defaultdict(set)
    rows = seats.filter(position=Position.DEPUTY, subject_areas__isnull=False)
    for board_id, area_id, deputy_id in rows.values_list("board_id", "subject_areas", "user_id"):
        deputies[boards[board_id], area_id].add(deputy_id)
    return dict(chiefs), dict(deputies)


def reasons_against(actor: Actor, item: ModerationItem, action: Action) -> list[str]:
    """Every reason why `actor` may not do `action` to `item` now; empty when he may."""
    if not actor.is_active:
        return [_("This account is closed.")]
    if not item.is_current:
        return [_("This item is no longer at this step; open your list again.")]
    if not actor.holds(item.step, item.site_ids):
        return [_("This step belongs to other people of the board.")]
    reasons = _own_item(actor, item) if action == Action.ADVANCE else []
    if item.step == Step.APPROVE and not _in_charge(actor, item):
        reasons.append(_("The deputy chief in charge of this subject area approves it."))
    return reasons


def _own_item(actor: Actor, item: ModerationItem) -> list[str]:
    """Nobody passes on his own item; nobody approves a text he wrote any version of."""
    if actor.user_id in {item.requested_by_id, item.owner_id}:
        return [_("Nobody approves his own item; a colleague of the board does.")]
    if item.step == Step.APPROVE and actor.user_id in item.writer_ids | {item.last_editor_id}:
        return [_("You edited this text, so somebody else must approve it.")]
    return []


def _in_charge(actor: Actor, item: ModerationItem) -> bool:
    """The deputy of the subject area, the chief, or the central board; anybody who holds the step where the
    board has no such deputy (B02, B03)."""
    if Step.APPROVE in actor.central_steps or actor.chief_of & item.site_ids or item.subject_area_id is None:
        return True
    deputies = {pk for site in item.site_ids for pk in actor.deputies.get((site, item.subject_area_id), ())}
    return not deputies or actor.user_id in deputies


def items_waiting_for(user: Any) -> list[ModerationItem]:
    """Items on which `user` may act now, longest waiting first; a constant number of queries."""
    actor = Actor.load(user)
    if not actor.moderates:
        return []
    states = board_states()
    if not actor.central_steps:
        steps = {step for held in actor.site_steps.values() for step in held}
        states = board_states_for(actor.site_steps).filter(task__boardtask__step__in=steps)
    states = states.order_by("started_at", "pk")
    return [item for item in items_of(states) if not reasons_against(actor, item, Action.ADVANCE)]


def states_waiting_for(user: Any) -> Any:
    """The task states of `items_waiting_for`, as a queryset."""
    return TaskState.objects.filter(pk__in=[item.task_state.pk for item in items_waiting_for(user)])
