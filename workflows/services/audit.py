"""Looks for live content that no board approved (B14)."""

from __future__ import annotations

from django.db.models import Q
from wagtail.models import Page, PageLogEntry, TaskState, WorkflowState

from workflows.enums import Step


def unapproved_live_pages() -> list[Page]:
    """Live pages whose live version no last step approved; a site's skeleton, set up by provisioning and never
    changed since, is not among them. One query."""
    live = Page.objects.filter(live=True, depth__gt=1)
    skeleton = PageLogEntry.objects.filter(action="portal.provision").values("page_id")
    untouched = Q(live_revision=None, pk__in=skeleton)
    approved = TaskState.objects.filter(
        status=TaskState.STATUS_APPROVED,
        workflow_state__status=WorkflowState.STATUS_APPROVED,
        task__boardtask__step=Step.APPROVE,
    ).values("revision_id")
    return list(live.exclude(untouched).exclude(live_revision_id__in=approved).order_by("path"))
