"""Reports of what readers ask (tìm gì nhiều nhất, tìm không ra): of the own site, of all for who reads them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import policy_registry

from search.models import AskedQuestion, SynonymSet
from search.question_cards import QuestionRow
from search.question_forms import PERIODS, USUAL_PERIOD, QuestionFilterSet
from search.question_selectors import by_question, question_rows, questions_like
from sites.access.person import Person
from sites.access.policy import may_on
from sites.report_panels import TextColumn
from sites.report_views import SiteReport
from sites.roles import Screen


class QuestionColumn(TextColumn):
    """A question, where it was asked, and what one may do about it."""

    cell_template_name = "search/question_cell.html"


class QuestionReport(SiteReport):
    """Questions of own sites in a period, most asked first."""

    page_title = _("Most searched")
    header_icon = "search"
    index_url_name = "search_reports:asked"
    index_results_url_name = "search_reports:asked_results"
    filterset_class = QuestionFilterSet
    export_filename = "tim-gi-nhieu-nhat"
    no_results_message = _("Nobody asked anything that is counted here, with these filters.")
    columns = [
        QuestionColumn("words", label=_("Question")),
        TextColumn("asked", label=_("Times asked"), width="12%"),
        TextColumn("found", label=_("Results"), width="12%"),
        TextColumn("opened", label=_("Results opened"), width="14%"),
        TextColumn("place_label", label=_("Mean place"), width="14%"),
    ]
    export_headings = {
        "words": _("Question"),
        "site": _("Site"),
        "network": _("Network"),
        "asked": _("Times asked"),
        "found": _("Results"),
        "opened": _("Results opened"),
        "place_label": _("Mean place"),
    }
    list_export = list(export_headings)

    def get_base_queryset(self) -> QuerySet[Any]:
        """Of own sites."""
        return self.own(AskedQuestion.objects.order_by())

    def get_page_subtitle(self) -> str:
        """The period."""
        chosen = self.filters.form.cleaned_data.get("period") if self.filters.is_valid() else ""
        return str(dict(PERIODS).get(int(chosen or 0), USUAL_PERIOD))

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """By words, with or without accents."""
        return questions_like(queryset, self.search_query) if self.is_searching else queryset

    @cached_property
    def counted(self) -> QuerySet[Any]:
        """The rows that filters and search keep, before they are put together."""
        rows: QuerySet[Any] = super().get_queryset()
        return rows

    def get_queryset(self) -> QuerySet[Any]:
        """One row a question."""
        return by_question(self.counted, timezone.localdate())

    def rows_of(self, found: Sequence[Any]) -> list[QuestionRow]:
        """With what the person may do about each."""
        return [self._answerable(row) for row in question_rows(found, self.counted, self.sites)]

    @property
    def header_buttons(self) -> list[HeaderButton]:
        """Printing, as the lists have it."""
        return [HeaderButton(_("Print"), url="#", icon_name="print", attrs={"data-print": ""})]

    def _answerable(self, row: QuestionRow) -> QuestionRow:
        pins = may_on(Person.of(self.request.user), Screen.REPORTS, row.site_id, "add")
        asked = urlencode({"words": row.words})
        return replace(
            row,
            pin_url=f"{reverse('pinned_results:add')}?{asked}" if pins else "",
            synonym_url=reverse("synonyms:add") if self._keeps_synonyms else "",
        )

    @cached_property
    def _keeps_synonyms(self) -> bool:
        policy = policy_registry.get_by_type(SynonymSet)
        return bool(policy.user_has_permission(self.request.user, "add"))


class UnansweredReport(QuestionReport):
    """Questions that found nothing with all their words, most asked first."""

    page_title = _("Searched in vain")
    header_icon = "help"
    index_url_name = "search_reports:unanswered"
    index_results_url_name = "search_reports:unanswered_results"
    export_filename = "tim-khong-ra"
    no_results_message = _("Everything that was asked here found something, with these filters.")
    columns = [
        QuestionColumn("words", label=_("Question")),
        TextColumn("asked", label=_("Times asked"), width="12%"),
    ]
    export_headings = {
        name: label
        for name, label in QuestionReport.export_headings.items()
        if name in {"words", "site", "network", "asked"}
    }
    list_export = list(export_headings)

    def get_queryset(self) -> QuerySet[Any]:
        """Only what never found anything in the period."""
        return super().get_queryset().filter(most=0)
