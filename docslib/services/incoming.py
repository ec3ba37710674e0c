"""Reading and judging an uploaded file in the background, and what becomes of it (G01, G07, O02).

States: arrived → reading → cleared | held | unreadable | lost, or a `StoppedFile` and no row. A run that was overtaken
by a newer one throws its result away. Logs name the row and never the file: a fault may quote what it read.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from docslib.enums import SecondLook, UploadState
from docslib.intake import folder
from docslib.models import PendingUpload
from docslib.reading.result import FileKind, ReadProblem, ReadResult
from docslib.secrecy.verdict import Mark, Rule, Severity, Verdict, Where
from docslib.services.admission import document_store, examine, file_stop
from docslib.tasks import mail_answer, mail_held, mail_stopped
from sites.models import PortalSite
from sites.selectors import portal_site_of

logger = logging.getLogger(__name__)

STALE_AFTER = timedelta(minutes=30)
"""A reading that has shown no end for so long was left behind by a restart; the longest scans take less."""
WAITS_AT_MOST = timedelta(days=7)
"""Nothing waits in the intake longer: what nobody looked at in a week is uploaded again."""
NEEDS = "needs:"
"""How `problem` begins when programs are missing; their Debian packages follow."""
EXPIRED = "expired"
"""The `problem` of a file that nobody finished in time."""


def queue(pending: PendingUpload) -> None:
    """Have the file read once the transaction around this is through."""
    transaction.on_commit(lambda: judge_upload.enqueue(pending.pk))


def incoming_run(*, upload_id: int) -> bool:
    """Read and judge a waiting file now. False when the row is gone, settled, or another run has it."""
    started_at = timezone.now()
    waiting = PendingUpload.objects.filter(pk=upload_id, state=UploadState.ARRIVED)
    if not waiting.update(state=UploadState.READING, started_at=started_at):
        return False
    upload = PendingUpload.objects.select_related("library", "user").get(pk=upload_id)
    try:
        path = folder.path_of(upload.token)
    except folder.IntakeLost:
        return bool(_mine(upload_id, started_at).update(state=UploadState.LOST))
    result, verdict = _examine(upload, started_at, path)
    return _settle(upload_id, started_at, path, result, verdict)


def uploads_resume(*, with_missing_programs: bool = False) -> int:
    """Judge in the foreground what a restart left waiting; returns how many files were judged.

    Rows whose bytes went with the memory of the machine say so afterwards. With `with_missing_programs` files that
    waited for a program are tried again too.
    """
    left_behind = timezone.now() - STALE_AFTER
    waiting = Q(state=UploadState.ARRIVED) | Q(state=UploadState.READING, started_at__lt=left_behind)
    if with_missing_programs:
        waiting |= Q(state=UploadState.UNREADABLE, problem__startswith=NEEDS)
    uploads = PendingUpload.objects.filter(waiting)
    ids = list(uploads.order_by("created_at").values_list("pk", flat=True))
    uploads.filter(pk__in=ids).exclude(state=UploadState.ARRIVED).update(state=UploadState.ARRIVED)
    count = sum(incoming_run(upload_id=pk) for pk in ids)
    _mark_lost("")
    return count


def intake_sweep() -> int:
    """Destroy what waited in the intake longer than it may; each uploader is told. Returns how many rows that were."""
    folder.sweep(WAITS_AT_MOST)
    return _mark_lost(EXPIRED)


def _mark_lost(problem: str) -> int:
    """Rows that still count on bytes which are gone say so, and their uploaders hear of it."""
    count = 0
    settled = PendingUpload.objects.filter(state__in=(UploadState.HELD, UploadState.UNREADABLE))
    for upload in settled:
        try:
            folder.path_of(upload.token)
        except folder.IntakeLost:
            PendingUpload.objects.filter(pk=upload.pk, state=upload.state).update(
                state=UploadState.LOST, problem=problem
            )
            mail_answer.enqueue(upload.pk)
            count += 1
    return count


@task(priority=-10)
def judge_upload(upload_id: int) -> bool:
    """The background task of one file; it gives way to mails and the search index."""
    return incoming_run(upload_id=upload_id)


def site_of(upload: PendingUpload) -> PortalSite:
    """The site of the upload's library; a library always stands on one."""
    site = portal_site_of(upload.library)
    if site is None:
        raise LookupError(f"Library {upload.library_id} stands on no site.")
    return site


