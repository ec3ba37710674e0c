"""The life of an item (vòng đời): every step with its person, time and reason, and what is still to come (C01)."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import TaskState, WorkflowState

from core.models import User
from workflows.cards import LifeEvent
from workflows.enums import Step
from workflows.models import BoardTask
from workflows.services.items import ModerationItem
from workflows.services.wording import span_in_words, waited_in_words

_DONE = {
    Step.RECEIVE: gettext_lazy("Received"),
    Step.EDIT: gettext_lazy("Edited and sent for approval"),
    Step.APPROVE: gettext_lazy("Approved and published"),
}
_WAITING = {
    Step.RECEIVE: gettext_lazy("Waiting to be received"),
    Step.EDIT: gettext_lazy("Waiting to be edited"),
    Step.APPROVE: gettext_lazy("Waiting for approval"),
}


def life_of(item: ModerationItem, waiting_for: str) -> list[LifeEvent]:
    """Events of the item's workflow, oldest first; `waiting_for` names the people at the current step."""
    workflow_state: WorkflowState = item.task_state.workflow_state
    states = list(workflow_state.task_states.select_related("finished_by").order_by("pk"))
    steps = dict(
        BoardTask.objects.filter(pk__in=[state.task_id for state in states]).values_list("pk", "step")
    )
    events = [
        LifeEvent(_("Submitted"), "done", _name(workflow_state.requested_by), workflow_state.created_at)
    ]
    was_returned = False
    for state in states:
        if was_returned:
            events.append(LifeEvent(_("Submitted again"), "done", "", state.started_at))
        events.append(_event(state, Step(steps[state.task_id]), waiting_for))
        was_returned = state.status == TaskState.STATUS_REJECTED
    return [*events, *_still_to_come(item)]


def _event(state: TaskState, step: Step, waiting_for: str) -> LifeEvent:
    if state.status == TaskState.STATUS_IN_PROGRESS:
        return LifeEvent(
            str(_WAITING[step]), "now", waiting_for, state.started_at, waited_in_words(state.started_at)
        )
    took = span_in_words(state.finished_at - state.started_at) if state.finished_at else ""
    if state.status == TaskState.STATUS_REJECTED:
        label, named = _("Returned for changes"), "returned"
    elif state.status == TaskState.STATUS_APPROVED:
        label, named = str(_DONE[step]), "done"
    else:
        label, named = _("Withdrawn"), "returned"
    return LifeEvent(label, named, _name(state.finished_by), state.finished_at, took, state.comment)


def steps_of(item: ModerationItem) -> list[Step]:
    """The steps of the item's own way through the board, in their order; one query."""
    way = BoardTask.objects.filter(workflow_tasks__workflow=item.task_state.workflow_state.workflow_id)
    held = set(way.values_list("step", flat=True)) | {item.step}
    return [step for step in Step if step in held]


def _still_to_come(item: ModerationItem) -> list[LifeEvent]:
    if item.task_state.workflow_state.status != WorkflowState.STATUS_IN_PROGRESS:
        return []
    steps = steps_of(item)
    return [LifeEvent(str(later.label), "later") for later in steps[steps.index(item.step) + 1 :]]


def _name(user: User | None) -> str:
    return user.get_full_name() if user else ""
