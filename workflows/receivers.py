"""Mail to the person who must act, and to the one whose item was decided on (C01)."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected

from workflows.models import BoardTask
from workflows.tasks import mail_decision, mail_step


def _step_reached(sender: type, instance: TaskState, **kwargs: Any) -> None:
    if BoardTask.objects.filter(pk=instance.task_id).exists():
        transaction.on_commit(lambda: mail_step.enqueue(instance.pk))


def _decided(sender: type, instance: WorkflowState, **kwargs: Any) -> None:
    transaction.on_commit(lambda: mail_decision.enqueue(instance.pk))


def connect() -> None:
    """Connect the receivers; called once, when the app is ready.

    The decisions take the places of Wagtail's own notifiers, which connect later under the same names and are then
    left out: otherwise every author would get two mails, one of them without the reason.
    """
    task_submitted.connect(_step_reached, dispatch_uid="portal-mail-step")
    workflow_rejected.connect(
        _decided, sender=WorkflowState, dispatch_uid="workflow_state_rejected_email_notification"
    )
    workflow_approved.connect(
        _decided, sender=WorkflowState, dispatch_uid="workflow_state_approved_email_notification"
    )
