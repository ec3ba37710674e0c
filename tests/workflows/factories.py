"""What only the tests of the boards' screens need."""

from __future__ import annotations

import datetime
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, TaskState

from core.models import User
from sites.models import PortalSite
from sites.roles import Role
from tests.factories import bring_to, make_article, make_user
from workflows.enums import Action, Step


def desk(user: User, portal_site: PortalSite) -> Client:
    """A browser of `user` on the WAN host of the site, where the admin is reached."""
    client = Client(HTTP_HOST=f"wan-{portal_site.code}.test")
    client.force_login(user)
    return client


def state_of(page: Page) -> TaskState:
    """The task state the page waits at."""
    return Page.objects.get(pk=page.pk).specific.current_workflow_task_state


def waiting_article(portal_site: PortalSite, step: Step = Step.RECEIVE, **fields: Any) -> Page:
    """An article that waits at `step`."""
    owner = fields.pop("owner", None) or make_user(Role.EDITOR, portal_site)
    page = make_article(portal_site, owner, **fields)
    return bring_to(page, portal_site, step)


def waited_for(page: Page, hours: int) -> TaskState:
    """Make the page have waited for so many hours."""
    state = state_of(page)
    TaskState.objects.filter(pk=state.pk).update(started_at=timezone.now() - datetime.timedelta(hours=hours))
    return state


def address(page: Page, name: str = "review") -> str:
    """Address of the item's review screen, or of what hangs on it."""
    return reverse(f"moderation:{name}", args=[state_of(page).pk])


def look(user: User, portal_site: PortalSite, page: Page, **asked: str) -> Any:
    """Open the item."""
    return desk(user, portal_site).get(address(page), asked)


def decide(user: User, portal_site: PortalSite, page: Page, action: Action, **typed: str) -> Any:
    """Post a decision on the newest version."""
    form = {"action": action.value, "revision": Page.objects.get(pk=page.pk).latest_revision_id, **typed}
    return desk(user, portal_site).post(address(page, "act"), form)


def is_live(page: Page) -> bool:
    """Whether readers see the page."""
    return Page.objects.get(pk=page.pk).live
