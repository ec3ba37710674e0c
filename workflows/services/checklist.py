"""The checklist beside a text: facts that the machine or an earlier step found; nobody ticks them by hand."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, Revision, TaskState

from core.channels import Channel
from core.gates import PublishRequest, publish_gates
from workflows.cards import Fact
from workflows.enums import Step
from workflows.models import BoardTask
from workflows.services.items import ModerationItem

APPROVAL_GATE = "workflows.approved"
"""Closed until the last step is done, so it says nothing before."""


def facts_of(item: ModerationItem, revision: Revision, page: Page, user: Any) -> list[Fact]:
    """What is known of the version in hand before somebody decides on it."""
    return [
        *_earlier_steps(item),
        _nobody_judges_himself(item),
        *_publish_gates(revision, page, user),
        _channel(page),
        *_open_comments(item),
    ]


def _earlier_steps(item: ModerationItem) -> list[Fact]:
    states = item.task_state.workflow_state.task_states.filter(status=TaskState.STATUS_APPROVED)
    passed = {state.task_id: state for state in states.select_related("finished_by").order_by("pk")}
    steps = BoardTask.objects.filter(pk__in=passed).values_list("pk", "step")
    labels = {Step.RECEIVE: _("Received"), Step.EDIT: _("Edited"), Step.APPROVE: _("Approved")}
    return [
        Fact(labels[Step(step)], True, _signed(passed[pk]))
        for pk, step in sorted(steps, key=lambda row: list(Step).index(Step(row[1])))
    ]


def _signed(state: TaskState) -> str:
    at = date_format(localtime(state.finished_at), "DATETIME_FORMAT") if state.finished_at else ""
    name = state.finished_by.get_full_name() if state.finished_by else ""
    return f"{name}, {at}" if name else at


def _nobody_judges_himself(item: ModerationItem) -> Fact:
    ids = [pk for pk in {*item.writer_ids, item.owner_id, item.last_editor_id} if pk is not None]
    people = get_user_model().objects.filter(pk__in=ids).order_by("full_name")
    names = ", ".join(person.get_full_name() for person in people)
    return Fact(_("Those who wrote or edited it do not approve it"), True, names)


def _publish_gates(revision: Revision, page: Page, user: Any) -> list[Fact]:
    request = PublishRequest(page=page, revision=revision, user=user)
    names = [name for name in publish_gates.names() if name != APPROVAL_GATE]
    reasons = [reason for name in names for reason in publish_gates.get(name)(request)]
    if not reasons:
        return [Fact(_("Nothing is missing for publication"), True, _("checked by the machine"))]
    return [
        Fact(reason, False, _("checked by the machine; approval is refused until it is done"))
        for reason in reasons
    ]


def _channel(page: Page) -> Fact:
    channel = getattr(page, "channel", Channel.BOTH.value)
    return Fact(_("May be read on: %(channel)s") % {"channel": Channel(channel).label}, True)


def _open_comments(item: ModerationItem) -> list[Fact]:
    count = item.page.wagtail_admin_comments.filter(resolved_at=None).count()
    if not count:
        return []
    text = ngettext(
        "%(count)d comment in the text is still open", "%(count)d comments in the text are still open", count
    )
    return [Fact(text % {"count": count}, False, _("open the editor to read them"))]
