"""Who reads the portal through its API beyond what anybody may (F07)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ApiClient(models.Model):
    """A program known by a token (ứng dụng kết nối). The token itself is shown once and never kept."""

    name = models.CharField(_("name"), max_length=150, unique=True)
    contact = models.EmailField(_("contact"))
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    per_minute = models.PositiveIntegerField(_("requests a minute"), default=300)
    is_active = models.BooleanField(_("may connect"), default=True)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("connected program")
        verbose_name_plural = _("connected programs")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ApiUse(models.Model):
    """How much a program asked for on one day (nhật ký kết nối)."""

    client = models.ForeignKey(ApiClient, models.CASCADE, related_name="uses")
    day = models.DateField(_("day"))
    operation = models.CharField(_("operation"), max_length=40)
    requests = models.PositiveIntegerField(_("requests"), default=0)
    refused = models.PositiveIntegerField(_("refused"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("use by a program")
        verbose_name_plural = _("use by programs")
        ordering = ["-day", "operation"]
        constraints = [models.UniqueConstraint("client", "day", "operation", name="one_use_a_day")]

    def __str__(self) -> str:
        return f"{self.client} {self.day:%d/%m/%Y} {self.operation}"
