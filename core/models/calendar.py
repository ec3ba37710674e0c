"""Days on which the calendar of the country is not what its formula says (ngày làm việc hoán đổi)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarDay(models.Model):
    """A day made a working day, or taken off, by a notice: swaps are announced each year, some in the same year."""

    day = models.DateField(_("day"), unique=True)
    is_working = models.BooleanField(_("a working day"), default=False)
    source = models.CharField(_("by which notice"), max_length=200)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("exception in the calendar")
        verbose_name_plural = _("exceptions in the calendar")
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"
