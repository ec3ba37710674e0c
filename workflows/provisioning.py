"""What moderation adds to a new site: its three steps, and the one step of pages that need no more (C01, C04)."""

from __future__ import annotations

from collections.abc import Sequence

from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from sites.models import PortalSite
from sites.provisioning import SiteSpec, one_step_pages
from workflows.enums import Step
from workflows.models import BoardTask

NAME_LENGTH = 255


def ensure_workflows(portal_site: PortalSite, spec: SiteSpec) -> None:
    """One workflow on the site's root: receive, edit, approve; approval alone on each page where an app asks for it."""
    tasks = _ensure_tasks(portal_site)
    _ensure(portal_site.root_page, portal_site.name, [tasks[step] for step in Step])
    for short in one_step_pages:
        for page in short(portal_site):
            _ensure(page, f"{portal_site.name}: {page.title}", [tasks[Step.APPROVE]])


def _ensure_tasks(portal_site: PortalSite) -> dict[Step, BoardTask]:
    tasks = {Step(task.step): task for task in BoardTask.objects.filter(portal_site=portal_site)}
    for step in Step:
        if step not in tasks:
            name = f"{step.label} – {portal_site.short_name}"
            tasks[step] = BoardTask.objects.create(name=name, portal_site=portal_site, step=step)
    return tasks


def _ensure(page: Page, name: str, tasks: Sequence[BoardTask]) -> None:
    """The workflow of the page and of what stands below it; what waits in another one ends there."""
    assigned = WorkflowPage.objects.filter(page=page).select_related("workflow").first()
    workflow = (
        assigned.workflow if assigned else Workflow.objects.create(name=name[:NAME_LENGTH], active=True)
    )
    WorkflowTask.objects.bulk_create(
        [
            WorkflowTask(workflow=workflow, task=task, sort_order=position)
            for position, task in enumerate(tasks)
        ],
        update_conflicts=True,
        unique_fields=["workflow", "task"],
        update_fields=["sort_order"],
    )
    if assigned is None:
        WorkflowPage.objects.create(workflow=workflow, page=page)
