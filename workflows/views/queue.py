"""The board's lists of work: what waits for me, what I have sent (C01, C02)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.base import BaseListingView

from core.vietnamese.text import fold
from workflows.cards import QueueRow, SentRow
from workflows.forms import QueueFilterSet
from workflows.selectors import queue_rows, sent_rows, sent_states
from workflows.services.items import ModerationItem
from workflows.services.rules import items_waiting_for


def waiting_items(request: HttpRequest) -> list[ModerationItem]:
    """What waits for whoever sent `request`, longest first; asked once a request, however many parts show it."""
    known: list[ModerationItem] | None = getattr(request, "_portal_waiting", None)
    if known is None:
        known = items_waiting_for(request.user)
        request._portal_waiting = known  # type: ignore[attr-defined]
    return known


class QueueView(BaseListingView):
    """Everything that waits for the person, longest waiting first."""

    template_name = "workflows/queue.html"
    results_template_name = "workflows/queue_results.html"
    page_title = _("My work")
    header_icon = "tasks"
    index_url_name = "moderation:queue"
    index_results_url_name = "moderation:queue_results"
    is_searchable = True
    filterset_class = QueueFilterSet
    breadcrumbs_items: list[dict[str, str]] = []

    @cached_property
    def rows(self) -> list[QueueRow]:
        """All rows, before search and filters."""
        return queue_rows(waiting_items(self.request))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """One level: the list itself."""
        return [{"url": "", "label": self.get_page_title()}]

    def get_base_queryset(self) -> list[QueueRow]:
        """Rows stand for the queryset: the rule that selects them is not a database query."""
        return self.rows

    def order_queryset(self, queryset: list[QueueRow]) -> list[QueueRow]:
        """As they come: longest waiting first."""
        return queryset

    def get_filterset_kwargs(self) -> dict[str, Any]:
        """The filters choose among the rows."""
        return {**super().get_filterset_kwargs(), "rows": self.rows}

    def search_queryset(self, queryset: list[QueueRow]) -> list[QueueRow]:
        """Words of the title, with or without accents."""
        wanted = fold(self.search_query.casefold()).split()
        return [row for row in queryset if all(word in fold(row.title.casefold()) for word in wanted)]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Rows in groups, chips of sites, counts of both tabs."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        shown: list[QueueRow] = context["object_list"]
        context.update(
            tab="waiting",
            groups=grouped(shown),
            chips=site_chips(self.rows),
            chosen_site=self.request.GET.get("site", ""),
            total=len(self.rows),
            sent_total=len(sent_states(self.request.user)),
        )
        return context


class SentView(BaseListingView):
    """What the person has submitted: returned items with the reason first."""

    template_name = "workflows/sent.html"
    page_title = _("My work")
    header_icon = "tasks"
    index_url_name = "moderation:sent"
    breadcrumbs_items: list[dict[str, str]] = []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """One level: the list itself."""
        return [{"url": "", "label": self.get_page_title()}]

    def get_queryset(self) -> list[SentRow]:
        """The rows, ready to show."""
        return sent_rows(self.request.user)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Rows by where they stand, counts of both tabs."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        rows: list[SentRow] = context["object_list"]
        titled = (
            ("returned", _("Returned to you")),
            ("waiting", _("Waiting for the board")),
            ("published", _("Published in the last two weeks")),
        )
        groups = [(state, title, [row for row in rows if row.state == state]) for state, title in titled]
        context.update(
            tab="sent",
            groups=[group for group in groups if group[2]],
            total=len(waiting_items(self.request)),
            sent_total=len(rows),
        )
        return context


def grouped(rows: list[QueueRow]) -> list[tuple[str, Any, list[QueueRow]]]:
    """What waited for more than a day, then the rest; empty groups are left out."""
    late = [row for row in rows if row.is_late]
    fresh = [row for row in rows if not row.is_late]
    titled = (("late", _("Waiting for more than a day"), late), ("fresh", _("Waiting since today"), fresh))
    return [group for group in titled if group[2]]


def site_chips(rows: list[QueueRow]) -> list[tuple[Any, int]]:
    """Sites of the rows with how many each has; nothing to choose where there is one site."""
    counts: dict[Any, int] = {}
    for row in rows:
        counts[row.site] = counts.get(row.site, 0) + 1
    return sorted(counts.items(), key=lambda chip: chip[0].name) if len(counts) > 1 else []
