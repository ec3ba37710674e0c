"""What a signed-in reader of the Party network keeps (A10). On the Internet the browser keeps it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedSearch(models.Model):
    """A search a reader keeps (tìm kiếm đã lưu). `address` is its part of the search page's address, without "?"."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches")
    name = models.CharField(_("name"), max_length=150)
    address = models.CharField(_("what is looked for"), max_length=2_000)
    home_site = models.ForeignKey(
        "portal_sites.PortalSite",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("site"),
    )
    tells_by_mail = models.BooleanField(_("tell me of new results by mail"), default=False)
    stop_token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    told_until = models.DateTimeField(_("told until"), auto_now_add=True)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ["name", "pk"]
        constraints = [
            # To a database no two empty sites are the same: rows without one need a constraint of their own.
            models.UniqueConstraint(fields=["user", "address", "home_site"], name="one_saved_search"),
            models.UniqueConstraint(
                fields=["user", "address"], condition=models.Q(home_site=None), name="one_saved_portal_search"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Follow(models.Model):
    """A section or a subject area that a reader follows (theo dõi): one of the two."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="follows")
    section = models.ForeignKey("wagtailcore.Page", models.CASCADE, null=True, blank=True, related_name="+")
    area = models.ForeignKey(
        "portal_sites.SubjectArea", models.CASCADE, null=True, blank=True, related_name="+"
    )
    tells_by_mail = models.BooleanField(_("tell me of new content by mail"), default=False)
    stop_token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    told_until = models.DateTimeField(_("told until"), auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("followed section or subject")
        verbose_name_plural = _("followed sections and subjects")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(section__isnull=True) ^ models.Q(area__isnull=True),
                name="follow_one_thing",
            ),
            models.UniqueConstraint(fields=["user", "section"], name="one_followed_section"),
            models.UniqueConstraint(fields=["user", "area"], name="one_followed_area"),
        ]

    def __str__(self) -> str:
        return str(self.section or self.area)


class SavedPage(models.Model):
    """A page a reader keeps (văn bản đã lưu)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_pages")
    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+")
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("saved document")
        verbose_name_plural = _("saved documents")
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint("user", "page", name="one_saved_page")]

    def __str__(self) -> str:
        return str(self.page)
