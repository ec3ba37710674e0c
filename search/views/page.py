"""The search page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.cards import Crumb
from search.kept_selectors import search_button
from search.params import parse_params
from search.selectors import home_site_of, portal_search
from search.views.counting import count_when_sent
from sites.hosts import host_of


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """GET /tim-kiem/: the whole search is in the address. 400 for an address no link of ours carries.

    The portal searches all sites of its network, a tier-2 site itself unless the reader asks for all.
    """
    current = host_of(request)
    if current is None:
        raise Http404
    site = current.host.portal_site
    params = parse_params(request.GET, home_site=home_site_of(current))
    found = portal_search(params, request)
    context = {
        "results": found,
        "search_url": reverse("search:results"),
        "keep": search_button(request, params),
        "breadcrumbs": (Crumb(_("Home page"), current.home_url(site)), Crumb(_("Search"))),
    }
    response = render(request, "pages/search.html", context)
    return count_when_sent(response, request, site.pk, params, found)
