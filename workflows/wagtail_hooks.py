"""Where Wagtail asks moderation: addresses, menu, home, the page editor's buttons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from sites.access.person import Person
from sites.report_panels import ReportMenuItem
from sites.roles import Screen
from workflows.enums import WITHDRAWN
from workflows.panels import ReviewMenuItem, WithdrawMenuItem, home_panels, summary_items
from workflows.services.rules import Actor
from workflows.services.withdrawal import may_withdraw
from workflows.views.queue import waiting_items

HIDDEN_IN_EDITOR = frozenset(
    {"action-publish", "action-unpublish", "action-restart-workflow", "approve", "reject", "locked-approve"}
)
"""Wagtail's own roads round the board's screens; the rules close them as well."""

EDITOR_ORDER = {"action-submit": 0, "action-save-draft": 1, ReviewMenuItem.name: 2, WithdrawMenuItem.name: 10}

WAGTAIL_MENU_KEPT = frozenset({"explorer", "images", "documents", "reports", "settings", "help"})
WAGTAIL_MENU = frozenset(
    {"explorer", "images", "documents", "reports", "settings", "help", "snippets", "forms", "search"}
)
"""Items Wagtail registers itself; what our own apps register decides by its own `is_shown`."""

HELP_ITEMS = frozenset({"keyboard-shortcuts-trigger"})
"""Its neighbours lead outside (A07); this one carries the "?" key."""


@hooks.register("register_admin_urls")
def moderation_urls() -> list[URLResolver]:
    """The board's screens."""
    return [path("moderation/", include("workflows.urls"))]


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    """Acts of the board in the history."""

    @actions.register_action(WITHDRAWN)
    class WithdrawalFormatter(LogFormatter):
        label = _("Call back from readers")
        message = _("Called back from readers")

        def format_comment(self, log_entry: Any) -> str:
            return str(log_entry.data.get("reason", ""))


@hooks.register("register_reports_menu_item")
def workflow_report() -> MenuItem:
    """What waits where."""
    url = reverse("moderation:report")
    return ReportMenuItem(_("Workflow report"), url, name="portal-workflow", icon_name="tasks", order=10)


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def page_buttons(page: Page, user: Any, next_url: str | None = None, **kwargs: Any) -> Iterator[Button]:
    """The life of every page; for who may, the way to call a live one back (H06)."""
    if page.depth > 1:
        url = reverse("moderation:life", args=[page.pk])
        yield Button(_("Life of the item"), url, icon_name="history", priority=60)
    if may_withdraw(user, page):
        url = reverse("moderation:withdraw", args=[page.pk])
        yield Button(_("Call back from readers"), url, icon_name="warning", priority=70)


@hooks.register("insert_global_admin_css")
def admin_styles() -> SafeString:
    """The house's skin over Wagtail, and the working screens."""
    return format_html(
        '<link rel="stylesheet" href="{}"><link rel="stylesheet" href="{}">',
        static("admin/portal-admin.css"),
        static("admin/moderation.css"),
    )


@hooks.register("insert_global_admin_js")
def admin_scripts() -> SafeString:
    """Keys and small helps; every screen works without."""
    return format_html('<script type="module" src="{}"></script>', static("admin/portal-admin.js"))


class MyWorkMenuItem(MenuItem):
    """ "Việc của tôi" with the number of items that wait."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Everybody who may send or decide; who only looks has no list."""
        return Person.of(request.user).enters(Screen.CONTENT)

    def render_component(self, request: HttpRequest) -> Any:
        """The count is read for each request."""
        count = len(waiting_items(request)) if Actor.load(request.user).moderates else 0
        component = super().render_component(request)
        if count:
            component.attrs = {"data-count": str(count)}
        return component


@hooks.register("register_admin_menu_item")
def my_work() -> MenuItem:
    """The board's list of work."""
    return MyWorkMenuItem(
        _("My work"), reverse("moderation:queue"), name="my-work", icon_name="tasks", order=10
    )


@hooks.register("construct_main_menu", order=1000)
def trim_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Keep what the house uses of Wagtail's menu; items of our own apps stay as they are."""
    items[:] = [item for item in items if item.name not in WAGTAIL_MENU or item.name in WAGTAIL_MENU_KEPT]


@hooks.register("construct_help_menu", order=1000)
def trim_help(request: HttpRequest, items: list[MenuItem]) -> None:
    """Only what opens inside the house."""
    items[:] = [item for item in items if item.name in HELP_ITEMS]


@hooks.register("construct_page_action_menu", order=1000)
def submit_first(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Submit first, save second, publish not at all; in moderation a link to the review screen (B14)."""
    kept = [item for item in items if item.name not in HIDDEN_IN_EDITOR]
    page: Page | None = context.get("page")
    state = page.current_workflow_task_state if page is not None and page.pk else None
    if state is not None and page is not None and page.workflow_in_progress:
        kept.append(ReviewMenuItem(state.pk))
    if page is not None and page.pk and may_withdraw(request.user, page):
        kept.append(WithdrawMenuItem())
    items[:] = sorted(kept, key=lambda item: EDITOR_ORDER.get(item.name, 9))


@hooks.register("construct_homepage_summary_items", order=1000)
def home_summary(request: HttpRequest, items: list[Any]) -> None:
    """Counts that concern this person."""
    items[:] = summary_items(request)


@hooks.register("construct_homepage_panels", order=1000)
def home_work(request: HttpRequest, panels: list[Any]) -> None:
    """What waits, what came back, what is half written."""
    panels[:] = home_panels(request)
