"""What moderation adds to a new site: its three steps, and the one step of pages that need no more (C01, C04)."""

from __future__ import annotations

from collections.abc import Sequence

from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from sites.models import PortalSite
from sites.provisioning import SiteSpec, one_step_pages
from workflows.enums import Step
from workflows.models import BoardTask

NAME_LENGTH = 255


def ensure_workflow(portal_site: PortalSite, spec: SiteSpec) -> None:
    """One workflow on the site's root: receive, edit, approve."""
    _ensure(portal_site.root_page, portal_site.name, [_ensure_task(portal_site, step) for step in Step])


def ensure_short_ways(portal_site: PortalSite, spec: SiteSpec) -> None:
    """A workflow of approval alone on each page where an app asks for it."""
    approval = _ensure_task(portal_site, Step.APPROVE)
    for short in one_step_pages:
        for page in short(portal_site):
            _ensure(page, f"{portal_site.name}: {page.title}", [approval])


def _ensure(page: Page, name: str, tasks: Sequence[BoardTask]) -> None:
    """The workflow of the page and of what stands below it; what waits in another one ends there."""
    assigned = WorkflowPage.objects.filter(page=page).select_related("workflow").first()
    workflow = (
        assigned.workflow if assigned else Workflow.objects.create(name=name[:NAME_LENGTH], active=True)
    )
    for position, task in enumerate(tasks):
        WorkflowTask.objects.update_or_create(workflow=workflow, task=task, defaults={"sort_order": position})
    if assigned is None:
        WorkflowPage.objects.create(workflow=workflow, page=page)


def _ensure_task(portal_site: PortalSite, step: Step) -> BoardTask:
    known = BoardTask.objects.filter(portal_site=portal_site, step=step).first()
    if known is not None:
        return known
    return BoardTask.objects.create(
        name=f"{step.label} – {portal_site.short_name}", portal_site=portal_site, step=step
    )
