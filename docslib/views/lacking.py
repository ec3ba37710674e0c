"""The report of documents that lack facts or whose files were not read (văn bản thiếu thông tin) (G06)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from docslib.lacking_forms import LackingFilterSet
from docslib.lacking_selectors import by_site_and_age, lacking_any, lacking_rows
from sites.report_panels import ItemColumn, TextColumn
from sites.report_views import PageReport


class LackingReport(PageReport):
    """Documents of own sites, of all sites for the central board, with what is to be filled in."""

    page_title = _("Documents that lack something")
    header_icon = "warning"
    index_url_name = "docslib_admin:lacking"
    index_results_url_name = "docslib_admin:lacking_results"
    filterset_class = LackingFilterSet
    export_filename = "van-ban-thieu-thong-tin"
    columns = [
        ItemColumn("item", label=_("Library document")),
        TextColumn("document", label=_("Type and number"), width="18%", note=lambda row: row.state),
        TextColumn("lacks", label=_("Lacks"), width="24%"),
        TextColumn("files", label=_("Files"), width="18%"),
    ]
    export_headings = {
        "item.title": _("Library document"),
        "item.site": _("Site"),
        "document": _("Type and number"),
        "state": _("State"),
        "lacks": _("Lacks"),
        "files": _("Files"),
    }
    list_export = list(export_headings)

    def get_base_queryset(self) -> QuerySet[Any]:
        """Published ones first."""
        return by_site_and_age(self.own(lacking_any()))

    def rows_of(self, found: Sequence[Any]) -> list[Any]:
        """One row a document."""
        return lacking_rows(found, self.marks)
