"""The reports of a site, in the place of Wagtail's, which know no sites: history, locks, age (A02, H06).

Wagtail's own look at the rows a person may edit; who only reads would find them empty, and their filters name
people of every site. These ask `sites.access` whose rows they may show, and make every choice from those rows.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.views.reports.base import ReportView
from wagtail.models import Page, PageLogEntry

from sites.access.ownership import of_sites
from sites.access.person import Person, sites_open_to
from sites.models.portal_site import PortalSite
from sites.report_forms import AgeFilterSet, HistoryFilterSet, LockFilterSet
from sites.report_panels import ItemColumn, TextColumn, TimeColumn
from sites.report_selectors import (
    Marks,
    age_rows,
    entries_titled,
    history_rows,
    lock_rows,
    pages_titled,
    with_publisher,
)
from sites.roles import Screen

ROWS_AT_ONCE = 500
FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")


def harmless_in_a_cell(value: str) -> str:
    """Text that no spreadsheet takes for a formula: anybody may begin a title with an equals sign."""
    return f"'{value}" if value.startswith(FORMULA_BEGINS) else value


class Spreadsheet(SpreadsheetExportMixin):
    """Exports that open well in a Vietnamese office: local times, accents, no formulas from outside."""

    custom_value_preprocess = {
        **SpreadsheetExportMixin.custom_value_preprocess,
        datetime.datetime: {
            "csv": lambda value: localtime(value).strftime("%d/%m/%Y %H:%M"),
            "xlsx": timezone.make_naive,
        },
        str: {"csv": harmless_in_a_cell},
    }

    def get_filename(self) -> str:
        """The report and the day."""
        return f"{self.export_filename}-{timezone.localdate():%Y-%m-%d}"

    def stream_csv(self, rows: Iterable[Any]) -> Iterator[bytes]:
        """The rows, after the mark by which Excel knows UTF-8."""
        yield "\ufeff".encode()
        yield from super().stream_csv(rows)


class SiteReport(Spreadsheet, ReportView):
    """Rows of the sites whose reports the person may read, and nothing of any other."""

    results_template_name = "portal_sites/reports/results.html"
    table_classname = "listing b-report"
    is_searchable = True
    filterset_class: Any
    breadcrumbs_items: list[dict[str, str]] = []
    verbose_name_plural = _("rows")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Raise Http404 for who reads no reports."""
        if not Person.of(request.user).enters(Screen.REPORTS):
            raise Http404
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The list, or all its rows as a file."""
        if self.is_export:
            return self.as_spreadsheet(self.exported_rows(), request.GET["export"])
        return super().get(request, *args, **kwargs)

    @cached_property
    def sites(self) -> list[PortalSite]:
        """The sites the report may tell of."""
        return sites_open_to(Person.of(self.request.user), Screen.REPORTS)

    @cached_property
    def marks(self) -> Marks:
        """How rows name pages and sites."""
        return Marks(self.sites)

    def own(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Only rows of `sites`; who reads the whole portal also finds what belongs to no site any more."""
        if Person.of(self.request.user).everywhere(Screen.REPORTS):
            return rows
        return of_sites(rows, self.sites)

    def get_filterset_kwargs(self) -> dict[str, Any]:
        """Choices are made from the rows of the report."""
        return {**super().get_filterset_kwargs(), "queryset": self.get_base_queryset(), "sites": self.sites}

    def get_filtered_queryset(self) -> QuerySet[Any]:
        """Filtered once: `get_queryset` does it already."""
        queryset: QuerySet[Any] = self.get_queryset()
        return queryset

    def rows_of(self, found: Sequence[Any]) -> list[Any]:
        """What the table shows of the objects found, in a constant number of queries."""
        raise NotImplementedError

    def paginate_queryset(self, queryset: QuerySet[Any], page_size: int) -> tuple[Any, Any, list[Any], bool]:
        """The objects of one page, as rows."""
        paginator, page, found, has_others = super().paginate_queryset(queryset, page_size)
        return paginator, page, self.rows_of(found), has_others

    def exported_rows(self) -> Iterator[Any]:
        """All rows that filters and search keep, a part at a time."""
        found = self.get_queryset().iterator(chunk_size=ROWS_AT_ONCE)
        while part := list(islice(found, ROWS_AT_ONCE)):
            yield from self.rows_of(part)


