"""The suggestions under the search box."""

from __future__ import annotations

from django.http import Http404, HttpRequest, JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from search.params import parse_params
from search.selectors import home_site_of
from search.suggestion_selectors import title_suggestions
from sites.hosts import host_of

SECONDS_KEPT = 60


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """GET /tim-kiem/goi-y/?q=…: {"suggestions": [{"title", "number", "kind", "url"}]}, at most eight.

    Sites, kind and facets as in the address of the page, with its 400 and 404; days and order are not looked at.
    """
    current = host_of(request)
    if current is None:
        raise Http404
    params = parse_params(request.GET, home_site=home_site_of(current))
    found = title_suggestions(params, request)
    response = JsonResponse({"suggestions": [each.as_json() for each in found]})
    patch_cache_control(response, private=True, max_age=SECONDS_KEPT)
    return response
