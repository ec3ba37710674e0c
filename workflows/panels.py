"""Parts of Wagtail's pages that moderation fills: the home page, the page editor's buttons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.components import Component

from sites.access.person import Person
from sites.report_panels import TextColumn
from sites.roles import Screen
from workflows.reader_panels import SitesPanel, site_work
from workflows.selectors import own_drafts, queue_rows, sent_rows
from workflows.services.rules import Actor
from workflows.services.wording import is_late
from workflows.views.queue import grouped, waiting_items

ROWS_ON_HOME = 6


class FlowStateColumn(TextColumn):
    """Where an item stands: the state, and the step with its bar."""

    cell_template_name = "workflows/report/state_cell.html"


class StepTimesColumn(TextColumn):
    """How long an item lay at each step."""

    cell_template_name = "workflows/report/times_cell.html"


class WithdrawMenuItem(ActionMenuItem):
    """In the editor of a live page, the way to the screen where it is called back."""

    name = "portal-withdraw"
    label = _("Call back from readers")
    icon_name = "warning"

    def get_url(self, parent_context: Mapping[str, Any]) -> str:
        """The screen that asks for the reason."""
        return reverse("moderation:withdraw", args=[parent_context["page"].pk])


class ReviewMenuItem(ActionMenuItem):
    """In the page editor, the way to the screen where this item is decided on."""

    name = "portal-review"
    label = _("Read and decide")
    icon_name = "tasks"

    def __init__(self, task_state_id: int) -> None:
        super().__init__()
        self.task_state_id = task_state_id

    def get_url(self, parent_context: Mapping[str, Any]) -> str:
        """The review screen of the item."""
        return reverse("moderation:review", args=[self.task_state_id])


class CountItem(SummaryItem):
    """A number and its words on the home page."""

    template_name = "workflows/home/count_item.html"

    def __init__(
        self, request: HttpRequest, *, count: int, words: str, icon: str, url: str, order: int
    ) -> None:
        super().__init__(request)
        self.count, self.words, self.icon, self.url, self.order = count, words, icon, url, order

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The item itself."""
        return {"item": self}


class WaitingPanel(Component):
    """The items that have waited longest for this person."""

    template_name = "workflows/home/waiting_panel.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Six rows and how many there are in all."""
        waiting = waiting_items(parent_context["request"])
        rows = queue_rows(waiting[:ROWS_ON_HOME])
        return {"groups": grouped(rows), "total": len(waiting), "shown": len(rows)}


class OwnItemsPanel(Component):
    """What this person sent or is writing: returned items first."""

    template_name = "workflows/home/own_panel.html"
    order = 20

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Items in hand of the board, and drafts never sent."""
        user = parent_context["request"].user
        rows = [row for row in sent_rows(user) if row.state != "published"]
        return {"rows": rows[:ROWS_ON_HOME], "drafts": own_drafts(user)[:ROWS_ON_HOME], "total": len(rows)}


def home_panels(request: HttpRequest) -> list[Component]:
    """Panels for this person: the board's list for those who decide, one's own items for those who write, all sites
    for those who oversee the portal."""
    person = Person.of(request.user)
    panels: list[Component] = []
    if Actor.load(request.user).moderates:
        panels.append(WaitingPanel())
    if person.enters(Screen.CONTENT):
        panels.append(OwnItemsPanel())
    if person.everywhere(Screen.REPORTS):
        panels.append(SitesPanel())
    return panels


def summary_items(request: HttpRequest) -> list[SummaryItem]:
    """Numbers for this person; what is nought is left out, except the list of work itself."""
    if Person.of(request.user).only_reads:
        return _overseen(request)
    found: list[SummaryItem] = []
    queue, sent = reverse("moderation:queue"), reverse("moderation:sent")
    if Actor.load(request.user).moderates:
        waiting = waiting_items(request)
        found.append(_count(request, len(waiting), "waiting", "tasks", queue, 1))
        late = sum(is_late(item.waiting_since) for item in waiting)
        if late:
            found.append(_count(request, late, "late", "history", queue, 2))
    rows = sent_rows(request.user)
    returned = sum(row.state == "returned" for row in rows)
    if returned:
        found.append(_count(request, returned, "returned", "resubmit", sent, 3))
    on_the_way = sum(row.state == "waiting" for row in rows)
    if on_the_way:
        found.append(_count(request, on_the_way, "sent", "mail", sent, 4))
    return found


def _overseen(request: HttpRequest) -> list[SummaryItem]:
    """Numbers of the whole portal, for who only reads."""
    work, report = site_work(request), reverse("moderation:report") + "?status=in_progress"
    found: list[SummaryItem] = [
        _count(request, sum(row.waiting for row in work), "overseen", "tasks", report, 1)
    ]
    late = sum(row.late for row in work)
    if late:
        found.append(_count(request, late, "late", "history", report, 2))
    return found


def _count(request: HttpRequest, count: int, what: str, icon: str, url: str, order: int) -> CountItem:
    words = {
        "waiting": ngettext("item waits for me", "items wait for me", count),
        "overseen": ngettext("item waits for the boards", "items wait for the boards", count),
        "late": ngettext("has waited for more than a day", "have waited for more than a day", count),
        "returned": ngettext("was returned to me", "were returned to me", count),
        "sent": ngettext("of mine is with the board", "of mine are with the board", count),
    }[what]
    return CountItem(request, count=count, words=words, icon=icon, url=url, order=order)
