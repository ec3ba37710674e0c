"""Documents an uploaded file may be put into (H05)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from wagtail.models import WorkflowState
from wagtail.permissions import page_permission_policy

from core.models import PortalDocument
from core.vietnamese.numbers import search_key
from docslib.models import OfficialDocumentPage, PendingUpload

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ChangeableDocument:
    """A document with the files of its latest version; `waits` says that it is before the board now."""

    page_id: int
    title: str
    is_live: bool
    waits: bool
    files: tuple[tuple[int, str], ...]


def documents_to_change(pending: PendingUpload, asked: str, *, user: Any) -> list[ChangeableDocument]:
    """Documents of the upload's library that the person may edit, by number or words of the title, newest first; a
    constant number of queries."""
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    pages = OfficialDocumentPage.objects.child_of(pending.library).filter(pk__in=editable.values("pk"))
    if words := asked.strip():
        by_number = Q(number_key=search_key(words)) if search_key(words) else Q(pk=None)
        pages = pages.filter(by_number | Q(draft_title__icontains=words) | Q(abstract__icontains=words))
    newest = pages.select_related("latest_revision").order_by("-latest_revision_created_at")
    shown = list(newest[:MOST_SHOWN])
    waiting = _before_the_board(shown)
    files = {page.pk: _files(page) for page in shown}
    wanted = {pk for rows in files.values() for pk, _title in rows}
    titles = dict(PortalDocument.objects.filter(pk__in=wanted).values_list("pk", "title"))
    return [
        ChangeableDocument(
            page_id=page.pk,
            title=page.draft_title or page.title,
            is_live=page.live,
            waits=str(page.pk) in waiting,
            files=tuple((pk, title or titles[pk]) for pk, title in files[page.pk] if pk in titles),
        )
        for page in shown
    ]


def _files(page: OfficialDocumentPage) -> list[tuple[int, str]]:
    """Ids and shown names of the files of the latest version, as it is stored."""
    content = page.latest_revision.content if page.latest_revision else {}
    return [(row["document"], row["title"]) for row in content.get("files", [])]


def _before_the_board(pages: list[OfficialDocumentPage]) -> set[str]:
    ids = [str(page.pk) for page in pages]
    states = WorkflowState.objects.filter(object_id__in=ids, status=WorkflowState.STATUS_IN_PROGRESS)
    return set(states.values_list("object_id", flat=True))
