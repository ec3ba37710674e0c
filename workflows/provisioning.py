"""What moderation adds to a new site: its three steps (C01, C04)."""

from __future__ import annotations

from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from sites.models import PortalSite
from sites.provisioning import SiteSpec
from workflows.enums import Step
from workflows.models import BoardTask


def ensure_workflow(portal_site: PortalSite, spec: SiteSpec) -> None:
    """One workflow on the site's root: receive, edit, approve."""
    tasks = [_ensure_task(portal_site, step) for step in Step]
    assigned = WorkflowPage.objects.filter(page=portal_site.root_page).select_related("workflow").first()
    workflow = (
        assigned.workflow if assigned else Workflow.objects.create(name=portal_site.name[:255], active=True)
    )
    for position, task in enumerate(tasks):
        WorkflowTask.objects.update_or_create(workflow=workflow, task=task, defaults={"sort_order": position})
    if assigned is None:
        WorkflowPage.objects.create(workflow=workflow, page=portal_site.root_page)


def _ensure_task(portal_site: PortalSite, step: Step) -> BoardTask:
    known = BoardTask.objects.filter(portal_site=portal_site, step=step).first()
    if known is not None:
        return known
    return BoardTask.objects.create(
        name=f"{step.label} – {portal_site.short_name}", portal_site=portal_site, step=step
    )
