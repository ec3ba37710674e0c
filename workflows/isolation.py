"""What moderation plants on the temporary sites of the isolation audit: items waiting at every step (A02)."""

from __future__ import annotations

from collections.abc import Iterator

from wagtail.models import Page, TaskState

from news.isolation import TO_SUBMIT
from sites.isolation.asking import Ask, Query
from sites.isolation.markers import Kind
from sites.isolation.probe import Hand, at, probe
from sites.isolation.registry import Plot
from sites.roles import Role
from workflows.enums import Action
from workflows.services.acting import item_act, item_submit

ROAD = (Role.SECRETARY, Role.EDITOR)
"""Who passes an item on from each step but the last."""


def plant(plot: Plot) -> None:
    """One item at each step, and one that was returned with a reason."""
    *waiting, returned = plot.kept[TO_SUBMIT]
    for passed, page in enumerate(waiting):
        state = _submitted(page)
        for role in ROAD[:passed]:
            item_act(task_state=state, user=plot.people[role], action=Action.ADVANCE)
            state = _state(page)
        plot.keep("task state", state)
        plot.keep("waiting", page)
    plot.show(
        *waiting, *plot.kept["task state"], *(state.workflow_state for state in plot.kept["task state"])
    )
    plot.show(*(state.workflow_state.workflow for state in plot.kept["task state"]))
    plot.show(*(state.task for state in plot.kept["task state"]))
    _name_arguments(plot)
    state = _submitted(returned)
    item_act(
        task_state=state,
        user=plot.people[Role.SECRETARY],
        action=Action.RETURN,
        comment=plot.text(Kind.HIDDEN, "Cần sửa"),
    )


def _name_arguments(plot: Plot) -> None:
    """Waiting pages with their own steps: Wagtail's action views work on pairs of them only."""
    pages = [str(page.pk) for page in plot.kept["waiting"]]
    for view in ("workflow_action", "collect_workflow_action_data", "confirm_workflow_cancellation"):
        plot.given[f"wagtailadmin_pages:{view}:page_id"] = pages
    plot.given["wagtailadmin_pages:workflow_preview:page_id"] = pages
    plot.given["wagtailadmin_pages:workflow_history_detail:page_id"] = pages


def _submitted(page: Page) -> TaskState:
    item_submit(page=page, user=page.owner)
    return _state(page)


def _state(page: Page) -> TaskState:
    return Page.objects.get(pk=page.pk).specific.current_workflow_task_state


@probe("28")
def decisions(hand: Hand) -> Iterator[Ask]:
    """Decisions on what waits on site B, through the portal's own screen."""
    for state in hand.foreign.kept["task state"]:
        for action in ("approve", "reject"):
            data = {"action": action, "comment": "x", "revision": state.revision_id}
            yield hand.post(at("moderation:act", state.pk), data, is_foreign=True)


@probe("16")
def flow(hand: Hand) -> Iterator[Ask]:
    """What waits where, and for how long."""
    query: Query = {
        "site": hand.their_id("portal_sites.PortalSite"),
        "requested_by": hand.their_id("core.User"),
    }
    for more in ({}, query, {"export": "csv"}, {"export": "xlsx"}):
        yield hand.get(at("moderation:report"), more)
