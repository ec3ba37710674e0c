"""What is left at the address of a page that was called back (thu hồi) (H06, O02)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tombstone(models.Model):
    """That a page was here and was withdrawn: what kind of thing, which number, when; no title, no text, no reason.

    It stands only on the networks whose readers could read the page, and goes when the page returns.
    """

    page = models.OneToOneField(
        "wagtailcore.Page", models.SET_NULL, null=True, related_name="tombstone", verbose_name=_("page")
    )
    portal_site = models.ForeignKey(
        "portal_sites.PortalSite", models.CASCADE, related_name="tombstones", verbose_name=_("site")
    )
    path = models.TextField(_("address on its site"))
    kind = models.CharField(_("kind"), max_length=120)
    number = models.CharField(_("number"), max_length=80, blank=True)
    on_internet = models.BooleanField(_("on the Internet"), default=False)
    on_wan = models.BooleanField(_("on the Party network"), default=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), auto_now_add=True)

    # It leads nowhere; Wagtail's reference index need not read it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("notice of a withdrawn page")
        verbose_name_plural = _("notices of withdrawn pages")
        ordering = ["-withdrawn_at"]

    def __str__(self) -> str:
        return self.path
