"""The end of a workflow: exactly the approved version goes live.

Wagtail imports this module while its own models load, so nothing here may import a model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from core.gates import PublishRefused

if TYPE_CHECKING:
    from wagtail.models import WorkflowState


def publish_approved_revision(workflow_state: WorkflowState, user: Any = None) -> None:
    """Publish the version that the last step approved; raises PublishRefused when a newer one exists or a publish
    gate is closed, which undoes the approval with it (B14)."""
    revision = workflow_state.current_task_state.revision
    page = workflow_state.content_object
    if page.latest_revision_id != revision.pk:
        raise PublishRefused([_("A newer version exists than the one that was approved.")])
    page.specific.publish(revision, user=user)
