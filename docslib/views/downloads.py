"""The report of who opened files of the Party's network (lượt tải văn bản WAN) (G12)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from docslib.opening_forms import DownloadFilterSet
from docslib.opening_selectors import download_rows, downloads_called, downloads_newest_first
from sites.report_panels import ItemColumn, TextColumn, TimeColumn
from sites.report_views import SiteReport


class DownloadReport(SiteReport):
    """Openings of files of own sites, of all sites for who reads the whole portal."""

    page_title = _("Downloads of WAN documents")
    header_icon = "download"
    index_url_name = "docslib_admin:downloads"
    index_results_url_name = "docslib_admin:downloads_results"
    filterset_class = DownloadFilterSet
    export_filename = "luot-tai-van-ban-wan"
    columns = [
        TimeColumn("at", label=_("Time"), width="15%"),
        TextColumn("person", label=_("Opened by"), width="20%", note=lambda row: row.address),
        ItemColumn("item", label=_("Library document")),
        TextColumn("name", label=_("File"), width="26%"),
    ]
    export_headings = {
        "at": _("Time"),
        "person": _("Opened by"),
        "address": _("Machine"),
        "item.title": _("Library document"),
        "item.site": _("Site"),
        "name": _("File"),
        "channel": _("Channel"),
    }
    list_export = list(export_headings)

    def get_base_queryset(self) -> QuerySet[Any]:
        """Newest first."""
        return self.own(downloads_newest_first())

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """By number, title or name of the file, with or without accents."""
        return downloads_called(queryset, self.search_query) if self.is_searching else queryset

    def rows_of(self, found: Sequence[Any]) -> list[Any]:
        """One row an opening."""
        return download_rows(found)
