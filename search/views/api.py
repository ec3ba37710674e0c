"""The API's description and its guide for people who write programs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search.api import problems
from search.api.description import openapi
from search.query import PAGE_SIZE


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """GET /api/v1/: what can be asked, in words."""
    described = openapi()
    operations = [
        {"path": path, **operation}
        for path, methods in described["paths"].items()
        for operation in methods.values()
    ]
    parameters = described["paths"][operations[0]["path"]]["get"]["parameters"]
    context = {
        "described": described,
        "operations": operations,
        "parameters": parameters,
        "page_size": PAGE_SIZE,
    }
    return render(request, "pages/api.html", context)


def description(request: HttpRequest) -> HttpResponse:
    """GET /api/v1/openapi.json."""
    return JsonResponse(openapi(), json_dumps_params={"ensure_ascii": False})


def nowhere(request: HttpRequest, path: str) -> HttpResponse:
    """Every other address below: an answer that programs can read."""
    return problems.not_found()
