"""Filters of the workflow report; choices come from its own rows (A02)."""

from __future__ import annotations

from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.models import TaskState, WorkflowState

from core.models import User
from sites.report_forms import ReportFilterSet
from workflows.enums import STATES, Step


class FlowFilterSet(ReportFilterSet):
    """Where it stands, at which step, who had it in hand, when it was sent."""

    status = django_filters.ChoiceFilter(label=_("State"), choices=list(STATES.items()))
    step = django_filters.ChoiceFilter(
        label=_("Step"), choices=Step.choices, field_name="current_task_state__task__boardtask__step"
    )
    person = django_filters.ModelChoiceFilter(label=_("Person"), method="keep_person")
    created_at = django_filters.DateFromToRangeFilter(label=_("Sent on"), widget=DateRangePickerWidget)

    class Meta:
        model = WorkflowState
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = self.queryset.order_by()
        deciders = TaskState.objects.filter(workflow_state__in=states.values("pk")).values("finished_by_id")
        taking_part = Q(pk__in=states.values("requested_by_id")) | Q(pk__in=deciders)
        people = get_user_model().objects.filter(taking_part).order_by("full_name", "username")
        self.filters["person"].extra["queryset"] = people

    def keep_person(self, rows: QuerySet[Any], name: str, value: User) -> QuerySet[Any]:
        """What the person sent or decided on."""
        decided = TaskState.objects.filter(finished_by=value).values("workflow_state_id")
        return rows.filter(Q(requested_by=value) | Q(pk__in=decided))
