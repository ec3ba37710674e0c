"""Where Wagtail asks the sites app."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import URLResolver, include, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from sites.rich_text import ReaderPageLinkHandler
from sites.viewsets import KEPT_MODELS, KeepingPolicy, OrganisationGroup


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    """Acts of this app in the history."""
    actions.register_action("portal.provision", _("Set up with the site"), _("Set up with the site"))


@hooks.register("register_rich_text_features", order=1000)
def link_only_to_readable_pages(features: Any) -> None:
    """Replace Wagtail's page links by ours, which know the reader's network (A04)."""
    features.register_link_type(ReaderPageLinkHandler)


@hooks.register("register_admin_viewset")
def organisation_screens() -> OrganisationGroup:
    """Organs, boards, subject areas and sites, each under the policy that deletes nothing."""
    for model in KEPT_MODELS:
        register_permission_policy(model, KeepingPolicy(model), exact_class=True)
    return OrganisationGroup()


@hooks.register("register_admin_urls")
def opened_site_urls() -> list[URLResolver]:
    """What stands of a site."""
    return [path("opened-sites/", include("sites.urls"))]


@hooks.register("insert_global_admin_css")
def site_styles() -> SafeString:
    """The screens that open a site."""
    return format_html('<link rel="stylesheet" href="{}">', static("admin/sites.css"))
