"""The operations of the API: thin, they ask what the search page asks (F07, A04)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext_noop as _
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from search import api_selectors
from search.api import answers, problems, schemas
from search.params import SearchParams, parse_params

_PROBLEMS = dict.fromkeys((400, 401, 404, 429, 503), schemas.Problem)

_renderer = JSONRenderer()
_renderer.json_dumps_params = {"ensure_ascii": False}

api = NinjaAPI(
    renderer=_renderer,
    title=_("Open data of the portal"),
    version="1",
    description=_(
        "Look-up of what readers of this network may read. It reads only, and asks for no account."
    ),
    docs_url=None,
    openapi_url=None,
    urls_namespace="search_api",
)


class Unavailable(Exception):
    """No engine answers."""


@api.get(
    "items",
    response={200: schemas.Found, **_PROBLEMS},
    url_name="items",
    operation_id="items",
    summary=_("Look for news, documents and pages"),
)
def items(request: HttpRequest, asked: Query[schemas.Asked]) -> Any:
    """Everything; something must be asked for."""
    return _found(request, request.GET)


@api.get(
    "documents",
    response={200: schemas.Found, **_PROBLEMS},
    url_name="documents",
    operation_id="documents",
    summary=_("Look for official documents; without words the newest"),
)
def documents(request: HttpRequest, asked: Query[schemas.Asked]) -> Any:
    """Official documents (G04)."""
    data = request.GET.copy()
    data["kind"] = "document"
    return _found(request, data)


@api.get(
    "facets",
    response={200: schemas.Facets, **_PROBLEMS},
    url_name="facets",
    operation_id="facets",
    summary=_("Count what a search finds, by kind, site, type, issuer, area, year, validity and genre"),
)
def facets(request: HttpRequest, asked: Query[schemas.Asked]) -> Any:
    """The counts of a search alone."""
    results = api_selectors.results(_params(request, request.GET), request)
    if results.unavailable:
        raise Unavailable
    return schemas.Facets(total=results.total, facets=answers.facets(results, api_selectors.kind_label()))


@api.get(
    "items/{key}",
    response={200: schemas.ItemTold, **_PROBLEMS},
    url_name="item",
    operation_id="item",
    summary=_("One item: its facts, files and relations"),
)
def item(request: HttpRequest, key: str) -> Any:
    """One item; absent and hidden are answered alike (A04)."""
    known = api_selectors.item(key, request)
    return answers.item(
        known.card,
        known.details,
        request,
        key=key,
        kind=known.kind,
        kind_label=known.kind_label,
        site=known.site,
    )


def _params(request: HttpRequest, data: QueryDict) -> SearchParams:
    params = parse_params(data, home_site=api_selectors.home_site(request))
    if params.unread_since or params.unread_until:
        raise BadRequest  # a person sees the field with its error; a program would take all days for an answer
    return params


def _found(request: HttpRequest, data: QueryDict) -> schemas.Found:
    params = _params(request, data)
    if not params.q and not params.is_filtered:
        raise BadRequest
    results = api_selectors.results(params, request)
    if results.unavailable:
        raise Unavailable
    return answers.found(results, request, api_selectors.kind_label())


@api.exception_handler(ValidationError)
@api.exception_handler(BadRequest)
def _bad(request: HttpRequest, error: Exception) -> HttpResponse:
    return problems.bad_request()


@api.exception_handler(Http404)
def _absent(request: HttpRequest, error: Exception) -> HttpResponse:
    return problems.not_found()


@api.exception_handler(Unavailable)
def _unavailable(request: HttpRequest, error: Exception) -> HttpResponse:
    return problems.unavailable()
