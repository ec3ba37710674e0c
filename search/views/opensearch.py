"""The description by which a browser takes the portal among its search engines (OpenSearch 1.1)."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search.params import parse_params
from search.selectors import home_site_of
from search.suggestion_selectors import title_suggestions
from search.views.suggestions import SECONDS_KEPT
from sites.hosts import host_of

SHORT_NAME_LETTERS, LONG_NAME_LETTERS = 16, 48
"""What OpenSearch allows."""


@require_safe
@cache_control(public=True, max_age=86_400)
def description(request: HttpRequest) -> HttpResponse:
    """GET /tim-kiem/opensearch.xml: each site under its own name."""
    current = host_of(request)
    if current is None:
        raise Http404
    site = current.host.portal_site
    search_url = request.build_absolute_uri(reverse("search:results"))
    context = {
        "short_name": shortened(site.short_name or site.name, SHORT_NAME_LETTERS),
        "long_name": shortened(site.name, LONG_NAME_LETTERS),
        "about": _("Documents and news of %(name)s") % {"name": site.name},
        "search_url": search_url,
        "suggestions_url": request.build_absolute_uri(reverse("search:browser_suggestions")),
        "icon_url": request.build_absolute_uri("/static/portal/emblem.svg"),
    }
    kind = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "pages/opensearch.xml", context, content_type=kind)


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """GET /tim-kiem/goi-y-trinh-duyet/?q=…: titles in the form browsers expect, [asked, titles, numbers, addresses]."""
    current = host_of(request)
    if current is None:
        raise Http404
    params = parse_params(request.GET, home_site=home_site_of(current))
    found = title_suggestions(params, request)
    told = [
        params.q,
        [each.title for each in found],
        [each.number for each in found],
        [request.build_absolute_uri(each.url) for each in found],
    ]
    response = JsonResponse(told, safe=False, content_type="application/x-suggestions+json")
    patch_cache_control(response, private=True, max_age=SECONDS_KEPT)
    return response


def shortened(name: str, letters: int) -> str:
    """The first words of `name` that fit into so many letters; of a longer word its beginning."""
    if len(name) <= letters:
        return name
    return name[: letters + 1].rsplit(" ", 1)[0][:letters]
