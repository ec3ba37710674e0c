"""How soon after signing a document must be published: dated rows, with the clause they come from (D03)."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from docslib.enums import DayCount

LONGEST_TERM_DAYS = 90


class DocumentDeadline(models.Model):
    """A term for documents signed between two days (thời hạn đăng tải văn bản), counted from the day of signing.

    A row of a site goes before the row for all sites; of several in force the newest counts.
    """

    portal_site = models.ForeignKey(
        "portal_sites.PortalSite",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("site"),
        help_text=_("Empty: all sites that have no row of their own."),
    )
    days = models.PositiveSmallIntegerField(
        _("days"), validators=[MinValueValidator(1), MaxValueValidator(LONGEST_TERM_DAYS)]
    )
    counted_in = models.CharField(_("counted in"), max_length=8, choices=DayCount, default=DayCount.WORKING)
    decision = models.CharField(_("decision"), max_length=200)
    clause = models.CharField(_("clause"), max_length=80)
    starts_on = models.DateField(_("signed from"))
    ends_on = models.DateField(_("signed until"), null=True, blank=True)

    class Meta:
        verbose_name = _("term of publication")
        verbose_name_plural = _("terms of publication")
        ordering = ["portal_site__name", "-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="document_deadline_ends_after_it_starts",
                violation_error_message=_("The last day cannot come before the first."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.days} {self.get_counted_in_display()} ({self.decision}, {self.clause})"
