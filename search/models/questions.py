"""What readers asked and what they opened, counted without anything about the readers, and what boards put first."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.channels import Channel


class AskedQuestion(models.Model):
    """How often something was asked on one day (câu hỏi đã tìm). No person, no address, no hour."""

    day = models.DateField(_("day"))
    channel = models.CharField(_("network"), max_length=10, choices=Channel.choices)
    site = models.ForeignKey(
        "portal_sites.PortalSite", models.CASCADE, related_name="+", verbose_name=_("site")
    )
    words = models.CharField(_("question"), max_length=200)
    times = models.PositiveIntegerField(_("times asked"), default=0)
    found = models.PositiveIntegerField(_("results"), default=0)
    opened = models.PositiveIntegerField(_("results opened"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("question asked")
        verbose_name_plural = _("questions asked")
        ordering = ["-day", "-times", "words"]
        constraints = [models.UniqueConstraint("day", "channel", "site", "words", name="one_question_a_day")]

    def __str__(self) -> str:
        return self.words


class ChosenHit(models.Model):
    """How often a result was opened for a question, at which place on average (kết quả được mở)."""

    question = models.ForeignKey(AskedQuestion, models.CASCADE, related_name="chosen")
    key = models.CharField(_("result"), max_length=60)
    times = models.PositiveIntegerField(_("times opened"), default=0)
    places = models.PositiveIntegerField(_("sum of places"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("result opened")
        verbose_name_plural = _("results opened")
        ordering = ["-times", "key"]
        constraints = [models.UniqueConstraint("question", "key", name="one_chosen_hit")]

    def __str__(self) -> str:
        return self.key


class PinnedResult(models.Model):
    """A page that a site's board puts first for a question (kết quả ghim), on its own search page."""

    site = models.ForeignKey(
        "portal_sites.PortalSite", models.CASCADE, related_name="+", verbose_name=_("site")
    )
    words = models.CharField(
        _("question"), max_length=200, help_text=_("Accents and capitals make no difference.")
    )
    folded = models.CharField(max_length=200, editable=False, db_index=True)
    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+", verbose_name=_("page"))
    until = models.DateField(_("until"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("pinned result")
        verbose_name_plural = _("pinned results")
        ordering = ["words", "pk"]
        constraints = [models.UniqueConstraint("site", "folded", "page", name="one_pinned_result")]

    def __str__(self) -> str:
        return f"{self.words}: {self.page}"
