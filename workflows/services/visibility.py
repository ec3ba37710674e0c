"""Who may look at an item in moderation without being able to act on it."""

from __future__ import annotations

from typing import Any

from sites.models import RoleGroup
from sites.roles import Role
from workflows.services.items import ModerationItem

SEES_EVERY_SITE = frozenset({Role.CENTRAL_BOARD, Role.LEADERSHIP, Role.AUDITOR})
SEES_OWN_SITE = frozenset({Role.EDITOR, Role.SECRETARY, Role.APPROVER, Role.MANAGER})
"""A contributor sees his own items only (B10)."""


def may_see(user: Any, item: ModerationItem) -> bool:
    """Whether `user` may open the item: his own, one of his board, or any for those who oversee the portal (A02)."""
    if not user.is_active:
        return False
    own = item.writer_ids | {item.requested_by_id, item.owner_id, item.last_editor_id}
    if user.is_superuser or user.pk in own:
        return True
    sites = item.site_ids | {item.portal_site_id}
    held = RoleGroup.objects.filter(group__user=user.pk).values_list("role", "portal_site_id")
    return any(
        role in SEES_EVERY_SITE if site_id is None else role in SEES_OWN_SITE and site_id in sites
        for role, site_id in held
    )
