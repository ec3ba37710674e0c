"""Editorial boards: who decides on a site, since when, and for which subject areas."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel

from sites.enums import Position


class SubjectArea(models.Model):
    """A field of work (lĩnh vực) that routes an item to the deputy in charge (B03)."""

    slug = models.SlugField(_("short name in addresses"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta:
        verbose_name = _("subject area")
        verbose_name_plural = _("subject areas")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class EffectiveQuerySet(models.QuerySet):  # type: ignore[type-arg]  # serves boards and seats alike
    """Vocabulary of rows that hold from a day to a day."""

    def in_force(self, *, on: datetime.date) -> EffectiveQuerySet:
        """Rows that hold on the day `on` (B01, B09)."""
        return self.filter(starts_on__lte=on).filter(Q(ends_on=None) | Q(ends_on__gte=on))


class EditorialBoard(ClusterableModel):
    """The board (ban biên tập) of a site, set up by a decision; past boards are kept (B01)."""

    portal_site = models.ForeignKey(
        "portal_sites.PortalSite", models.PROTECT, related_name="boards", verbose_name=_("site")
    )
    name = models.CharField(_("name"), max_length=200)
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_date = models.DateField(_("decision date"), null=True, blank=True)
    starts_on = models.DateField(_("in office from"))
    ends_on = models.DateField(_("in office until"), null=True, blank=True)

    objects = EffectiveQuerySet.as_manager()

    class Meta:
        verbose_name = _("editorial board")
        verbose_name_plural = _("editorial boards")
        ordering = ["-starts_on"]

    def __str__(self) -> str:
        return self.name


class BoardMember(ClusterableModel):
    """One seat on a board (trưởng ban, phó trưởng ban, ủy viên) and the subject areas it answers for."""

    board = ParentalKey(
        EditorialBoard, on_delete=models.CASCADE, related_name="members", verbose_name=_("board")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="board_seats", verbose_name=_("person")
    )
    position = models.CharField(_("position"), max_length=8, choices=Position)
    subject_areas = ParentalManyToManyField(
        SubjectArea, blank=True, related_name="board_members", verbose_name=_("subject areas")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = EffectiveQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of the board")
        verbose_name_plural = _("members of the board")
        constraints = [
            models.UniqueConstraint(
                fields=["board"],
                condition=Q(position=Position.CHIEF, ends_on=None),
                name="one_active_chief_per_board",
                violation_error_message=_("The board already has a chief; end that seat first."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="seat_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_position_display()}"
