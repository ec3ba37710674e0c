"""The page that lists a site's news."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from sites.contexts import section_context
from sites.models import SitePage


class NewsIndexPage(SitePage):
    """All news of a site, newest first (tin tức)."""

    introduction = models.TextField(_("introduction"), blank=True)

    template = "pages/news_index.html"
    parent_page_types: ClassVar[list[str]] = [
        "portal_sites.PortalHomePage",
        "portal_sites.DepartmentHomePage",
    ]
    subpage_types: ClassVar[list[str]] = ["news.ArticlePage"]
    page_description = _("The list of a site's news")
    content_panels = [*SitePage.content_panels, FieldPanel("introduction"), *SitePage.channel_panels]

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the template shows."""
        return {**super().get_context(request, *args, **kwargs), **section_context(self, request)}
