"""Takes every new item of the demo through the real moderation, by the right people, then sets the clock back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from core.demo import DemoContext, PlannedItem
from core.models import User
from workflows.enums import Action, Step
from workflows.services.acting import item_act, item_submit
from workflows.services.items import ModerationItem, item_of
from workflows.services.recipients import people_who_may_act
from workflows.services.rules import Actor, reasons_against

PREFERRED = {Step.RECEIVE: "tiepnhan", Step.EDIT: "bientap", Step.APPROVE: "phoban"}
MAILING_SIGNALS = (task_submitted, workflow_submitted, workflow_approved, workflow_rejected)
BETWEEN_STEPS = timedelta(minutes=70)


def moderate(context: DemoContext) -> None:
    """Bring every planned item to its state."""
    with _mails_held_back():
        for planned in sorted(context.planned, key=lambda one: one.written_at):
            _moderate(context, planned)
    context.say(f"  {len(context.planned)} mục đã qua các bước của ban biên tập")


@contextmanager
def _mails_held_back() -> Iterator[None]:
    """Nobody wants a letter about each item of the past: neither the portal's own receivers hear, nor Wagtail's."""
    heard = {signal: signal.receivers for signal in MAILING_SIGNALS}
    for signal in MAILING_SIGNALS:
        signal.receivers = []
        signal.sender_receivers_cache.clear()
    try:
        yield
    finally:
        for signal, receivers in heard.items():
            signal.receivers = receivers
            signal.sender_receivers_cache.clear()


def _moderate(context: DemoContext, planned: PlannedItem) -> None:
    """Pass it on until it stands at the step it waits at; a returned one was returned while being edited."""
    passed = 0
    if planned.state != "draft":
        item_submit(page=planned.page, user=context.recall("user", planned.submitted_by))
        stays_at = Step.EDIT if planned.state == "returned" else planned.state
        while (state := _step_in_hand(planned.page)) and item_of(state).step != stays_at:
            _act(context, state, Action.ADVANCE)
            passed += 1
        if planned.state == "returned":
            _act(context, state, Action.RETURN, planned.reason)
    _set_clock_back(planned.page, planned.written_at, passed, is_public=planned.state == "published")


def _step_in_hand(page: Page) -> TaskState | None:
    fresh = Page.objects.get(pk=page.pk).specific
    return fresh.current_workflow_task_state if fresh.workflow_in_progress else None


def _act(context: DemoContext, state: TaskState, action: Action, reason: str = "") -> None:
    item = item_of(state)
    item_act(task_state=state, user=_somebody_for(context, item), action=action, comment=reason)


def _somebody_for(context: DemoContext, item: ModerationItem) -> User:
    """Who acted last on such an item if the rule lets him act again, else somebody the rule names.

    Asking everybody for each of hundreds of acts would take most of the time of loading.
    """
    key = f"{item.step}:{sorted(item.site_ids)}:{item.subject_area_id}"
    known = context.recall_or_none("actor", key)
    if known is not None and not reasons_against(Actor.load(known), item, Action.ADVANCE):
        return known
    people = people_who_may_act(item)
    people.sort(key=lambda person: not person.username.startswith(PREFERRED[item.step]))
    return context.remember("actor", key, people[0])


def _set_clock_back(page: Page, at: datetime, passed: int, *, is_public: bool) -> None:
    """The times of writing, of each step and of publication, as if it had happened on its day."""
    began = at - BETWEEN_STEPS * passed
    written = began - BETWEEN_STEPS
    revisions = Revision.objects.filter(object_id=str(page.pk), base_content_type__model="page")
    revisions.update(created_at=written)
    rows = Page.objects.filter(pk=page.pk)
    rows.update(latest_revision_created_at=written)
    if is_public:
        rows.update(first_published_at=at, last_published_at=at)
    states = WorkflowState.objects.filter(object_id=str(page.pk))
    states.update(created_at=began)
    for number, state in enumerate(TaskState.objects.filter(workflow_state__in=states).order_by("pk")):
        state.started_at = began + BETWEEN_STEPS * number
        if state.finished_at is not None:
            state.finished_at = began + BETWEEN_STEPS * (number + 1)
        TaskState.objects.filter(pk=state.pk).update(
            started_at=state.started_at, finished_at=state.finished_at
        )
    for entry in PageLogEntry.objects.filter(page=page.pk).order_by("pk"):
        entry.timestamp = min(timezone.now(), at if "publish" in entry.action else written)
        entry.save(update_fields=["timestamp"])