def verdict_of(upload: PendingUpload) -> Verdict:
    """What the gate saw, as it stands on the row: rules and places, no words."""
    return Verdict(
        tuple(
            Mark(Severity(mark["severity"]), Rule(mark["rule"]), "", Where(mark["where"]), mark["page"])
            for mark in upload.marks
        )
    )


def _mine(upload_id: int, started_at: datetime) -> Any:
    return PendingUpload.objects.filter(pk=upload_id, started_at=started_at, state=UploadState.READING)


def _examine(upload: PendingUpload, started_at: datetime, path: Path) -> tuple[ReadResult, Verdict]:
    """Read and judge; any fault of ours becomes a result, so that the row never stays in `reading`."""
    run = _mine(upload.pk, started_at)

    def show_progress(done: int, total: int) -> None:
        run.update(pages_done=done, pages_total=total)

    try:
        return examine(path, upload.name, on_page=show_progress)
    except Exception as fault:
        logger.error(
            "Judging upload %s failed: %s", upload.pk, type(fault).__name__
        )  # no trace: it may quote the file
        return ReadResult(FileKind.UNKNOWN, error=ReadProblem.CRASHED), Verdict()


def _settle(upload_id: int, started_at: datetime, path: Path, result: ReadResult, verdict: Verdict) -> bool:
    """Write the outcome, unless another run has overtaken this one."""
    with transaction.atomic():
        upload = _mine(upload_id, started_at).select_for_update(of=("self",)).first()
        if upload is None:
            return False
        upload.pages_total = upload.pages_done = len(result.pages)
        upload.marks = [
            {"severity": int(mark.severity), "rule": mark.rule, "where": mark.where, "page": mark.page}
            for mark in verdict.marks
        ]
        if verdict.severity == Severity.BLOCK:
            stop(upload, verdict)
        elif result.error or result.missing:
            _give_up(upload, result)
        elif verdict.severity == Severity.REVIEW and upload.second_look != SecondLook.NO_MARK:
            _hold(upload)
        else:
            _clear(upload, path, result)
    return True


def stop(upload: PendingUpload, verdict: Verdict, *, second_user: Any = None) -> None:
    """Destroy the bytes and the row; the record of who, when, hash, rule and place stays. Inside a transaction."""
    stopped = file_stop(
        user=upload.user,
        portal_site=site_of(upload),
        sha256=upload.sha256,
        verdict=verdict,
        second_user=second_user,
        token=upload.token,
    )
    upload.delete()
    folder.destroy(stopped.token)
    transaction.on_commit(lambda: mail_stopped.enqueue(stopped.pk))


def _give_up(upload: PendingUpload, result: ReadResult) -> None:
    upload.state = UploadState.UNREADABLE
    upload.problem = result.error.value if result.error else f"{NEEDS}{result.missing}"[:40]
    upload.save()


def _hold(upload: PendingUpload) -> None:
    upload.state = UploadState.HELD
    upload.save()
    transaction.on_commit(lambda: mail_held.enqueue(upload.pk))


def _clear(upload: PendingUpload, path: Path, result: ReadResult) -> None:
    upload.document = document_store(
        user=upload.user,
        portal_site=site_of(upload),
        path=path,
        name=upload.name,
        channel=upload.library.channel,
        result=result,
    )
    upload.state = UploadState.CLEARED
    upload.save()
    transaction.on_commit(lambda: folder.destroy(upload.token))
    if upload.second_look:
        transaction.on_commit(lambda: mail_answer.enqueue(upload.pk))
