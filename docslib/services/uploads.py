"""Taking a file at the door of the library: into the intake, through antivirus and checks, into the queue (G01, M02).

Nothing of a file is stored before the gate has cleared it: `docslib/services/incoming.py` reads and judges it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from core.models import PortalDocument
from docslib.enums import UploadState
from docslib.intake import folder
from docslib.intake.checks import reasons_against, size_reason
from docslib.models import DocumentLibraryPage, PendingUpload, StoppedFile
from docslib.reading_selectors import LEFT_BEHIND_AFTER
from docslib.services.incoming import queue
from sites.models import PortalSite
from sites.selectors import portal_site_of

NAME_LENGTH = 255


class UploadRefused(Exception):
    """The file is not taken; `reasons` say why and what to do."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


class UploadStopped(Exception):
    """These very bytes were stopped once; `stopped` is the new record of it (G01)."""

    def __init__(self, stopped: StoppedFile) -> None:
        self.stopped = stopped
        super().__init__(stopped.rule)


def upload_take(*, user: Any, library: DocumentLibraryPage, upload: UploadedFile) -> PendingUpload:
    """Take a file into the intake and queue its judgement.

    Raises UploadRefused when the person may not add to this library or the checks refuse the file, UploadStopped when
    these bytes were stopped before. Of a file that is not taken nothing stays.
    """
    portal_site = portal_site_of(library)
    if portal_site is None or not may_upload(user, library):
        raise UploadRefused([_("You may not add documents to this library.")])
    name = Path(upload.name or "").name[:NAME_LENGTH]
    if too_large := size_reason(upload.size or 0, name):
        raise UploadRefused([too_large])
    try:
        kept = folder.keep(upload.chunks())
    except folder.IntakeFull as full:
        raise UploadRefused(full.reasons) from full
    try:
        refuse_what_was_stopped(user=user, portal_site=portal_site, sha256=kept.sha256)
        if reasons := reasons_against(folder.path_of(kept.token), name):
            raise UploadRefused(reasons)
        with transaction.atomic():
            pending = PendingUpload.objects.create(
                token=kept.token, library=library, user=user, name=name, size=kept.size, sha256=kept.sha256
            )
            queue(pending)
    except BaseException:
        folder.destroy(kept.token)
        raise
    return pending


def refuse_what_was_stopped(*, user: Any, portal_site: PortalSite, sha256: str) -> None:
    """Raise UploadStopped, with a record of its own, for bytes the gate stopped once on whatever site."""
    known = StoppedFile.objects.filter(sha256=sha256).first()
    if known is not None:
        raise UploadStopped(
            StoppedFile.objects.create(
                user=user,
                portal_site=portal_site,
                sha256=sha256,
                rule=known.rule,
                where=known.where,
                page=known.page,
            )
        )


def may_upload(user: Any, library: DocumentLibraryPage) -> bool:
    """Whether the person may add pages to the library and files to its site's collection."""
    portal_site = portal_site_of(library)
    policy = policy_registry.get_by_type(PortalDocument)
    return (
        portal_site is not None
        and library.permissions_for_user(user).can_add_subpage()
        and policy.collections_user_has_permission_for(user, "add")
        .filter(pk=portal_site.collection_id)
        .exists()
    )


@transaction.atomic
def upload_discard(*, pending: PendingUpload) -> None:
    """Throw an unfinished upload away: its bytes in the intake, or its file when it was cleared."""
    folder.destroy(pending.token)
    if pending.document is not None:
        pending.document.delete()
    else:
        pending.delete()


def upload_again(*, pending: PendingUpload) -> None:
    """Read a file once more that could not be read or was left behind; nothing happens in any other state."""
    left_behind = Q(state=UploadState.READING, started_at__lt=timezone.now() - LEFT_BEHIND_AFTER)
    unread = Q(state__in=(UploadState.UNREADABLE, UploadState.ARRIVED)) | left_behind
    waiting = PendingUpload.objects.filter(unread, pk=pending.pk)
    if waiting.update(state=UploadState.ARRIVED, problem="", pages_done=0, pages_total=0):
        queue(pending)
