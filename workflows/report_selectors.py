"""Reading the way of items through the board, for the workflow report; constant queries for any number of rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Case, F, IntegerField, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState, WorkflowState

from sites.report_selectors import Marks, matches
from workflows.cards import FlowRow
from workflows.enums import STATES, Step
from workflows.models import BoardTask
from workflows.services.wording import span_in_words


def flows() -> QuerySet[WorkflowState]:
    """Everything that was ever sent to a board: what waits longest first, then what came back, then what is done."""
    waits = When(status=WorkflowState.STATUS_IN_PROGRESS, then=F("created_at"))
    rank = Case(
        When(status=WorkflowState.STATUS_IN_PROGRESS, then=Value(0)),
        When(status=WorkflowState.STATUS_NEEDS_CHANGES, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    sent = WorkflowState.objects.filter(base_content_type__model="page").select_related("requested_by")
    return sent.order_by(rank, Case(waits, default=None), "-created_at", "-pk")


def flows_titled(states: QuerySet[WorkflowState], query: str) -> QuerySet[WorkflowState]:
    """Those whose page has such a title, with or without accents."""
    ids = states.order_by().values_list("object_id", flat=True).distinct()
    titles = Page.objects.filter(pk__in=[int(pk) for pk in ids]).values_list("pk", "draft_title", "title")
    found = [str(pk) for pk, draft, title in titles if matches(f"{draft} {title}", query)]
    return states.filter(object_id__in=found)


def flow_rows(states: Sequence[WorkflowState], marks: Marks) -> list[FlowRow]:
    """Rows of the given states, in their order; three queries."""
    pages = Page.objects.select_related("content_type").in_bulk({int(state.object_id) for state in states})
    passed: dict[int, list[TaskState]] = defaultdict(list)
    for taken in (
        TaskState.objects.filter(workflow_state__in=states).select_related("finished_by").order_by("pk")
    ):
        passed[taken.workflow_state_id].append(taken)
    task_ids = {taken.task_id for listed in passed.values() for taken in listed}
    steps = {
        pk: Step(step) for pk, step in BoardTask.objects.filter(pk__in=task_ids).values_list("pk", "step")
    }
    return [
        _flow_row(state, pages.get(int(state.object_id)), passed[state.pk], steps, marks) for state in states
    ]


def _flow_row(
    state: WorkflowState, page: Any, passed: list[TaskState], steps: dict[int, Step], marks: Marks
) -> FlowRow:
    last = passed[-1] if passed else None
    waits = state.status == WorkflowState.STATUS_IN_PROGRESS
    decided = [taken for taken in passed if taken.finished_by]
    spent = _spent(passed, steps)
    return FlowRow(
        item=marks.of(page),
        state=state.status,
        state_label=str(STATES[state.status]),
        step=steps.get(last.task_id) if last else None,
        sender=str(state.requested_by) if state.requested_by else _("the system"),
        sent_at=state.created_at,
        since=(last.started_at if waits else last.finished_at) if last else None,
        decided_by=str(decided[-1].finished_by) if decided else "",
        receive=spent.get(Step.RECEIVE, ""),
        edit=spent.get(Step.EDIT, ""),
        approve=spent.get(Step.APPROVE, ""),
    )


def _spent(passed: list[TaskState], steps: dict[int, Step]) -> dict[Step, str]:
    """How long the item lay at each step, all visits together."""
    found: dict[Step, timedelta] = defaultdict(timedelta)
    for taken in passed:
        if taken.task_id in steps:
            found[steps[taken.task_id]] += (taken.finished_at or timezone.now()) - taken.started_at
    return {step: span_in_words(span) for step, span in found.items()}
