"""What a person may do with a page in the admin: nobody publishes round the workflow, superusers included."""

from __future__ import annotations

from django.db.models import Q
from wagtail.models import Page, PagePermissionTester

SITE_DEPTH = 2
SITE_PATH_LENGTH = SITE_DEPTH * Page.steplen
"""Sites are siblings under the tree root: this much of a path names the site."""


class PortalPagePermissionTester(PagePermissionTester):
    """Wagtail's rules, with every direct road to a live page closed (B14)."""

    def can_publish(self) -> bool:
        """Nobody: the workflow's last step publishes."""
        return False

    def can_publish_subpage(self) -> bool:
        """Nobody; asked by 'create and publish' and by copying published pages."""
        return False

    def can_unpublish(self) -> bool:
        """Nobody: a live page leaves by a decision to withdraw it, not by a button."""
        return False

    def can_set_view_restrictions(self) -> bool:
        """Nobody: the channel is a versioned field; page privacy changes at once and inherits downwards."""
        return False

    def can_reorder_children(self) -> bool:
        """Nobody: the order of live pages is what readers see, at once and without approval."""
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Only what never was public, with nothing below it that was (H05)."""
        if self.page_is_root or self.page.live or self.page.first_published_at:
            return False
        if not super().can_delete(ignore_bulk=ignore_bulk):
            return False
        # Lists ask this of every row, and most rows are live or hold nothing: only the rest costs a query.
        kept = Q(live=True) | Q(first_published_at__isnull=False)
        return self.page.is_leaf() or not self.page.get_descendants().filter(kept).exists()

    def can_move_to(self, destination: Page) -> bool:
        """Within the same site only: another site means another organ that answers for the page (A02)."""
        same_site = self.page.path[:SITE_PATH_LENGTH] == destination.path[:SITE_PATH_LENGTH]
        return same_site and bool(super().can_move_to(destination))

    def can_copy_to(self, destination: Page, recursive: bool = False) -> bool:
        """Within the same site only; across sites an item is proposed, not copied."""
        same_site = self.page.path[:SITE_PATH_LENGTH] == destination.path[:SITE_PATH_LENGTH]
        return same_site and bool(super().can_copy_to(destination, recursive=recursive))
