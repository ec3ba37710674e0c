"""What a person of the board holds, and how it passes to a colleague when he leaves (B12, H06)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, WorkflowState

from sites.access.ownership import of_sites, site_id_of
from sites.models import PortalSite
from sites.services.holdings import HeldThing, Holdings, holdings


def _unfinished(sites: Iterable[PortalSite]) -> QuerySet[Page]:
    """Items of the sites that are not finished: never published, or with a version in moderation."""
    open_states = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        status__in=(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES),
    )
    moderated = [int(key) for key in open_states.values_list("object_id", flat=True)]
    never_public = Q(live=False, first_published_at=None)
    return of_sites(Page.objects.filter(never_public | Q(pk__in=moderated)), sites)


def _locked(sites: Iterable[PortalSite]) -> QuerySet[Page]:
    return of_sites(Page.objects.filter(locked=True), sites)


def items_held(user_ids: Iterable[int], sites: Iterable[PortalSite]) -> dict[int, int]:
    """How many unfinished items and locks each person has on the sites; three queries."""
    listed, places = list(user_ids), list(sites)
    found: Counter[int] = Counter()
    found.update(_unfinished(places).filter(owner__in=listed).values_list("owner", flat=True))
    found.update(_locked(places).filter(locked_by__in=listed).values_list("locked_by", flat=True))
    return dict(found)


def things_held(user: Any, sites: Iterable[PortalSite]) -> list[HeldThing]:
    """The items, unfinished ones first."""
    places = list(sites)
    own = _unfinished(places).filter(owner=user).order_by("draft_title")
    locked = _locked(places).filter(locked_by=user).order_by("draft_title")
    return [
        *(_thing(page, _("in moderation") if page.current_workflow_state else _("draft")) for page in own),
        *(_thing(page, _("locked by this person")) for page in locked),
    ]


def _thing(page: Page, what: str) -> HeldThing:
    return HeldThing(site_id_of(page) or 0, what, page.draft_title or page.title)


def hand_over(user: Any, to: Any, sites: Iterable[PortalSite], by: Any, reason: str) -> int:
    """Make `to` the owner of the unfinished items and open the locks; returns how many things passed.

    Who wrote which version stays in the versions and in the log.
    """
    places = list(sites)
    passed = list(_unfinished(places).filter(owner=user))
    Page.objects.filter(pk__in=[page.pk for page in passed]).update(owner=to)
    opened = list(_locked(places).filter(locked_by=user))
    Page.objects.filter(pk__in=[page.pk for page in opened]).update(
        locked=False, locked_by=None, locked_at=None
    )
    names = {"from": user.username, "to": to.username if to else "", "reason": reason}
    for page in passed:
        log(instance=page, action="portal.handed_over", user=by, data=names)
    for page in opened:
        log(instance=page, action="wagtail.unlock", user=by, data={"reason": reason})
    return len(passed) + len(opened)


def register() -> None:
    """Tell the people's screens what the board knows of."""
    holdings.register("workflows.items", Holdings(items_held, things_held, hand_over))
