"""The sitemap of a host: what its readers may read, on its network, and nothing else (A04)."""

from __future__ import annotations

from django.contrib.sitemaps import views
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from core.channels import channel_of
from core.managers import visible_pages


class ChannelSitemap(Sitemap):
    """Wagtail's sitemap over the pages of one site that the reader's network shows."""

    def items(self) -> QuerySet[Page]:
        """Pages of the host's site, in the order of the tree."""
        root = self.get_wagtail_site().root_page
        listed = visible_pages(channel_of(self.request)).filter(path__startswith=root.path)
        return listed.order_by("path").defer_streamfields().specific()  # type: ignore[attr-defined]  # Wagtail's queryset


def sitemap(request: HttpRequest) -> HttpResponse:
    """Answer `/sitemap.xml`."""
    response: HttpResponse = views.sitemap(request, {"pages": ChannelSitemap(request)})
    return response
