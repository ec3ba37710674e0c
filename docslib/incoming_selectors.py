"""What the screens show of a file that the gate has not let through yet (G01, G07)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.models import PortalDocument
from docslib.enums import UNFINISHED_UPLOADS, UploadState
from docslib.models import OfficialDocumentPage, PendingUpload, StoppedFile
from docslib.reading.result import ReadProblem
from docslib.reading_selectors import LEFT_BEHIND_AFTER
from docslib.secrecy.verdict import Severity
from docslib.services.admission import mark_in_words
from docslib.services.incoming import EXPIRED, NEEDS
from docslib.upload_selectors import unfinished_uploads
from sites.access.ownership import scoped
from sites.access.person import Person

_NOTES = {
    UploadState.HELD: gettext_lazy("The machine is not sure; a second person looks at it."),
    UploadState.SCAN_AGAIN: gettext_lazy(
        "The second person could not read it for certain. Scan it again at 300 dots per inch and upload it."
    ),
    UploadState.LOST: gettext_lazy("The server restarted before it was judged. Upload it again."),
}


@dataclass(frozen=True, slots=True)
class UploadCard:
    """How far an unfinished upload is; `then` is the screen that follows when it is `is_finished`."""

    state: str
    label: str
    note: str
    done: int
    total: int
    is_finished: bool
    may_retry: bool
    then: str


@dataclass(frozen=True, slots=True)
class SameBytes:
    """What else holds the bytes of an upload: pages, unfinished uploads in words, and how many are not shown."""

    pages: tuple[OfficialDocumentPage, ...] = ()
    uploads: tuple[str, ...] = ()
    hidden: int = 0

    def __bool__(self) -> bool:
        return bool(self.pages or self.uploads or self.hidden)


def upload_at(user: Any, token: UUID) -> PendingUpload | None:
    """The person's own unfinished upload of this token."""
    return unfinished_uploads(user).filter(token=token).first()


def stopped_at(user: Any, token: UUID) -> StoppedFile | None:
    """The record of the person's own upload of this token, when the gate stopped it."""
    return StoppedFile.objects.filter(user=user, token=token).first()


def upload_card(upload: PendingUpload) -> UploadCard:
    """The upload as its screens show it; asks the database nothing."""
    is_finished = upload.state not in UNFINISHED_UPLOADS
    return UploadCard(
        state=upload.state,
        label=str(UploadState(upload.state).label),
        note=_upload_note(upload),
        done=upload.pages_done,
        total=upload.pages_total,
        is_finished=is_finished,
        may_retry=upload.state == UploadState.UNREADABLE or _is_left_behind(upload),
        then=_next_screen(upload) if is_finished else "",
    )


def marks_shown(upload: PendingUpload) -> list[str]:
    """Why the machine was not sure of a held file: rule and place, never words of the file."""
    return [
        mark_in_words(mark["rule"], mark["where"], mark["page"])
        for mark in upload.marks
        if mark["severity"] >= Severity.REVIEW
    ]


def same_bytes(upload: PendingUpload, *, user: Any, file_hash: str) -> SameBytes:
    """What else holds these very bytes, of what the person may see; the rest is counted. `file_hash` is the files' own
    hash (SHA-1), which the library keeps of each."""
    files = PortalDocument.objects.filter(file_hash=file_hash).exclude(pk=upload.document_id)
    pages = OfficialDocumentPage.objects.filter(files__document__in=files).distinct()
    seen = [page for page in pages if page.live or page.permissions_for_user(user).can_edit()]
    open_ones = same_uploads(upload, user=user)
    return SameBytes(tuple(seen), open_ones.uploads, open_ones.hidden + len(pages) - len(seen))


def same_uploads(upload: PendingUpload, *, user: Any) -> SameBytes:
    """Unfinished uploads of these very bytes, of people on the sites that the person may see; the rest is counted."""
    others = PendingUpload.objects.filter(sha256=upload.sha256).exclude(pk=upload.pk).exclude(sha256="")
    seen = scoped(others.select_related("user"), Person.of(user))
    return SameBytes((), tuple(_upload_in_words(other, user) for other in seen), others.count() - len(seen))


def _upload_in_words(other: PendingUpload, user: Any) -> str:
    when = date_format(timezone.localtime(other.created_at), "H:i d/m/Y")
    if other.user_id == user.pk:
        return _("you are uploading it already, since %(when)s") % {"when": when}
    return _("%(person)s is uploading it too, since %(when)s") % {"person": other.user, "when": when}


def _upload_note(upload: PendingUpload) -> str:
    if upload.state == UploadState.READING and upload.pages_total:
        return _("Being read: %(done)d of %(total)d pages.") % {
            "done": upload.pages_done,
            "total": upload.pages_total,
        }
    if upload.state == UploadState.UNREADABLE:
        return _unreadable_note(upload.problem)
    if upload.state == UploadState.LOST and upload.problem == EXPIRED:
        return _("Nobody finished it in seven days, so its bytes were destroyed. Upload it again.")
    state = UploadState(upload.state)
    return str(_NOTES.get(state, state.label))


def _unreadable_note(problem: str) -> str:
    if problem.startswith(NEEDS):
        return _(
            "The server cannot read this kind of file yet: %(packages)s must be installed. Tell the technical "
            "office; the file waits for it."
        ) % {"packages": problem.removeprefix(NEEDS)}
    known = problem in ReadProblem.values
    return str(ReadProblem(problem).label if known else ReadProblem.CRASHED.label)


def _is_left_behind(upload: PendingUpload) -> bool:
    since = upload.started_at if upload.state == UploadState.READING else upload.created_at
    return (
        upload.state in UNFINISHED_UPLOADS
        and since is not None
        and since < timezone.now() - LEFT_BEHIND_AFTER
    )


def _next_screen(upload: PendingUpload) -> str:
    if upload.state == UploadState.CLEARED:
        return reverse("docslib_admin:check", args=[upload.pk])
    return reverse("docslib_admin:incoming", args=[upload.token])
