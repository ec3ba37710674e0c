"""People with an account (tài khoản)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """One person, one account: never shared, never deleted, only deactivated (N08)."""

    full_name = models.CharField(_("full name"), max_length=120, blank=True)
    job_title = models.CharField(_("job title"), max_length=160, blank=True)

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

    def get_full_name(self) -> str:
        """The name as Vietnamese people write it; the user name when none was given."""
        return self.full_name or super().get_full_name() or self.username

    def get_short_name(self) -> str:
        """How colleagues are addressed: the given name stands last."""
        return self.get_full_name().split()[-1] if self.get_full_name() else self.username
