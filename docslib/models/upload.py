"""A file somebody uploaded for the library and has not yet made a document of."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from docslib.enums import SecondLook, UploadState


class PendingUpload(models.Model):
    """An unfinished upload (đang làm dở): nothing typed or chosen is lost when the browser is closed (G07).

    Until the gate has judged the file its bytes lie in the intake (`docslib/intake`), in memory, under `token`, and
    `document` is empty; what the gate stops leaves a `StoppedFile` and no row here (G01).
    """

    token = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    document = models.OneToOneField(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="pending_upload",
        verbose_name=_("file"),
    )
    library = models.ForeignKey(
        "docslib.DocumentLibraryPage",
        models.CASCADE,
        related_name="pending_uploads",
        verbose_name=_("library"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="pending_uploads",
        verbose_name=_("uploaded by"),
    )
    name = models.CharField(_("name of the file"), max_length=255, blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True, db_index=True)
    state = models.CharField(_("state"), max_length=12, choices=UploadState, default=UploadState.ARRIVED)
    pages_total = models.PositiveIntegerField(_("pages"), default=0)
    pages_done = models.PositiveIntegerField(_("pages read"), default=0)
    problem = models.CharField(_("problem"), max_length=40, blank=True)
    marks = models.JSONField(_("what the gate saw"), default=list, blank=True)
    created_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    second_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="second_looks",
        verbose_name=_("looked at by"),
    )
    second_look = models.CharField(_("second look"), max_length=8, choices=SecondLook, blank=True)
    second_at = models.DateTimeField(_("looked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("unfinished upload")
        verbose_name_plural = _("unfinished uploads")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name or str(self.document)
