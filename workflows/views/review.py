"""The review screen: one item, everything a person needs to decide on it, and the decision (B14, C01)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.base import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, Revision, TaskState

from core.approvals import ApprovalQuestion, Asking, approval_parts
from core.client_address import client_address
from core.gates import PublishRefused
from workflows.enums import ADVANCE_LABELS, Action, Step
from workflows.forms import DecisionForm
from workflows.selectors import names_of, queue_rows
from workflows.services.acting import ActionRefused, item_act
from workflows.services.changes import change_count, changes_between
from workflows.services.checklist import facts_of
from workflows.services.history import life_of, steps_of
from workflows.services.holders import holders_of
from workflows.services.items import ModerationItem, item_of
from workflows.services.reading import file_rows, read_parts
from workflows.services.rules import Actor, items_waiting_for, reasons_against
from workflows.services.visibility import may_see
from workflows.views.queue import waiting_items

VIEWS = ("side", "inline", "whole")
"""How the text is shown: both versions side by side, changes inline, the new version alone."""


def visible_item(user: Any, task_state_id: int) -> ModerationItem:
    """The item behind a task state; raises Http404 when there is none or `user` may not see it (A02)."""
    task_state = get_object_or_404(TaskState.objects.select_related("workflow_state"), pk=task_state_id)
    try:
        item = item_of(task_state)
    except LookupError as error:
        raise Http404 from error
    if not may_see(user, item):
        raise Http404
    return item


class ReviewView(WagtailAdminTemplateMixin, TemplateView):
    """One item at one step."""

    template_name = "workflows/review.html"
    page_title = gettext_lazy("Read and decide")
    header_icon = "tasks"
    form: DecisionForm | None = None
    refused: list[str] = []

    @cached_property
    def item(self) -> ModerationItem:
        """The item in hand."""
        return visible_item(self.request.user, self.kwargs["task_state_id"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way back to the list."""
        return [
            {"url": _queue_url(), "label": _("My work")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_template_names(self) -> list[str]:
        """An item that was decided meanwhile has a page of its own."""
        return [self.template_name if self.item.is_current else "workflows/decided.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything the screen shows."""
        item = self.item
        holders = holders_of([item])[item.task_state.pk]
        context = super().get_context_data(**kwargs)
        context.update(
            item=item,
            row=queue_rows([item])[0],
            life=life_of(item, names_of(holders)),
            steps=_steps(item),
        )
        if not item.is_current:
            return {**context, "current_state_id": _current_state_id(item)}
        return {**context, **self._decision(item, holders), **self._text(item), **self._turn(item)}

    def _asking(self, item: ModerationItem) -> Asking:
        """Who looks at what, for the apps that ask something of an approver."""
        against = reasons_against(Actor.load(self.request.user), item, Action.ADVANCE)
        return Asking(
            page=item.page.latest_revision.as_object(),
            user=self.request.user,
            may_approve=item.step == Step.APPROVE and not against,
            data=self.request.POST,
            address=client_address(self.request),
        )

    def _questions(self, item: ModerationItem) -> list[ApprovalQuestion]:
        asking = self._asking(item)
        asked = (part.ask(asking) for part in approval_parts)
        return [question for question in asked if question is not None]

    def _decision(self, item: ModerationItem, holders: list[Any]) -> dict[str, Any]:
        user = self.request.user
        actor = Actor.load(user)
        against = reasons_against(actor, item, Action.ADVANCE)
        page, questions = item.page.specific, self._questions(item)
        labels = [question.label for question in questions if question.label]
        return {
            "form": self.form or DecisionForm(needs_oath=False),
            "refused": self.refused,
            "reasons": against,
            "may_return": not reasons_against(actor, item, Action.RETURN),
            "holders": holders,
            "questions": questions,
            "is_oath_asked": any(question.is_oath for question in questions),
            "advance_label": labels[0] if labels else ADVANCE_LABELS[item.step],
            "is_last_step": item.step == Step.APPROVE,
            "revision_id": item.page.latest_revision_id,
            "may_edit": page.permissions_for_user(user).can_edit() and not _locked(page, user),
        }

    def _text(self, item: ModerationItem) -> dict[str, Any]:
        revision: Revision = item.page.latest_revision
        page = revision.as_object()
        live = item.page.live_revision.as_object() if item.page.live and item.page.live_revision else None
        changes = changes_between(live, page) if live else []
        asked = self.request.GET.get("view", "")
        return {
            "changes": changes,
            "change_count": change_count(changes),
            "view_mode": asked if asked in VIEWS and live else ("side" if live else "whole"),
            "live_revision": item.page.live_revision if live else None,
            "revision": revision,
            "parts": read_parts(page),
            "files": file_rows(page),
            "facts": facts_of(item, revision, page, self.request.user),
        }

    def _turn(self, item: ModerationItem) -> dict[str, Any]:
        """The neighbours of the item in the person's own list."""
        ids = [one.task_state.pk for one in waiting_items(self.request)]
        if item.task_state.pk not in ids:
            return {"position": 0, "waiting_count": len(ids)}
        at = ids.index(item.task_state.pk)
        return {
            "position": at + 1,
            "waiting_count": len(ids),
            "previous_id": ids[at - 1] if at else None,
            "next_id": ids[at + 1] if at + 1 < len(ids) else None,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Carry out the decision; on refusal show the same screen with the reasons and everything typed."""
        item = self.item
        needs_oath = item.step == Step.APPROVE and not any(one.is_oath for one in self._questions(item))
        self.form = DecisionForm(request.POST, needs_oath=needs_oath)
        if self.form.is_valid():
            decided = self._decide(item, self.form.cleaned_data)
            if decided is not None:
                return decided
        response: HttpResponse = self.render_to_response(self.get_context_data(), status=422)
        return response

    def _decide(self, item: ModerationItem, decision: dict[str, Any]) -> HttpResponse | None:
        following = _following(waiting_items(self.request), item)
        action = Action(decision["action"])
        try:
            item_act(
                task_state=item.task_state,
                user=self.request.user,
                action=action,
                comment=decision["comment"],
                seen_revision=decision["revision"],
                answers=self._asking(item),
            )
        except (ActionRefused, PublishRefused) as refusal:
            # The rules read everything again inside the transaction: show what they found, not what was remembered.
            self.refused = refusal.reasons
            self.__dict__.pop("item", None)
            self.request._portal_waiting = None  # type: ignore[attr-defined]
            return None
        messages.success(self.request, _done_message(item, action))
        return _next_page(self.request.user, following)


def _steps(item: ModerationItem) -> list[dict[str, Any]]:
    steps = steps_of(item)
    at = steps.index(item.step)
    return [
        {"label": step.label, "state": "done" if index < at else "now" if index == at else "later"}
        for index, step in enumerate(steps)
    ]


def _locked(page: Page, user: Any) -> bool:
    lock = page.get_lock()
    return bool(lock and lock.for_user(user))


def _current_state_id(item: ModerationItem) -> int | None:
    """Where the item stands now, when it went on after the step that was opened."""
    workflow_state = item.task_state.workflow_state
    moved = workflow_state.current_task_state_id != item.task_state.pk
    in_progress = workflow_state.status == workflow_state.STATUS_IN_PROGRESS
    return workflow_state.current_task_state_id if moved and in_progress else None


def _following(waiting: list[ModerationItem], item: ModerationItem) -> list[int]:
    """Ids of the other items of the list, the ones after `item` first."""
    ids = [one.task_state.pk for one in waiting]
    at = ids.index(item.task_state.pk) if item.task_state.pk in ids else -1
    return [*ids[at + 1 :], *(ids[:at] if at > 0 else [])]


def _done_message(item: ModerationItem, action: Action) -> str:
    values = {"title": item.title}
    if action == Action.RETURN:
        return _("“%(title)s” was returned with your reason.") % values
    return {
        Step.RECEIVE: _("“%(title)s” was accepted and passed to editing."),
        Step.EDIT: _("“%(title)s” was sent for approval."),
        Step.APPROVE: _("“%(title)s” is approved and published."),
    }[item.step] % values


def _queue_url() -> str:
    return reverse("moderation:queue")


def _next_page(user: Any, following: list[int]) -> HttpResponse:
    """The next item that still waits for `user`, or the list."""
    waiting = {item.task_state.pk for item in items_waiting_for(user)}
    for task_state_id in following:
        if task_state_id in waiting:
            return redirect("moderation:review", task_state_id)
    return redirect("moderation:queue")
