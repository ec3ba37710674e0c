"""The gate that makes approval the only road to a live page."""

from __future__ import annotations

from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry, TaskState, WorkflowState

from core.gates import PublishRequest
from workflows.enums import WITHDRAWN, Step


def revision_is_approved(request: PublishRequest) -> list[str]:
    """Exactly this version was approved at the last step of its board, in a workflow that ended well, and after the
    page was last called back from readers (B14)."""
    called_back = PageLogEntry.objects.filter(page=request.page.pk, action=WITHDRAWN).order_by("-timestamp")
    approved = TaskState.objects.filter(
        revision=request.revision,
        status=TaskState.STATUS_APPROVED,
        workflow_state__status=WorkflowState.STATUS_APPROVED,
        workflow_state__object_id=str(request.page.pk),
        task__boardtask__step=Step.APPROVE,
    )
    last = called_back.values_list("timestamp", flat=True).first()
    if last is not None:
        approved = approved.filter(finished_at__gt=last)
    if approved.exists():
        return []
    return [_("This version has not been approved by the board.")]