class HistoryReport(SiteReport):
    """Who did what, and when (nhật ký)."""

    page_title = _("Log of acts")
    header_icon = "history"
    index_url_name = "site_reports:history"
    index_results_url_name = "site_reports:history_results"
    filterset_class = HistoryFilterSet
    export_filename = "nhat-ky"
    columns = [
        TimeColumn("at", label=_("Time"), width="15%"),
        TextColumn("person", label=_("Person"), width="18%"),
        TextColumn("act", label=_("Act"), width="20%"),
        ItemColumn("item", label=_("Item"), note=lambda row: row.comment),
    ]
    export_headings = {
        "at": _("Time"),
        "person": _("Person"),
        "act": _("Act"),
        "item.title": _("Item"),
        "item.kind": _("Kind"),
        "item.site": _("Site"),
        "comment": _("Comment"),
    }
    list_export = list(export_headings)

    def get_base_queryset(self) -> QuerySet[Any]:
        """Acts on pages, newest first."""
        return self.own(PageLogEntry.objects.select_related("user")).order_by("-timestamp", "-pk")

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """By title, with or without accents."""
        return entries_titled(queryset, self.search_query) if self.is_searching else queryset

    def rows_of(self, found: Sequence[Any]) -> list[Any]:
        """One row an act."""
        return history_rows(found, self.marks)


class PageReport(SiteReport):
    """A report whose rows are pages."""

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """By title, with or without accents."""
        return pages_titled(queryset, self.search_query) if self.is_searching else queryset


class LockReport(PageReport):
    """Pages that one person keeps to himself (trang đang khóa)."""

    page_title = _("Locked pages")
    header_icon = "lock"
    index_url_name = "site_reports:locked"
    index_results_url_name = "site_reports:locked_results"
    filterset_class = LockFilterSet
    export_filename = "trang-dang-khoa"
    columns = [
        ItemColumn("item", label=_("Item")),
        TextColumn("person", label=_("Locked by"), width="22%"),
        TimeColumn("since", label=_("Since"), width="20%", note=lambda row: row.held),
    ]
    export_headings = {
        "item.title": _("Item"),
        "item.kind": _("Kind"),
        "item.site": _("Site"),
        "person": _("Locked by"),
        "since": _("Since"),
    }
    list_export = list(export_headings)

    def get_base_queryset(self) -> QuerySet[Any]:
        """Locked pages, longest locked first."""
        locked = Page.objects.filter(locked=True).select_related("locked_by", "content_type")
        return self.own(locked).order_by("locked_at", "pk")

    def rows_of(self, found: Sequence[Any]) -> list[Any]:
        """One row a page."""
        return lock_rows(found, self.marks)


class AgeReport(PageReport):
    """Live pages that nobody renewed for long (trang lâu chưa sửa)."""

    page_title = _("Pages not renewed for long")
    header_icon = "time"
    index_url_name = "site_reports:age"
    index_results_url_name = "site_reports:age_results"
    filterset_class = AgeFilterSet
    export_filename = "trang-lau-chua-sua"
    columns = [
        TimeColumn("published_at", label=_("Last published"), width="18%", note=lambda row: row.age),
        ItemColumn("item", label=_("Item")),
        TextColumn("author", label=_("Author"), width="18%"),
        TextColumn("publisher", label=_("Approved by"), width="18%"),
    ]
    export_headings = {
        "published_at": _("Last published"),
        "item.title": _("Item"),
        "item.kind": _("Kind"),
        "item.site": _("Site"),
        "author": _("Author"),
        "publisher": _("Approved by"),
    }
    list_export = list(export_headings)

    def get_base_queryset(self) -> QuerySet[Any]:
        """Live pages, oldest publication first; the frame a site was opened with was never published."""
        live = Page.objects.filter(live=True, last_published_at__isnull=False)
        pages = with_publisher(live.select_related("owner", "content_type"))
        return self.own(pages).order_by("last_published_at", "pk")

    def rows_of(self, found: Sequence[Any]) -> list[Any]:
        """One row a page."""
        return age_rows(found, self.marks)
