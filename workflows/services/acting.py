"""Acting on an item: every rule asked again at the moment of the act, on the object the task state is about."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from core.approvals import Asking, approval_parts
from workflows.enums import Action, Step
from workflows.services.items import ModerationItem, item_of
from workflows.services.rules import Actor, reasons_against


class ActionRefused(PermissionDenied):
    """The act is not allowed; `reasons` are sentences for the person who tried."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


def check_action(
    task_state: TaskState, user: Any, action_name: str, *, comment: str = "", seen_revision: int | None = None
) -> Action:
    """Return the action when `user` may do it now; raises ActionRefused with every reason (B14, C01)."""
    if action_name not in Action.values:
        raise ActionRefused([_("There is no such action.")])
    action = Action(action_name)
    fresh = TaskState.objects.select_for_update().get(pk=task_state.pk)
    # Roles may have changed since the page was opened: read them again.
    user.__dict__.pop("_portal_actor", None)
    item = item_of(fresh)
    reasons = reasons_against(Actor.load(user), item, action)
    if action == Action.RETURN and not comment.strip():
        reasons.append(_("Say what must change: write at least one sentence."))
    if action == Action.ADVANCE and not _has_read_newest(item, seen_revision):
        reasons.append(_("The text has changed since you opened it; read it again before you pass it on."))
    if reasons:
        raise ActionRefused(reasons)
    return action


def _has_read_newest(item: ModerationItem, seen_revision: int | None) -> bool:
    """Whether the person acts on the newest version. Who does not say what he read is taken at his word while the
    text is being edited; at the last step only the version that came there may be approved blindly."""
    newest = item.page.latest_revision_id
    if seen_revision is not None:
        return seen_revision == newest
    return item.step != Step.APPROVE or item.task_state.revision_id == newest


def refresh_revision(task_state: TaskState) -> None:
    """Bind the task state to the version that was read, so that exactly this version is approved (B14)."""
    page = Page.objects.get(pk=task_state.workflow_state.object_id)
    if task_state.revision_id != page.latest_revision_id:
        task_state.revision_id = page.latest_revision_id
        task_state.save(update_fields=["revision"])


@transaction.atomic
def item_act(
    *,
    task_state: TaskState,
    user: Any,
    action: Action,
    comment: str = "",
    seen_revision: int | None = None,
    answers: Asking | None = None,
) -> None:
    """Pass an item on or return it; raises ActionRefused, or PublishRefused when a publish gate is closed.

    `answers` to what apps ask of who approves are kept with the approval, or not at all.
    """
    task = task_state.task.specific
    if answers is not None and action == Action.ADVANCE and task.step == Step.APPROVE:
        for part in approval_parts:
            part.take(answers)
    task.on_action(task_state, user, action.value, comment=comment, revision_id=seen_revision)


@transaction.atomic
def item_submit(*, page: Page, user: Any) -> None:
    """Submit the page's newest version to its board; a returned item goes back to the step that returned it.

    Raises ActionRefused when the person may not edit it, when it already waits, or when it has no version.
    """
    specific = page.specific
    workflow = specific.get_workflow()
    reasons = []
    if workflow is None:
        reasons.append(_("This page has no board; ask the technical office to set one up."))
    if specific.workflow_in_progress:
        reasons.append(_("This item already waits for the board."))
    if not specific.permissions_for_user(user).can_edit():
        reasons.append(_("You may not edit this page."))
    if specific.latest_revision_id is None:
        reasons.append(_("Save the page before you submit it."))
    if reasons:
        raise ActionRefused(reasons)
    state = specific.current_workflow_state
    if state is not None and state.status == state.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        workflow.start(specific, user)
