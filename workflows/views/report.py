"""The workflow report: what waits where, since when, who decided, how long each step took (quy trình) (H06)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sites.report_panels import ItemColumn, TimeColumn
from sites.report_views import SiteReport
from workflows.panels import FlowStateColumn, StepTimesColumn
from workflows.report_forms import FlowFilterSet
from workflows.report_selectors import flow_rows, flows, flows_titled


class FlowReport(SiteReport):
    """Items in moderation and finished ones, of own sites."""

    page_title = _("Workflow report")
    header_icon = "tasks"
    index_url_name = "moderation:report"
    index_results_url_name = "moderation:report_results"
    filterset_class = FlowFilterSet
    export_filename = "quy-trinh"
    columns = [
        ItemColumn("item", label=_("Item")),
        FlowStateColumn("state_label", label=_("State"), width="14%"),
        TimeColumn("since", label=_("Since"), width="15%", note=lambda row: row.decided_by),
        TimeColumn("sent_at", label=_("Sent"), width="15%", note=lambda row: row.sender),
        StepTimesColumn("receive", label=_("Time at each step"), width="17%"),
    ]
    export_headings = {
        "item.title": _("Item"),
        "item.kind": _("Kind"),
        "item.site": _("Site"),
        "state_label": _("State"),
        "step_label": _("Step"),
        "sender": _("Sent by"),
        "sent_at": _("Sent"),
        "since": _("Since"),
        "decided_by": _("Decided by"),
        "receive": _("Receive"),
        "edit": _("Edit the text"),
        "approve": _("Approve"),
    }
    list_export = list(export_headings)

    def get_base_queryset(self) -> QuerySet[Any]:
        """What waits first."""
        return self.own(flows())

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """By title, with or without accents."""
        return flows_titled(queryset, self.search_query) if self.is_searching else queryset

    def rows_of(self, found: Sequence[Any]) -> list[Any]:
        """One row for each time an item was sent."""
        return flow_rows(list(found), self.marks)
