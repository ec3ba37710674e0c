"""What only the tests of the boards' screens need."""

from __future__ import annotations

import datetime
from typing import Any

from django.test import Client
from django.utils import timezone
from wagtail.models import Page, TaskState

from core.models import User
from sites.models import PortalSite
from sites.roles import Role
from tests.factories import bring_to, make_article, make_user
from workflows.enums import Step


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
