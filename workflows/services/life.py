"""The whole life of a page (vòng đời): draft, versions, steps of the board, publication, withdrawal (H06)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, PageLogEntry, Revision, TaskState, WorkflowState

from workflows.cards import LifeEvent
from workflows.enums import WITHDRAWN, Step
from workflows.selectors import names_of
from workflows.services.history import life_of
from workflows.services.holders import holders_of
from workflows.services.items import items_of

TOLD_BY_VERSIONS = frozenset({"wagtail.edit", "wagtail.create"})
"""Acts that versions tell better than the log does."""

WORKFLOW_ACTS = "wagtail.workflow."


def whole_life_of(page: Page) -> list[LifeEvent]:
    """Everything that happened to the page, oldest first, then what is still to come; constant queries for the
    page, two more for each time it was sent to the board."""
    dated: list[LifeEvent] = [*_versions(page), *_acts(page)]
    later: list[LifeEvent] = []
    for event in _moderation(page):
        (dated if event.at is not None else later).append(event)
    return [*_joined(sorted(dated, key=lambda event: event.at or datetime.min)), *later]


def _versions(page: Page) -> Iterator[LifeEvent]:
    rows = Revision.objects.filter(base_content_type__model="page", object_id=str(page.pk))
    for number, version in enumerate(rows.select_related("user").order_by("created_at", "pk")):
        label = _("Draft begun") if number == 0 else _("Text saved")
        name = str(version.user) if version.user else _("the system")
        yield LifeEvent(label, "edited" if number else "done", name, version.created_at)


def _joined(events: list[LifeEvent]) -> list[LifeEvent]:
    """Saves of one person in a row are one event, with their number."""
    found: list[LifeEvent] = []
    saves = 1
    for event in events:
        last = found[-1] if found else None
        if event.state == "edited" and last and last.state == "edited" and last.people == event.people:
            saves += 1
            count = ngettext("%(count)d version", "%(count)d versions", saves) % {"count": saves}
            found[-1] = replace(event, took=count)
        else:
            saves = 1
            found.append(event)
    return found


def _moderation(page: Page) -> Iterator[LifeEvent]:
    states = WorkflowState.objects.filter(base_content_type__model="page", object_id=str(page.pk))
    reached = TaskState.objects.filter(pk__in=states.values("current_task_state_id"))
    items = items_of(reached.select_related("workflow_state__requested_by").order_by("pk"))
    holders = holders_of([item for item in items if item.is_current])
    for item in items:
        yield from life_of(item, names_of(holders.get(item.task_state.pk, [])))


def _acts(page: Page) -> Iterator[LifeEvent]:
    entries = PageLogEntry.objects.filter(page=page.pk).select_related("user").order_by("timestamp", "pk")
    approved = set(
        TaskState.objects.filter(
            workflow_state__base_content_type__model="page",
            workflow_state__object_id=str(page.pk),
            status=TaskState.STATUS_APPROVED,
            task__boardtask__step=Step.APPROVE,
        ).values_list("revision_id", flat=True)
    )
    for entry in entries:
        entry.page = page  # Wagtail words some acts by looking at the page
        if not _is_told_otherwise(entry, approved):
            state = "returned" if entry.action == WITHDRAWN else "done"
            yield LifeEvent(
                str(entry.message),
                state,
                str(entry.user_display_name),
                entry.timestamp,
                comment=str(entry.comment or ""),
            )


def _is_told_otherwise(entry: Any, approved: set[int | None]) -> bool:
    """Versions and steps are told by themselves; a publication only when a step approved it."""
    if entry.action == "wagtail.publish":
        return entry.revision_id in approved
    return entry.action in TOLD_BY_VERSIONS or entry.action.startswith(WORKFLOW_ACTS)
