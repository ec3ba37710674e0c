"""What an auditor opened (nhật ký truy cập): one row a request, written by the firewall, never changed (B23)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RecordKept(Exception):
    """Somebody tried to change or delete what was recorded."""


class VisitQuerySet(models.QuerySet["Visit"]):
    """Rows are added and read; the record of an inspection is nobody's to change (B23)."""

    def update(self, **kwargs: Any) -> int:
        """Raise RecordKept."""
        raise RecordKept

    def delete(self) -> tuple[int, dict[str, int]]:
        """Raise RecordKept."""
        raise RecordKept


class Visit(models.Model):
    """One address asked for by a person whose stay is logged."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("person")
    )
    at = models.DateTimeField(_("time"), auto_now_add=True, db_index=True)
    method = models.CharField(_("method"), max_length=8)
    address = models.CharField(_("address"), max_length=500)
    view_name = models.CharField(_("screen"), max_length=120, blank=True)
    status = models.PositiveSmallIntegerField(_("answer"))

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.user} {self.method} {self.address}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row; raises RecordKept for one that is written already."""
        if self.pk is not None:
            raise RecordKept
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raise RecordKept."""
        raise RecordKept
