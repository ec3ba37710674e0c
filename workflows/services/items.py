"""Items in moderation, with everything the rule asks about, read in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db.models import CharField, Q
from django.db.models.functions import Cast
from wagtail.models import Page, Revision, TaskState, WorkflowState

from sites.models import PortalSite, SectionOwner
from workflows.enums import Step


@dataclass(frozen=True)
class ModerationItem:
    """One page at one step: who is behind it, where it stands, which boards answer for it."""

    task_state: TaskState
    page: Page
    step: Step
    site_ids: frozenset[int]
    """Sites whose boards may act: the page's own, or those of the section's organs in charge (A03, X7)."""
    portal_site_id: int
    subject_area_id: int | None
    requested_by_id: int | None
    owner_id: int | None
    last_editor_id: int | None
    writer_ids: frozenset[int] = field(default_factory=frozenset)
    """Everybody who saved a version of what is now to be approved."""
    is_current: bool = True

    @property
    def title(self) -> str:
        """The title as last written."""
        return self.page.draft_title or self.page.title

    @property
    def waiting_since(self) -> datetime:
        """When it came to this step."""
        return self.task_state.started_at


def item_of(task_state: TaskState) -> ModerationItem:
    """The item of one task state; raises LookupError when it is not a step of a board."""
    items = items_of([task_state])
    if not items:
        raise LookupError("This task state belongs to no board step.")
    return items[0]


def items_of(task_states: Iterable[TaskState]) -> list[ModerationItem]:
    """Items of the given task states, in their order; states that are no board steps are left out."""
    states = list(task_states)
    tasks = apps.get_model("workflows", "BoardTask").objects.in_bulk([state.task_id for state in states])
    workflow_states = WorkflowState.objects.in_bulk([state.workflow_state_id for state in states])
    page_ids = {int(row.object_id) for row in workflow_states.values()}
    pages = Page.objects.select_related("owner", "latest_revision", "content_type").in_bulk(page_ids)
    writers = _writers(pages.values())
    boards = _boards_in_charge(pages.values())
    found = []
    for state in states:
        workflow_state = workflow_states[state.workflow_state_id]
        page, task = pages.get(int(workflow_state.object_id)), tasks.get(state.task_id)
        if page is None or task is None:
            continue
        found.append(
            _item(state, workflow_state, page, task, writers[page.pk], boards.get(page.pk, frozenset()))
        )
    return found


def _item(
    state: TaskState,
    workflow_state: WorkflowState,
    page: Page,
    task: Any,
    writers: set[int],
    boards: frozenset[int],
) -> ModerationItem:
    content = page.latest_revision.content if page.latest_revision else {}
    return ModerationItem(
        task_state=state,
        page=page,
        step=Step(task.step),
        site_ids=boards or frozenset({task.portal_site_id}),
        portal_site_id=task.portal_site_id,
        subject_area_id=content.get("subject_area"),
        requested_by_id=workflow_state.requested_by_id,
        owner_id=page.owner_id,
        last_editor_id=page.latest_revision.user_id if page.latest_revision else None,
        writer_ids=frozenset(writers),
        is_current=(
            state.status == TaskState.STATUS_IN_PROGRESS
            and workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
            and workflow_state.current_task_state_id == state.pk
        ),
    )


def _writers(pages: Iterable[Page]) -> dict[int, set[int]]:
    """Who saved versions newer than the live one, by page."""
    live = {str(page.pk): page.live_revision_id or 0 for page in pages}
    found: dict[int, set[int]] = defaultdict(set)
    rows = Revision.objects.filter(base_content_type__model="page", object_id__in=live)
    for pk, object_id, user_id in rows.values_list("pk", "object_id", "user_id"):
        if pk > live[object_id] and user_id:
            found[int(object_id)].add(user_id)
    return found


def _boards_in_charge(pages: Iterable[Page]) -> dict[int, frozenset[int]]:
    """For pages below sections with organs in charge: the ids of those organs' sites."""
    listed = list(pages)
    above = {
        page.path[:end] for page in listed for end in range(page.steplen, len(page.path) + 1, page.steplen)
    }
    owners = SectionOwner.objects.filter(section__path__in=above).values_list("section__path", "organ_id")
    site_of = dict(
        PortalSite.objects.filter(organ__owned_sections__isnull=False).values_list("organ_id", "pk")
    )
    by_path: dict[str, set[int]] = defaultdict(set)
    for path, organ_id in owners:
        if organ_id in site_of:
            by_path[path].add(site_of[organ_id])
    return {page.pk: _nearest(by_path, page) for page in listed if _nearest(by_path, page)}


def _nearest(by_path: dict[str, set[int]], page: Page) -> frozenset[int]:
    for end in range(len(page.path), 0, -page.steplen):
        if page.path[:end] in by_path:
            return frozenset(by_path[page.path[:end]])
    return frozenset()


def board_states() -> Any:
    """Task states of board steps that wait for somebody."""
    return TaskState.objects.filter(
        Q(status=TaskState.STATUS_IN_PROGRESS),
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        task__boardtask__isnull=False,
    )


def board_states_for(site_ids: Iterable[int]) -> Any:
    """Of `board_states`, those on which boards of these sites might act: items of the sites, and items below
    sections of other sites whose organs in charge are theirs (X7); asked of the database, not of every item."""
    owned = SectionOwner.objects.filter(organ__portal_site__in=site_ids)
    wanted = Q(task__boardtask__portal_site__in=site_ids)
    paths = set(owned.values_list("section__path", flat=True))
    if paths:
        below = reduce(or_, (Q(path__startswith=path) for path in paths))
        pages = Page.objects.filter(below).order_by().annotate(key=Cast("pk", CharField()))
        wanted |= Q(workflow_state__object_id__in=pages.values("key"))
    return board_states().filter(wanted)
