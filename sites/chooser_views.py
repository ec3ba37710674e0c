"""Page choosers that begin at home and open no door to another site (A02).

Wagtail's hook narrows the rows; the parent's row above them, the first page shown and pages chosen together are
asked here.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from wagtail.admin.views.chooser import BrowseView, ChosenMultipleView, page_models_from_string
from wagtail.models import Page

from sites.access.ownership import scoped
from sites.access.person import Person


class OwnBrowseView(BrowseView):
    """Browsing, from one's own home page downwards."""

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponseBase:
        """The page's children; raises Http404 for a page of another site."""
        own = scoped(Page.objects.all(), Person.of(request.user))
        if parent_page_id is None:
            parent_page_id = start_page(own, request.GET.get("page_type") or "").pk
        elif not own.filter(pk=parent_page_id).exists():
            raise Http404
        return super().get(request, parent_page_id)  # type: ignore[no-any-return]


def start_page(own: Any, page_type: str) -> Page:
    """Where choosing begins: the nearest page above everything of the asked kinds, else above everything of one's
    own; raises Http404 when the kinds are none of pages."""
    home: Page = own.first_common_ancestor(include_self=True)
    try:
        wanted = own.type(*page_models_from_string(page_type)) if page_type else own.none()
    except (ValueError, LookupError) as error:
        raise Http404 from error
    above: Page = wanted.first_common_ancestor() if wanted.exists() else home
    return above if above.is_descendant_of(home) else home


class OwnChosenMultipleView(ChosenMultipleView):
    """Pages chosen together."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Titles and addresses of the pages; raises Http404 when one is of another site."""
        ids = {value for value in request.GET.getlist("id") if value.isdecimal()}
        if scoped(Page.objects.filter(pk__in=ids), Person.of(request.user)).count() != len(ids):
            raise Http404
        return super().get(request)  # type: ignore[no-any-return]
