"""Where Wagtail asks the sites app."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from sites.rich_text import ReaderPageLinkHandler


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    """Acts of this app in the history."""
    actions.register_action("portal.provision", _("Set up with the site"), _("Set up with the site"))


@hooks.register("register_rich_text_features", order=1000)
def link_only_to_readable_pages(features: Any) -> None:
    """Replace Wagtail's page links by ours, which know the reader's network (A04)."""
    features.register_link_type(ReaderPageLinkHandler)
