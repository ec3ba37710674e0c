"""What the upload screens show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from wagtail.models import WorkflowState

from core.permissions import SITE_PATH_LENGTH
from docslib.enums import UploadState
from docslib.models import DocumentLibraryPage, OfficialDocumentPage, PendingUpload
from sites.access.ownership import of_sites
from sites.models import PortalSite


def libraries_of(sites: Sequence[PortalSite]) -> list[DocumentLibraryPage]:
    """The libraries of the sites, in the order of the sites; one query."""
    rank = {site.root_page.path: number for number, site in enumerate(sites)}
    found = of_sites(DocumentLibraryPage.objects.order_by("path"), sites)
    return sorted(found, key=lambda library: rank[library.path[:SITE_PATH_LENGTH]])


def unfinished_uploads(user: Any) -> QuerySet[PendingUpload]:
    """The person's own uploads that are not yet documents, newest first."""
    return PendingUpload.objects.filter(user=user).select_related("document__reading", "library")


def cleared_uploads(user: Any) -> QuerySet[PendingUpload]:
    """Those of them that the gate has let through: only these have a file (G01)."""
    return unfinished_uploads(user).filter(state=UploadState.CLEARED)


def recent_drafts(user: Any, *, limit: int | None = 5) -> QuerySet[OfficialDocumentPage]:
    """Documents the person made and has not submitted, newest first."""
    drafts = OfficialDocumentPage.objects.filter(owner=user, live=False, first_published_at=None)
    ids = [str(pk) for pk in drafts.values_list("pk", flat=True)]
    waiting = WorkflowState.objects.filter(object_id__in=ids, status=WorkflowState.STATUS_IN_PROGRESS)
    before_the_board = [int(pk) for pk in waiting.values_list("object_id", flat=True)]
    return drafts.exclude(pk__in=before_the_board).order_by("-latest_revision_created_at")[:limit]
