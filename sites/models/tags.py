"""Keywords a site offers its writers (từ khóa): each site its own list, whatever words others use (A02)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from sites.models.portal_site import PortalSite


class SiteTag(models.Model):
    """One keyword in the vocabulary of one site."""

    portal_site = models.ForeignKey(
        PortalSite, models.CASCADE, related_name="site_tags", verbose_name=_("site")
    )
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="+", verbose_name=_("keyword"))

    class Meta:
        verbose_name = _("keyword of a site")
        verbose_name_plural = _("keywords of a site")
        ordering = ["tag__name"]
        constraints = [
            models.UniqueConstraint(fields=["portal_site", "tag"], name="a_keyword_once_in_a_site"),
        ]

    def __str__(self) -> str:
        return self.tag.name
