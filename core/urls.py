"""All addresses of the portal; apps bring theirs by name, so that this file knows none of them."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.cache import never_cache
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from core.channels import Channel
from core.sitemap import sitemap
from core.views.account import PortalAccountView

Patterns = list[URLPattern | URLResolver]


def admin_patterns() -> Patterns:
    """The admin: absent from a process that serves the Internet (N13)."""
    if Channel.INTERNET.value == settings.PORTAL_CHANNEL:
        return []
    # Before Wagtail's own, at the same address.
    account = never_cache(require_admin_access(PortalAccountView.as_view()))
    return [
        path("admin/account/", account, name="portal_account"),
        path("admin/", include(wagtailadmin_urls)),
    ]


def development_patterns() -> Patterns:
    """What a proxy or nobody serves in production: media, the pattern library."""
    patterns: Patterns = []
    if settings.PORTAL_SERVE_MEDIA:
        patterns.append(path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}))
    if settings.PORTAL_PATTERN_LIBRARY:
        patterns.append(path("mau/", include("core.views.pattern_library_urls")))
    return patterns


urlpatterns: Patterns = [
    *admin_patterns(),
    *development_patterns(),
    path("tep/", include(wagtaildocs_urls)),
    path("tim-kiem/", include("search.urls")),
    path("sitemap.xml", sitemap),
    path("", include(wagtail_urls)),
]
