"""Where each page may be read, its ancestors counted in: the one table that lists, search and feeds ask (A04)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class PageExposure(models.Model):
    """Effective channels of one page: its own, within those of every page above it.

    A row is derived data, kept by `core.services.exposure`; a page without a row is read nowhere.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="exposure")
    on_internet = models.BooleanField(_("on the Internet"), default=False, db_index=True)
    on_wan = models.BooleanField(_("on the Party network"), default=False, db_index=True)

    class Meta:
        verbose_name = _("page exposure")
        verbose_name_plural = _("page exposures")

    def __str__(self) -> str:
        return f"{self.page_id}: internet={self.on_internet} wan={self.on_wan}"
