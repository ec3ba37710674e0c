"""Who explores and reads pages in the admin: Wagtail's rights, and the eyes of those who read every site (B12, B21)."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import register_permission_policy

from sites.access.person import Person

ANYTHING_WITH_PAGES = frozenset({"add", "change", "publish", "bulk_delete", "lock", "unlock"})
"""The set by which Wagtail asks whether a person has any business with pages: explorer, search, versions."""


class PortalPagePolicy(PagePermissionPolicy):
    """Wagtail's policy, with the whole tree open to the eyes of leadership and auditors, who hold no right on pages.

    No right is given here that changes anything: rights to single pages stay Wagtail's rows of groups.
    """

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Whether the person holds one of the rights somewhere; who reads every site has business with pages."""
        if set(actions) >= ANYTHING_WITH_PAGES and Person.of(user).reads_every_site:
            return True
        return bool(super().user_has_any_permission(user, actions))

    def explorable_instances(self, user: Any) -> QuerySet[Page]:
        """Pages that lists of the admin show to the person."""
        if Person.of(user).reads_every_site:
            return self.model._default_manager.all()  # type: ignore[no-any-return]  # Wagtail has no types
        return super().explorable_instances(user)  # type: ignore[no-any-return]

    def instances_with_direct_explore_permission(self, user: Any) -> Any:
        """Where exploring begins: the tree's root for who reads every site."""
        if Person.of(user).reads_every_site:
            return Page.objects.filter(depth=1)
        return super().instances_with_direct_explore_permission(user)


def may_read(user: Any, page: Page) -> bool:
    """Whether versions, history and drafts of the page are open to the person: he edits it, or reads every site."""
    return Person.of(user).reads_every_site or bool(page.permissions_for_user(user).can_edit())


def register() -> None:
    """Put the policy before Wagtail's, which stands for the abstract page below `Page`."""
    register_permission_policy(Page, PortalPagePolicy(Page))
