"""Who may look at an item in moderation without being able to act on it."""

from __future__ import annotations

from typing import Any

from sites.access.person import Person
from sites.roles import Role
from workflows.services.items import ModerationItem

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
