"""A bulk import: one run, one row for each line of the spreadsheet (G07)."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from docslib.enums import ImportRowState, ImportState


class ImportRun(models.Model):
    """One import of many documents (nhập hàng loạt); it can be resumed from where it stopped."""

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    library = models.ForeignKey(
        "docslib.DocumentLibraryPage", models.CASCADE, related_name="import_runs", verbose_name=_("library")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="import_runs", verbose_name=_("started by")
    )
    name = models.CharField(_("name"), max_length=255)
    source = models.CharField(max_length=1024, editable=False)
    state = models.CharField(_("state"), max_length=12, choices=ImportState, default=ImportState.CHECKING)
    note = models.TextField(_("note"), blank=True)
    created_at = models.DateTimeField(_("started at"), auto_now_add=True)
    beat_at = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("bulk import")
        verbose_name_plural = _("bulk imports")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name


class ImportRow(models.Model):
    """One line of the spreadsheet and what became of it."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("line"))
    file_name = models.CharField(_("name of the file"), max_length=255, blank=True)
    values = models.JSONField(_("values"), default=dict)
    state = models.CharField(
        _("state"), max_length=12, choices=ImportRowState, default=ImportRowState.WAITING
    )
    reasons = models.JSONField(_("reasons"), default=list, blank=True)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True)
    page = models.ForeignKey(
        "docslib.OfficialDocumentPage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("official document"),
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("line of a bulk import")
        verbose_name_plural = _("lines of a bulk import")
        ordering = ["run", "line"]
        constraints = [models.UniqueConstraint(fields=["run", "line"], name="line_once_in_an_import")]
        indexes = [models.Index(fields=["run", "state"], name="import_rows_by_state")]

    def __str__(self) -> str:
        return f"{self.run_id}/{self.line}"
