"""Where Wagtail asks the document library."""

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
from wagtail.log_actions import LogFormatter

from docslib.declaration_panels import DeclareMenuItem
from docslib.list_viewsets import PublicationGroup, register_policies
from docslib.look_selectors import held_for, looks_anywhere
from docslib.models import OfficialDocumentPage
from docslib.services.declarations import DECLARED
from docslib.services.declining import DECLINED
from sites.access.working_site import sites_to_write_on
from sites.report_panels import ReportMenuItem


@hooks.register("register_admin_urls")
def reading_urls() -> list[URLResolver]:
    """Upload and progress of readings; Wagtail lets nobody here who may not enter the admin."""
    return [path("library/", include("docslib.urls"))]


class UploadMenuItem(MenuItem):
    """Shown to people who have a library to upload into."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may add documents anywhere."""
        return bool(sites_to_write_on(request))


@hooks.register("register_admin_menu_item")
def upload_menu_item() -> MenuItem:
    """One click from anywhere to an upload."""
    return UploadMenuItem(
        _("Upload a document"),
        reverse("docslib_admin:choose"),
        name="upload-document",
        icon_name="upload",
        order=30,
    )


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    """Acts on documents in the history."""

    @actions.register_action(DECLARED)
    class DeclarationFormatter(LogFormatter):
        label = _("Declare not secret, not about one person")
        message = _("Declared: not secret, not about one person")

    @actions.register_action(DECLINED)
    class DeclinedFormatter(LogFormatter):
        label = _("Cannot declare")
        message = _("Could not declare; the document was stopped")


@hooks.register("register_admin_viewset")
def publication_lists() -> PublicationGroup:
    """What may be published."""
    register_policies()
    return PublicationGroup()


@hooks.register("construct_page_action_menu", order=500)
def declare_before_submitting(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """A document is handed to the board with its first declaration, not by the editor's own button (G01)."""
    page = context.get("page")
    if not isinstance(page, OfficialDocumentPage) or page.pk is None:
        return
    submits = any(item.name == "action-submit" for item in items)
    items[:] = [item for item in items if item.name != "action-submit"]
    if submits:
        items.append(DeclareMenuItem(page.pk))


class LooksMenuItem(MenuItem):
    """Shown to people who look at held files, with how many wait for them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person receives or approves anywhere."""
        return looks_anywhere(request.user)

    def render_component(self, request: HttpRequest) -> Any:
        """The item with its number; none when nothing waits."""
        component = super().render_component(request)
        count = held_for(request.user).count()
        if count:
            component.attrs = {"data-count": str(count)}
        return component


@hooks.register("register_admin_menu_item")
def looks_menu_item() -> MenuItem:
    """Files the machine was not sure of."""
    return LooksMenuItem(
        _("Files that wait for a look"),
        reverse("docslib_admin:looks"),
        name="held-files",
        icon_name="view",
        order=35,
    )


@hooks.register("insert_global_admin_css")
def reading_styles() -> SafeString:
    """The panel of a document's files."""
    return format_html(
        '<link rel="stylesheet" href="{}"><link rel="stylesheet" href="{}"><link rel="stylesheet" href="{}">',
        static("admin/readings.css"),
        static("admin/upload.css"),
        static("admin/declarations.css"),
    )


@hooks.register("insert_global_admin_js")
def reading_script() -> SafeString:
    """Progress without loading the page again."""
    return format_html(
        '<script type="module" src="{}"></script><script type="module" src="{}"></script>'
        '<script type="module" src="{}"></script>',
        static("admin/readings.js"),
        static("admin/upload.js"),
        static("admin/relations.js"),
    )


@hooks.register("register_reports_menu_item")
def lacking_report() -> MenuItem:
    """What the library still lacks."""
    url = reverse("docslib_admin:lacking")
    label = _("Documents that lack something")
    return ReportMenuItem(label, url, name="documents-lacking", icon_name="warning", order=50)


@hooks.register("register_reports_menu_item")
def deadlines_report() -> MenuItem:
    """What must be published by which day (D03)."""
    url = reverse("docslib_admin:deadlines")
    label = _("Terms of publication of documents")
    return ReportMenuItem(label, url, name="documents-deadlines", icon_name="time", order=55)


@hooks.register("register_reports_menu_item")
def downloads_report() -> MenuItem:
    """Who opened what is read on the Party's network alone (G12)."""
    url = reverse("docslib_admin:downloads")
    label = _("Downloads of WAN documents")
    return ReportMenuItem(label, url, name="wan-downloads", icon_name="download", order=60)
