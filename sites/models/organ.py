"""Organs: they are founded, renamed, merged and dissolved, and every one stays findable."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sites.enums import OrganKind


class OrganQuerySet(models.QuerySet["Organ"]):
    """Vocabulary of organs."""

    def existing(self, *, on: datetime.date) -> OrganQuerySet:
        """Organs that exist on the day `on` (G09)."""
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=on)).filter(
            Q(ends_on=None) | Q(ends_on__gte=on)
        )


class Organ(models.Model):
    """A body of the Party or the State (cơ quan, đơn vị) with the days between which it exists."""

    code = models.CharField(
        _("code"), max_length=24, help_text=_("As in document numbers: TU, BTGDVTU, UBKTTU …")
    )
    slug = models.SlugField(_("short name in addresses"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganKind)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("superior organ"),
    )
    starts_on = models.DateField(_("exists from"), null=True, blank=True)
    ends_on = models.DateField(_("exists until"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
    )

    objects = OrganQuerySet.as_manager()

    class Meta:
        verbose_name = _("organ")
        verbose_name_plural = _("organs")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="organ_ends_after_it_starts",
                violation_error_message=_("An organ cannot end before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
