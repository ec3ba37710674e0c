"""Page choosers that begin at home and open no door to another site (A02).

Wagtail's hook narrows the rows; the parent's row above them, the first page shown and pages chosen together are
asked here.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from wagtail.admin.views.chooser import BrowseView, ChosenMultipleView, page_models_from_string
from wagtail.models import Page

from sites.access.guards import own_or_top
from sites.access.ownership import scoped
from sites.access.person import Person
from sites.access.working_site import working_site


class OwnBrowseView(BrowseView):
    """Browsing, from the home page of the site in hand downwards."""

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponseBase:
        """The page's children; raises Http404 for a page of another site."""
        if parent_page_id is None:
            parent_page_id = start_page(request).pk
        elif not own_or_top(Person.of(request.user), str(parent_page_id)):
            raise Http404
        return super().get(request, parent_page_id)  # type: ignore[no-any-return]


def start_page(request: HttpRequest) -> Page:
    """Where choosing begins: the nearest page above everything of the asked kinds on the site in hand, else its
    home; raises Http404 when the kinds are none of pages."""
    here = working_site(request)
    home: Page = here.root_page if here is not None else Page.get_first_root_node()
    page_type = request.GET.get("page_type") or ""
    try:
        kinds = page_models_from_string(page_type) if page_type else (Page,)
    except (ValueError, LookupError) as error:
        raise Http404 from error
    wanted = Page.objects.descendant_of(home).type(*kinds)
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
