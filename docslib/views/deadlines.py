"""The report of terms of publication: what is overdue, by issuer (văn bản quá hạn công bố) (D03)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from docslib.deadline_forms import DeadlineFilterSet
from docslib.deadline_selectors import Term, by_issuer, deadline_rows, terms_of
from docslib.models import OfficialDocumentPage
from sites.report_panels import ItemColumn, TextColumn
from sites.report_views import PageReport


class DeadlineReport(PageReport):
    """Documents of own sites that have a term, of all sites for the central board."""

    page_title = _("Terms of publication of documents")
    header_icon = "time"
    index_url_name = "docslib_admin:deadlines"
    index_results_url_name = "docslib_admin:deadlines_results"
    filterset_class = DeadlineFilterSet
    export_filename = "thoi-han-cong-bo"
    columns = [
        ItemColumn("item", label=_("Library document"), note=lambda row: row.document),
        TextColumn("issuer", label=_("Issuer"), width="18%"),
        TextColumn("signed_on", label=_("Signed on"), width="11%"),
        TextColumn("due_on", label=_("Last day of the term"), width="16%", note=lambda row: row.rule),
        TextColumn("state", label=_("How the term is kept"), width="16%"),
    ]
    export_headings = {
        "item.title": _("Library document"),
        "item.site": _("Site"),
        "document": _("Type and number"),
        "issuer": _("Issuer"),
        "signed_on": _("Signed on"),
        "due_on": _("Last day of the term"),
        "state": _("How the term is kept"),
        "rule": _("By which rule"),
    }
    list_export = list(export_headings)

    @cached_property
    def terms(self) -> dict[int, Term]:
        """The terms of everything the report may tell of."""
        return terms_of(self.own(OfficialDocumentPage.objects.all()))

    def get_base_queryset(self) -> QuerySet[Any]:
        """What is not published first."""
        return by_issuer(self.own(OfficialDocumentPage.objects.filter(pk__in=list(self.terms))))

    def rows_of(self, found: Sequence[Any]) -> list[Any]:
        """One row a document."""
        return deadline_rows(found, self.terms, self.marks)
