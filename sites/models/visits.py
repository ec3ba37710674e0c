"""What an auditor opened (nhật ký truy cập): one row a request, written by the firewall, never changed (B23)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sites.models.record import KeptRecord


class Visit(KeptRecord):
    """One address asked for by a person whose stay is logged; the record of an inspection is nobody's to change."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("person")
    )
    at = models.DateTimeField(_("time"), auto_now_add=True, db_index=True)
    method = models.CharField(_("method"), max_length=8)
    address = models.CharField(_("address"), max_length=500)
    view_name = models.CharField(_("screen"), max_length=120, blank=True)
    status = models.PositiveSmallIntegerField(_("answer"))

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.user} {self.method} {self.address}"
