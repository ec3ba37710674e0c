"""Who may look at an item in moderation without being able to act on it."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page, Revision

from sites.access.person import Person
from sites.roles import Role
from sites.selectors import portal_site_of
from workflows.services.items import ModerationItem, item_of

SEES_OWN_SITE = frozenset({Role.EDITOR, Role.SECRETARY, Role.APPROVER, Role.MANAGER})
"""A contributor sees his own items only (B10)."""


def may_see(user: Any, item: ModerationItem) -> bool:
    """Whether `user` may open the item: his own, one of his board, or any for those who oversee the portal (A02)."""
    person = Person.of(user)
    if person.user_id is None:
        return False
    own = item.writer_ids | {item.requested_by_id, item.owner_id, item.last_editor_id}
    if person.reads_every_site or person.user_id in own:
        return True
    sites = item.site_ids | {item.portal_site_id}
    return any(SEES_OWN_SITE & person.on_sites.get(site_id, frozenset()) for site_id in sites)


def may_follow(user: Any, page: Page) -> bool:
    """Whether `user` may read the whole life of a page: what he wrote himself, what is of his site, what waits for
    his board, or anything for those who oversee the portal (A02, H06)."""
    person = Person.of(user)
    if person.user_id is None or person.reads_every_site:
        return person.user_id is not None
    site = portal_site_of(page)
    if site is not None and SEES_OWN_SITE & person.on_sites.get(site.pk, frozenset()):
        return True
    versions = Revision.objects.filter(base_content_type__model="page", object_id=str(page.pk))
    if page.owner_id == person.user_id or versions.filter(user=person.user_id).exists():
        return True
    state = page.current_workflow_task_state
    return state is not None and may_see(user, item_of(state))
