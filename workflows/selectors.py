"""Lists of work: what waits for a person, what a person has sent; constant queries, however many rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import CharField, Count
from django.db.models.functions import Cast, Substr
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState, WorkflowState

from core.models import User
from core.permissions import SITE_PATH_LENGTH
from sites.models import PortalSite, RoleGroup, SubjectArea
from workflows.cards import QueueRow, SentRow, SiteMark, SiteWork
from workflows.enums import Step
from workflows.services.holders import holders_of
from workflows.services.items import ModerationItem, board_states, items_of
from workflows.services.wording import is_late, waited_in_words

KIND_FIELDS = ("genre", "document_type")
"""The field of a page type that says what kind of item it is, where there is one."""

PUBLISHED_SHOWN_FOR = timedelta(days=14)
LATELY = timedelta(days=30)
"""How far back the desk of those who oversee the portal looks."""

NAMES_SHOWN = 3


def site_marks(site_ids: Iterable[int]) -> dict[int, SiteMark]:
    """Sites as coloured marks, by id; one query."""
    sites = PortalSite.objects.filter(pk__in=set(site_ids))
    return {site.pk: SiteMark(site.pk, site.short_name, site.theme) for site in sites}


def kind_of(page: Page) -> str:
    """What the item is, in the words of its own page type: its genre, its type of document, else its page type."""
    model = page.cached_content_type.model_class()
    if model is None:
        return ""
    content = page.latest_revision.content if page.latest_revision else {}
    for name in KIND_FIELDS:
        if content.get(name) and any(field.name == name for field in model._meta.get_fields()):
            choices = dict(model._meta.get_field(name).flatchoices)
            return str(choices.get(content[name], content[name]))
    return str(model._meta.verbose_name).capitalize()


def names_of(people: Sequence[User]) -> str:
    """The first three names, and how many more there are."""
    shown = ", ".join(person.get_full_name() for person in people[:NAMES_SHOWN])
    if len(people) <= NAMES_SHOWN:
        return shown
    return _("%(names)s and %(count)d others") % {"names": shown, "count": len(people) - NAMES_SHOWN}


def work_of_sites(sites: Sequence[PortalSite]) -> list[SiteWork]:
    """What waits on each site and what went up lately; two queries, however many sites."""
    started: dict[int, list[datetime]] = defaultdict(list)
    waiting = board_states().filter(task__boardtask__portal_site__in=[site.pk for site in sites])
    for site_id, since in waiting.values_list("task__boardtask__portal_site", "started_at"):
        started[site_id].append(since)
    lately = Page.objects.filter(live=True, last_published_at__gte=timezone.now() - LATELY).order_by()
    published = dict(
        lately.values_list(Substr("path", 1, SITE_PATH_LENGTH)).annotate(
            count=Count("pk")
        )  # a site's beginning
    )
    return [_site_work(site, started[site.pk], published.get(site.root_page.path, 0)) for site in sites]


def _site_work(site: PortalSite, started: list[datetime], published: int) -> SiteWork:
    return SiteWork(
        site=SiteMark(site.pk, site.short_name, site.theme),
        root_page_id=site.root_page_id,
        waiting=len(started),
        oldest=waited_in_words(min(started)) if started else "",
        late=sum(is_late(since) for since in started),
        published=published,
    )


def queue_rows(items: Sequence[ModerationItem]) -> list[QueueRow]:
    """Rows of the given items, in their order; four queries."""
    marks = site_marks(item.portal_site_id for item in items)
    areas = SubjectArea.objects.in_bulk({item.subject_area_id for item in items if item.subject_area_id})
    senders = get_user_model().objects.in_bulk(
        {item.requested_by_id for item in items if item.requested_by_id}
    )
    submitted = dict(
        WorkflowState.objects.filter(
            pk__in=[item.task_state.workflow_state_id for item in items]
        ).values_list("pk", "created_at")
    )
    return [
        _row(
            item,
            marks[item.portal_site_id],
            areas.get(item.subject_area_id),
            senders.get(item.requested_by_id),
            submitted[item.task_state.workflow_state_id],
        )
        for item in items
    ]


def _row(item: ModerationItem, site: SiteMark, area: Any, sender: Any, submitted_at: Any) -> QueueRow:
    return QueueRow(
        task_state_id=item.task_state.pk,
        title=item.title,
        site=site,
        step=item.step,
        kind_label=kind_of(item.page),
        area_id=item.subject_area_id,
        area_label=area.name if area else "",
        sender=sender.get_full_name() if sender else _("the system"),
        sender_note=sender.job_title if sender else "",
        submitted_at=submitted_at,
        waiting_since=item.waiting_since,
        waited=waited_in_words(item.waiting_since),
        is_late=is_late(item.waiting_since),
        is_first_publication=not item.page.live,
    )


def sent_states(user: Any) -> list[WorkflowState]:
    """Workflows of what `user` submitted or owns: returned first, then waiting, then lately published."""
    own_pages = [str(pk) for pk in Page.objects.filter(owner=user).values_list("pk", flat=True)]
    mine = WorkflowState.objects.filter(requested_by=user) | WorkflowState.objects.filter(
        base_content_type__model="page", object_id__in=own_pages
    )
    open_statuses = (WorkflowState.STATUS_NEEDS_CHANGES, WorkflowState.STATUS_IN_PROGRESS)
    waiting = mine.filter(status__in=open_statuses)
    lately = mine.filter(
        status=WorkflowState.STATUS_APPROVED,
        current_task_state__finished_at__gte=timezone.now() - PUBLISHED_SHOWN_FOR,
    )
    found = (waiting | lately).select_related("current_task_state__finished_by").distinct()
    order = (*open_statuses, WorkflowState.STATUS_APPROVED)
    return sorted(found, key=lambda state: (order.index(state.status), -state.pk))


def sent_rows(user: Any) -> list[SentRow]:
    """What `user` has sent: where each item is, who holds it, why it came back; constant queries."""
    states = {state.pk: state for state in sent_states(user) if state.current_task_state_id}
    items = items_of([state.current_task_state for state in states.values()])
    marks = site_marks(item.portal_site_id for item in items)
    holders = holders_of(items)
    return [
        _sent_row(
            item,
            states[item.task_state.workflow_state_id],
            marks[item.portal_site_id],
            holders[item.task_state.pk],
        )
        for item in items
    ]


def _sent_row(item: ModerationItem, state: WorkflowState, site: SiteMark, holders: list[User]) -> SentRow:
    task_state: TaskState = state.current_task_state
    decided_by = task_state.finished_by.get_full_name() if task_state.finished_by else ""
    named, since = {
        WorkflowState.STATUS_NEEDS_CHANGES: ("returned", task_state.finished_at),
        WorkflowState.STATUS_APPROVED: ("published", task_state.finished_at),
    }.get(state.status, ("waiting", task_state.started_at))
    return SentRow(
        page_id=item.page.pk,
        task_state_id=task_state.pk,
        title=item.title,
        site=site,
        step=Step(item.step),
        kind_label=kind_of(item.page),
        state=named,
        since=since or task_state.started_at,
        note=names_of(holders) if named == "waiting" else decided_by,
        reason=task_state.comment if named == "returned" else "",
    )


def own_drafts(user: Any) -> list[Page]:
    """Pages `user` began and never sent, last written first; one query."""
    sent = WorkflowState.objects.filter(base_content_type__model="page").values("object_id")
    drafts = Page.objects.filter(owner=user, live=False, first_published_at=None)
    return list(
        drafts.annotate(key=Cast("pk", CharField()))
        .exclude(key__in=sent)
        .order_by("-latest_revision_created_at")
    )


def _roles_of(user: Any) -> list[RoleGroup]:
    held = RoleGroup.objects.filter(group__user=user.pk).select_related("portal_site")
    return list(held.order_by("portal_site__name", "pk"))


def seats_of(user: Any) -> list[str]:
    """What `user` may do and where: "Duyệt tin: Ban Tuyên giáo"."""
    return [
        f"{held.get_role_display()}: {held.portal_site.short_name}"
        if held.portal_site
        else held.get_role_display()
        for held in _roles_of(user)
    ]
