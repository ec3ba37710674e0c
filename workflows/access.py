"""What the board's screens open, and which pages of other sites a board is asked to act on (A02, X7)."""

from __future__ import annotations

from django.db.models import Model
from wagtail.models import Page, TaskState

from core.models import User
from sites.access.doors import declare
from sites.access.ownership import invitations
from sites.access.person import Person
from sites.access.wagtail_doors import PAGE_IDS, names
from sites.roles import Screen
from workflows import picture_access
from workflows.enums import Action
from workflows.services.items import items_of
from workflows.services.rules import Actor, reasons_against


def asked_to_act(person: Person, obj: Model) -> bool:
    """Whether `obj` is a page, or the step of one, at which the person may act now: a section's boards work on
    pages of the site that the section stands in."""
    state = obj if isinstance(obj, TaskState) else None
    if isinstance(obj, Page):
        state = obj.current_workflow_task_state
    if state is None or person.user_id is None:
        return False
    actor = Actor.load(User.objects.get(pk=person.user_id))
    return any(not reasons_against(actor, item, Action.RETURN) for item in items_of([state]))


def register() -> None:
    """Declare the doors; the views of an item ask `may_see` themselves, since sections have several boards."""
    invitations.register("workflows.step", asked_to_act)
    picture_access.register()
    declare(*names("moderation", "queue queue_results sent review act preview file"), screen=Screen.READING)
    declare("moderation:life", screen=Screen.READING, ids=PAGE_IDS)
    declare("moderation:withdraw", screen=Screen.CONTENT, ids=PAGE_IDS)
    declare(*names("moderation", "report report_results"), screen=Screen.REPORTS)
