"""All addresses of the portal; apps bring theirs by name, so that this file knows none of them."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.decorators.cache import never_cache
from wagtail import views as wagtail_views
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.urls import serve_pattern

from core.channels import Channel
from core.sitemap import sitemap
from core.views.account import PortalAccountView
from core.views.files import file
from core.views.images import picture

Patterns = list[URLPattern | URLResolver]


def admin_patterns() -> Patterns:
    """The admin: absent from a process that serves the Internet (N13)."""
    if Channel.INTERNET.value == settings.PORTAL_CHANNEL:
        return []
    # Before Wagtail's own, at the same address.
    account = never_cache(require_admin_access(PortalAccountView.as_view()))
    return [
        path("admin/account/", account, name="portal_account"),
        path("admin/tag-autocomplete/", include("sites.keyword_urls")),
        path("admin/", include("sites.chooser_urls")),
        path("admin/invitation/", include("sites.invitation_urls")),
        path("admin/", include(wagtailadmin_urls)),
    ]


def development_patterns() -> Patterns:
    """What no server has: the pattern library."""
    if not settings.PORTAL_PATTERN_LIBRARY:
        return []
    return [path("mau/", include("core.views.pattern_library_urls"))]


def content_patterns() -> Patterns:
    """Pages, files and pictures. Not Wagtail's own lists: they bring a reader's log-in and password forms for pages
    and files with a view restriction, and here the channel alone says who reads (A04, N13)."""
    return [
        path("media/<path:path>", picture, name="portal_picture"),
        re_path(r"^tep/(\d+)/(.*)$", file, name="wagtaildocs_serve"),
        path("tim-kiem/", include("search.urls")),
        path("api/v1/", include("search.api_urls")),
        path("sitemap.xml", sitemap),
        path("", include("docslib.feed_urls")),
        re_path(serve_pattern, wagtail_views.serve, name="wagtail_serve"),
    ]


urlpatterns: Patterns = [*admin_patterns(), *development_patterns(), *content_patterns()]
