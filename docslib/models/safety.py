"""What remains of a file that was stopped, and what two people declared about one that was not (G01)."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from docslib.enums import DeclarationSeat


class StoppedFile(models.Model):
    """The record of a file the gate stopped (biên bản chặn tệp): who, when, its hash, the rule; no name, no text, no
    picture (G01, O02)."""

    token = models.UUIDField(default=uuid.uuid4, db_index=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="stopped_files", verbose_name=_("uploaded by")
    )
    portal_site = models.ForeignKey(
        "portal_sites.PortalSite", models.PROTECT, related_name="stopped_files", verbose_name=_("site")
    )
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, db_index=True)
    rule = models.CharField(_("rule"), max_length=24)
    where = models.CharField(_("part of the file"), max_length=16, blank=True)
    page = models.PositiveIntegerField(_("page"), null=True, blank=True)
    stopped_at = models.DateTimeField(_("stopped at"), auto_now_add=True)
    second_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("found by"),
    )

    class Meta:
        verbose_name = _("stopped file")
        verbose_name_plural = _("stopped files")
        ordering = ["-stopped_at"]

    def __str__(self) -> str:
        return f"{self.stopped_at:%d/%m/%Y %H:%M} {self.rule}"


class Declaration(models.Model):
    """One person's declaration (cam kết) about one file of one document: not secret, not about one person (G01).

    It holds for exactly these bytes; an exchanged file needs two new ones. The two constraints make sure that a
    document's file has one declaration of each seat and never two of one person.
    """

    page = models.ForeignKey(
        "docslib.OfficialDocumentPage",
        models.CASCADE,
        related_name="declarations",
        verbose_name=_("official document"),
    )
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL, models.PROTECT, related_name="+", verbose_name=_("file")
    )
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64)
    seat = models.CharField(_("declaration"), max_length=8, choices=DeclarationSeat)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="declarations", verbose_name=_("declared by")
    )
    declared_at = models.DateTimeField(_("declared at"), auto_now_add=True)
    address = models.GenericIPAddressField(_("machine"), null=True, blank=True)

    # Rows of evidence, not content: Wagtail's reference index need not read them.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("declaration")
        verbose_name_plural = _("declarations")
        ordering = ["declared_at"]
        constraints = [
            models.UniqueConstraint(fields=["page", "sha256", "seat"], name="one_declaration_of_each_seat"),
            models.UniqueConstraint(fields=["page", "sha256", "user"], name="two_declarations_of_two_people"),
        ]

    def __str__(self) -> str:
        return f"{self.get_seat_display()}: {self.user}"
