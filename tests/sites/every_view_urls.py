"""The portal's addresses, and those of a site-owned viewset with every view that Wagtail knows switched on."""

from __future__ import annotations

from django.urls import include, path

from core.urls import urlpatterns as portal
from sites.keyword_viewsets import SiteKeywordViewSet


class Everything(SiteKeywordViewSet):
    """More views than any of ours needs."""

    name = "everything"
    url_prefix = "everything"
    inspect_view_enabled = True
    copy_view_enabled = True
    sort_order_field = "tag_id"
    list_export = ["tag"]


everything = Everything()
urlpatterns = [
    path("admin/everything/", include((everything.get_urlpatterns(), "everything"), namespace="everything")),
    *portal,
]
