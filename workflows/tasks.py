"""Mails of moderation, sent behind the request."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django_tasks import task
from wagtail.models import PageLogEntry, TaskState, WorkflowState

from workflows.services.items import item_of
from workflows.services.recipients import people_told_of_withdrawal, people_who_may_act


@task()
def mail_step(task_state_id: int) -> int:
    """Tell everybody who may act on the item that it waits; returns how many mails were sent."""
    state = TaskState.objects.filter(pk=task_state_id, status=TaskState.STATUS_IN_PROGRESS).first()
    if state is None:
        return 0
    item = item_of(state)
    address = settings.WAGTAILADMIN_BASE_URL + reverse("moderation:review", args=[state.pk])
    sent = 0
    for person in people_who_may_act(item):
        context = {"person": person, "item": item, "step": item.step.label, "address": address}
        sent += _send("step", context, person.email)
    return sent


@task()
def mail_decision(workflow_state_id: int) -> int:
    """Tell the person who submitted the item how it was decided; returns how many mails were sent."""
    state = WorkflowState.objects.select_related("requested_by", "current_task_state__finished_by").get(
        pk=workflow_state_id
    )
    person = state.requested_by
    if person is None or not person.email:
        return 0
    page = state.content_object
    address = settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk])
    context = {"person": person, "state": state, "page": page, "address": address}
    return _send(
        "approved" if state.status == WorkflowState.STATUS_APPROVED else "returned", context, person.email
    )


@task()
def mail_withdrawal(entry_id: int) -> int:
    """Tell author and board that a page was called back, by whom and why; returns how many mails were sent."""
    entry = PageLogEntry.objects.select_related("user").get(pk=entry_id)
    address = settings.WAGTAILADMIN_BASE_URL + reverse("moderation:life", args=[entry.page_id])
    sent = 0
    for person in people_told_of_withdrawal(entry.page, by=entry.user):
        context = {
            "person": person,
            "title": entry.label,
            "who": entry.user,
            "reason": entry.comment,
            "address": address,
        }
        sent += _send("withdrawn", context, person.email)
    return sent


def _send(name: str, context: dict[str, object], to: str) -> int:
    subject = render_to_string(f"mails/{name}_subject.txt", context).strip()
    body = render_to_string(f"mails/{name}.txt", context)
    return send_mail(subject, body, None, [to])
