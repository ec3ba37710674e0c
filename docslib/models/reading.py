"""What was read of a file: its text by page, and how far the reading has come."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from docslib.enums import ReadingState


class FileReading(models.Model):
    """The reading of one file; the row shows its progress and survives a crash (G07)."""

    document = models.OneToOneField(
        settings.WAGTAILDOCS_DOCUMENT_MODEL, models.CASCADE, related_name="reading", verbose_name=_("file")
    )
    state = models.CharField(_("state"), max_length=16, choices=ReadingState, default=ReadingState.QUEUED)
    file_hash = models.CharField(_("hash of the file read"), max_length=64, blank=True)
    kind = models.CharField(_("kind of file"), max_length=16, blank=True)
    pages_total = models.PositiveIntegerField(_("pages"), default=0)
    pages_done = models.PositiveIntegerField(_("pages read"), default=0)
    is_ocr = models.BooleanField(_("read from a scan"), default=False)
    encoding = models.CharField(_("letters were written in"), max_length=16, blank=True)
    signatures = models.JSONField(_("digital signatures"), default=list, blank=True)
    html = models.TextField(_("text with its layout"), blank=True)
    missing_package = models.CharField(_("package to install"), max_length=120, blank=True)
    error = models.TextField(_("error"), blank=True)
    queued_at = models.DateTimeField(_("queued at"), auto_now_add=True)
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("reading of a file")
        verbose_name_plural = _("readings of files")
        ordering = ["-queued_at"]

    def __str__(self) -> str:
        return f"{self.document}: {self.get_state_display()}"


class FilePage(models.Model):
    """The text of one page of a file; pages count from 1."""

    reading = models.ForeignKey(FileReading, models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField(_("page"))
    text = models.TextField(_("text"), blank=True)
    is_ocr = models.BooleanField(_("read from a scan"), default=False)

    # Thousands of rows a library, holding no links: Wagtail's reference index need not read them.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("page of a file")
        verbose_name_plural = _("pages of files")
        ordering = ["reading", "number"]
        constraints = [models.UniqueConstraint(fields=["reading", "number"], name="file_page_once")]

    def __str__(self) -> str:
        return f"{self.reading_id}/{self.number}"
