"""Who was given which role, by whom, why and until when (cấp quyền): the record behind the groups (B11, B23)."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sites.models.portal_site import PortalSite
from sites.roles import Role


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    """Vocabulary of roles that were given."""

    def open(self) -> RoleGrantQuerySet:
        """Roles that nobody has taken yet, those whose time is over included."""
        return self.filter(ended_at=None)

    def in_force(self, *, at: datetime.datetime | None = None) -> RoleGrantQuerySet:
        """Open roles whose time is not over (B23)."""
        return self.open().filter(Q(valid_until=None) | Q(valid_until__gt=at or timezone.now()))


class RoleGrant(models.Model):
    """One role of one person, from the day it was given to the day it was taken; never deleted."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="role_grants", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    portal_site = models.ForeignKey(
        PortalSite, models.PROTECT, null=True, blank=True, related_name="role_grants", verbose_name=_("site")
    )
    granted_at = models.DateTimeField(_("given at"), auto_now_add=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("given by"),
    )
    reason = models.CharField(_("reason"), max_length=300)
    valid_until = models.DateTimeField(_("valid until"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ended by"),
    )
    end_reason = models.CharField(_("reason for the end"), max_length=300, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("role given")
        verbose_name_plural = _("roles given")
        ordering = ["-granted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "portal_site"],
                condition=Q(ended_at=None),
                name="one_open_grant_per_role_and_site",
            ),
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=Q(ended_at=None, portal_site=None),
                name="one_open_grant_per_central_role",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("granted_at")),
                name="grant_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        where = f" ({self.portal_site})" if self.portal_site_id else ""
        return f"{self.user} – {self.get_role_display()}{where}"
