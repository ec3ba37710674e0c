"""Whom a waiting item is waiting for."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.db.models import Q

from core.models import User
from sites.roles import RIGHTS
from workflows.enums import Action
from workflows.services.items import ModerationItem
from workflows.services.rules import Actor, reasons_against


def people_who_may_act(item: ModerationItem) -> list[User]:
    """Active people with an address who may pass the item on; the central board only where the site has nobody."""
    roles = [role for role, rights in RIGHTS.items() if item.step in rights.steps]
    held = Q(groups__role_group__role__in=roles, groups__role_group__portal_site__in=item.site_ids)
    local = _those_who_may(item, held)
    if local:
        return local
    return _those_who_may(item, Q(groups__role_group__role__in=roles, groups__role_group__portal_site=None))


def _those_who_may(item: ModerationItem, held: Q) -> list[User]:
    people = get_user_model().objects.filter(held, is_active=True).exclude(email="").distinct().order_by("pk")
    return [person for person in people if not reasons_against(Actor.load(person), item, Action.ADVANCE)]
