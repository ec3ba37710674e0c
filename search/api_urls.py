"""Addresses of the public API."""

from __future__ import annotations

from django.urls import URLPattern, path

from search.api.guard import guarded
from search.api.operations import api
from search.views import api as views

app_name = "search_api"


def _operations() -> list[URLPattern]:
    """The library's own patterns, each behind the guard."""
    return [
        path(str(pattern.pattern), guarded(pattern.callback, pattern.name), name=pattern.name)
        for pattern in api.urls[0]
        if isinstance(pattern, URLPattern) and pattern.name in {"items", "documents", "facets", "item"}
    ]


urlpatterns = [
    path("", views.guide, name="guide"),
    path("openapi.json", guarded(views.description, "openapi"), name="openapi"),
    *_operations(),
    path("<path:path>", guarded(views.nowhere, "nowhere"), name="nowhere"),
]
