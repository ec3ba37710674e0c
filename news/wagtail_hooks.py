"""Where Wagtail asks the news app: the shortest way to an empty article."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from news.models import ArticlePage, NewsIndexPage
from news.selectors import index_to_write_in
from sites.access.working_site import sites_to_write_on


def _index(request: HttpRequest) -> NewsIndexPage | None:
    """Asked once a request, however often the menu asks."""
    if not hasattr(request, "_portal_write_index"):
        request._portal_write_index = index_to_write_in(sites_to_write_on(request))  # type: ignore[attr-defined]
    return request._portal_write_index  # type: ignore[attr-defined, no-any-return]


class WriteMenuItem(MenuItem):
    """ "Viết tin, bài": one click from anywhere to the form of a new article."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For those who may write on some site."""
        return _index(request) is not None

    def render_component(self, request: HttpRequest) -> Any:
        """The address is the news list of the site the person works on, read for each request."""
        component = super().render_component(request)
        index = _index(request)
        if index is not None:
            meta = ArticlePage._meta
            component.url = reverse(
                "wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, index.pk]
            )
        return component


@hooks.register("register_admin_menu_item")
def write_article() -> MenuItem:
    """First in the menu."""
    return WriteMenuItem(_("Write news"), "", name="write-article", icon_name="edit", order=5)
