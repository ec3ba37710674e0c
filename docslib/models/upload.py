"""A file somebody uploaded for the library and has not yet made a document of."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PendingUpload(models.Model):
    """An unfinished upload (đang làm dở): nothing typed or chosen is lost when the browser is closed (G07)."""

    document = models.OneToOneField(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        models.CASCADE,
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
    created_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("unfinished upload")
        verbose_name_plural = _("unfinished uploads")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return str(self.document)
