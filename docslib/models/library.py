"""The library of a site: where its official documents stand."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from docslib.contexts import library_context
from sites.models import SitePage


class DocumentLibraryPage(SitePage):
    """All official documents of a site (văn kiện, văn bản), with filters (G04)."""

    introduction = models.TextField(_("introduction"), blank=True)

    template = "pages/library.html"
    parent_page_types: ClassVar[list[str]] = [
        "portal_sites.PortalHomePage",
        "portal_sites.DepartmentHomePage",
    ]
    subpage_types: ClassVar[list[str]] = ["docslib.OfficialDocumentPage"]
    page_description = _("The library of a site's official documents")
    content_panels = [*SitePage.content_panels, FieldPanel("introduction"), *SitePage.channel_panels]

    class Meta:
        verbose_name = _("document library")
        verbose_name_plural = _("document libraries")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the template shows."""
        return {**super().get_context(request, *args, **kwargs), **library_context(self, request)}
