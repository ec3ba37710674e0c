"""The filter of the reports of questions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.channels import Channel
from search.models import AskedQuestion
from sites.report_forms import ReportFilterSet

USUAL_DAYS, USUAL_PERIOD = 30, _("30 days")
PERIODS = ((7, _("7 days")), (90, _("90 days")), (400, _("All that is kept")))


class QuestionFilterSet(ReportFilterSet):
    """Since when, on which network; thirty days where nothing is chosen."""

    period = django_filters.ChoiceFilter(
        label=_("Period"), choices=PERIODS, method="keep_period", empty_label=USUAL_PERIOD
    )
    channel = django_filters.ChoiceFilter(
        label=_("Network"),
        choices=[(channel.value, channel.label) for channel in Channel if channel != Channel.BOTH],
    )

    class Meta:
        model = AskedQuestion
        fields: list[str] = []

    def keep_period(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Questions of the last so many days; asked below for the usual number of them."""
        return rows

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of site, network and period."""
        days = int(self.form.cleaned_data["period"] or USUAL_DAYS)
        rows: QuerySet[Any] = super().filter_queryset(queryset)
        return rows.filter(day__gt=timezone.localdate() - timedelta(days=days))
