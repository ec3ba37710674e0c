"""People with an account (tài khoản)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """One person, one account: never shared, never deleted, only deactivated (N08)."""

    full_name = models.CharField(_("full name"), max_length=120, blank=True)
    job_title = models.CharField(_("job title"), max_length=160, blank=True)
    valid_until = models.DateTimeField(
        _("account closes at"),
        null=True,
        blank=True,
        help_text=_("From this moment on nobody gets in with this account; open sessions end too."),
    )

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.get_full_name()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the first name alike: Wagtail's sidebar prints it, and a Vietnamese name is not taken apart."""
        if self.full_name:
            self.first_name = self.full_name
        super().save(*args, **kwargs)

    @property
    def is_open(self) -> bool:
        """Whether the account may be used now: active, and its time not over (B23)."""
        return self.is_active and (self.valid_until is None or timezone.now() < self.valid_until)

    def get_full_name(self) -> str:
        """The name as Vietnamese people write it; the user name when none was given."""
        return self.full_name or super().get_full_name() or self.username

    def get_short_name(self) -> str:
        """How colleagues are addressed: the given name stands last."""
        return self.get_full_name().split()[-1] if self.get_full_name() else self.username
