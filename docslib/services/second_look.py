"""The answer of a second person about a held file (người xem thứ hai) (G01)."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from docslib.enums import SecondLook, UploadState
from docslib.intake import folder
from docslib.look_selectors import held_for
from docslib.models import PendingUpload
from docslib.services.incoming import queue, stop, verdict_of
from docslib.tasks import mail_answer


class LookRefused(Exception):
    """The answer is not taken; `reasons` say why."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


@transaction.atomic
def look_answer(*, user: Any, upload_id: int, answer: SecondLook) -> None:
    """Take the answer: let the file go on, have it scanned again, or stop it. The bytes of the last two are destroyed.

    Raises LookRefused when the file no longer waits, or when the person may not look at it: nobody looks at his own.
    """
    upload = (
        PendingUpload.objects.select_for_update(of=("self",))
        .filter(pk__in=held_for(user).order_by().values("pk"))
        .filter(pk=upload_id)
        .first()
    )
    if upload is None:
        raise LookRefused(
            [_("This file no longer waits for you: somebody has answered, or it was taken back.")]
        )
    upload.second_user, upload.second_look, upload.second_at = user, answer, timezone.now()
    if answer == SecondLook.MARK:
        stop(upload, verdict_of(upload), second_user=user)
        return
    if answer == SecondLook.NO_MARK:
        # Its text was not stored while it was held, so it is read once more; the answer stands on the row.
        upload.state = UploadState.ARRIVED
        queue(upload)
    else:
        upload.state = UploadState.SCAN_AGAIN
        folder.destroy(upload.token)
        transaction.on_commit(lambda: mail_answer.enqueue(upload.pk))
    upload.save()
