"""The gate that makes approval the only road to a live page."""

from __future__ import annotations

from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from core.gates import PublishRequest
from workflows.enums import Step


def revision_is_approved(request: PublishRequest) -> list[str]:
    """Exactly this version was approved at the last step of its board, in a workflow that ended well (B14)."""
    approved = TaskState.objects.filter(
        revision=request.revision,
        status=TaskState.STATUS_APPROVED,
        workflow_state__status=WorkflowState.STATUS_APPROVED,
        workflow_state__object_id=str(request.page.pk),
        task__boardtask__step=Step.APPROVE,
    )
    if approved.exists():
        return []
    return [_("This version has not been approved by the board.")]
