"""Where Wagtail asks the sites app."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy

from sites.access.ownership import scoped
from sites.access.person import Person
from sites.api_views import OwnDocumentsAPI, OwnImagesAPI, OwnPagesAPI
from sites.bulk_views import ACTIONS
from sites.page_viewsets import PortalPageViewSet
from sites.panels import InfrastructurePanel
from sites.report_panels import ReportMenuItem
from sites.rich_text import ReaderFileLinkHandler, ReaderImageHandler, ReaderPageLinkHandler
from sites.roles import Screen
from sites.viewsets import KEPT_MODELS, KeepingPolicy, OrganisationGroup


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    """Acts of this app in the history."""
    actions.register_action("portal.provision", _("Set up with the site"), _("Set up with the site"))


@hooks.register("register_rich_text_features", order=1000)
def lead_only_to_what_is_readable(features: Any) -> None:
    """Replace Wagtail's links and pictures in text by ours, which know the reader's host and network (A02, A04)."""
    features.register_link_type(ReaderPageLinkHandler)
    features.register_link_type(ReaderFileLinkHandler)
    features.register_embed_type(ReaderImageHandler)


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


@hooks.register("register_admin_urls")
def report_urls() -> list[URLResolver]:
    """Reports of own sites."""
    return [path("site-reports/", include("sites.report_urls"))]


@hooks.register("register_reports_menu_item")
def history_report() -> MenuItem:
    """Who did what."""
    url = reverse("site_reports:history")
    return ReportMenuItem(_("Log of acts"), url, name="portal-history", icon_name="history", order=20)


@hooks.register("register_reports_menu_item")
def lock_report() -> MenuItem:
    """Who holds what."""
    url = reverse("site_reports:locked")
    return ReportMenuItem(_("Locked pages"), url, name="portal-locked", icon_name="lock", order=30)


@hooks.register("register_reports_menu_item")
def age_report() -> MenuItem:
    """What is old."""
    url = reverse("site_reports:age")
    return ReportMenuItem(_("Pages not renewed for long"), url, name="portal-age", icon_name="time", order=40)


@hooks.register("construct_reports_menu", order=1000)
def only_own_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's reports know no sites: ours stand in their place (A02)."""
    items[:] = [item for item in items if isinstance(item, ReportMenuItem)]


@hooks.register("insert_global_admin_css")
def site_styles() -> SafeString:
    """The screens that open a site; the reports."""
    return format_html(
        '<link rel="stylesheet" href="{}"><link rel="stylesheet" href="{}">',
        static("admin/sites.css"),
        static("admin/reports.css"),
    )


@hooks.register("register_admin_viewset", order=1000)
def page_screens() -> PortalPageViewSet:
    """Ours in place of Wagtail's, which asks too little (A02)."""
    return PortalPageViewSet()


@hooks.register("construct_page_chooser_queryset", order=1000)
def choose_own_pages(pages: Any, request: HttpRequest) -> Any:
    """A board's pages link within its own site; other sites are reached by their full address (A02)."""
    own = scoped(pages, Person.of(request.user))
    return own.annotate_approved_schedule().prefetch_workflow_states()


@hooks.register("construct_admin_api", order=1000)
def list_own_rows(router: Any) -> None:
    """Ours in place of Wagtail's endpoints, which list every site's (A02)."""
    for name, endpoint in (("pages", OwnPagesAPI), ("documents", OwnDocumentsAPI), ("images", OwnImagesAPI)):
        router.register_endpoint(name, endpoint)


for action in ACTIONS:
    hooks.register("register_bulk_action", action, order=1000)


@hooks.register("construct_homepage_panels", order=1100)
def infrastructure_on_home(request: HttpRequest, panels: list[Any]) -> None:
    """After moderation has chosen its panels: what the technical administrator has to put right (B13)."""
    if Person.of(request.user).enters(Screen.INFRASTRUCTURE):
        panels.append(InfrastructurePanel())
