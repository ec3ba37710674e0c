"""Whom a waiting item is waiting for."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from core.models import User
from sites.models import BoardMember, EditorialBoard
from sites.roles import RIGHTS
from sites.selectors import portal_site_of
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


def people_told_of_withdrawal(page: Page, *, by: User | None) -> list[User]:
    """Author, last sender and board of a page that was called back, but not whoever did it; with an address."""
    today = timezone.localdate()
    boards = EditorialBoard.objects.in_force(on=today).filter(portal_site=portal_site_of(page))
    seats = BoardMember.objects.in_force(on=today).filter(board__in=boards).values("user_id")
    states = WorkflowState.objects.filter(base_content_type__model="page", object_id=str(page.pk))
    told = Q(pk=page.owner_id) | Q(pk__in=states.values("requested_by_id")) | Q(pk__in=seats)
    still_here = Q(valid_until=None) | Q(valid_until__gt=timezone.now())
    people = get_user_model().objects.filter(told & still_here, is_active=True).exclude(email="")
    return [person for person in people.order_by("pk") if person != by]
