"""Who opened which file that is read on the Party's network alone (nhật ký tải văn bản) (G12)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.channels import Channel
from sites.models.record import KeptRecord


class FileDownload(KeptRecord):
    """One opening of one file: who, from which machine, when, and what it was called then.

    The names are kept here: the row outlives the file and the page. Reading on the network needs no account, so
    `user` may be empty.
    """

    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        verbose_name=_("file"),
    )
    portal_site = models.ForeignKey(
        "portal_sites.PortalSite",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("site"),
    )
    name = models.CharField(_("name of the file"), max_length=255)
    number = models.CharField(_("number and symbol"), max_length=60, blank=True)
    title = models.CharField(_("title of the document"), max_length=255)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
    )
    address = models.GenericIPAddressField(_("machine"), null=True, blank=True)
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    at = models.DateTimeField(_("time"), auto_now_add=True, db_index=True)

    # Rows of evidence, not content: Wagtail's reference index need not read them.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("download")
        verbose_name_plural = _("downloads")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M} {self.name}"
