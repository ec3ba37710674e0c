"""Whom items wait for, for many items at once: what the queue and the review screen name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.contrib.auth import get_user_model
from django.db.models import Q

from core.models import User
from sites.models import RoleGroup
from sites.roles import RIGHTS, Role
from workflows.enums import Action
from workflows.services.items import ModerationItem
from workflows.services.rules import Actor, Deputies, reasons_against, seats_in_force

Held = dict[int | None, frozenset[str]]
"""Site id (None: the whole portal) → steps held there."""


def holders_of(items: Sequence[ModerationItem]) -> dict[int, list[User]]:
    """Who may pass on each item, by id of its task state; the central board only where the site has nobody (C01).

    A constant number of queries, however many items.
    """
    site_ids = {site_id for item in items for site_id in item.site_ids}
    held = _steps_held(site_ids)
    people = get_user_model().objects.filter(pk__in=held, is_active=True).order_by("full_name", "pk")
    chiefs, deputies = seats_in_force()
    actors = [
        (person, _actor(person, held[person.pk], chiefs.get(person.pk, frozenset()), deputies))
        for person in people
    ]
    return {item.task_state.pk: _holders(item, actors) for item in items}


def _steps_held(site_ids: set[int]) -> dict[int, Held]:
    roles = [role for role, rights in RIGHTS.items() if rights.steps]
    rows = RoleGroup.objects.filter(
        Q(portal_site__in=site_ids) | Q(portal_site=None), role__in=roles, group__user__isnull=False
    )
    found: dict[int, Held] = defaultdict(lambda: defaultdict(frozenset))
    for user_id, site_id, role in rows.values_list("group__user", "portal_site_id", "role"):
        found[user_id][site_id] |= RIGHTS[Role(role)].steps
    return found


def _actor(person: User, held: Held, chief_of: frozenset[int], deputies: Deputies) -> Actor:
    return Actor(
        user_id=person.pk,
        is_active=person.is_active,
        site_steps={site_id: steps for site_id, steps in held.items() if site_id is not None},
        central_steps=held.get(None, frozenset()),
        chief_of=chief_of,
        deputies=deputies,
    )


def _holders(item: ModerationItem, actors: list[tuple[User, Actor]]) -> list[User]:
    able = [(person, actor) for person, actor in actors if not reasons_against(actor, item, Action.ADVANCE)]
    local = [
        person
        for person, actor in able
        if any(item.step in actor.site_steps.get(pk, ()) for pk in item.site_ids)
    ]
    return local or [person for person, _actor in able]
