"""What goes wrong, told in JSON (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus

from django.http import JsonResponse
from django.utils.translation import gettext as _

PROBLEM = "application/problem+json"
METHODS = "GET, HEAD, OPTIONS"


def problem(status: HTTPStatus, title: str, detail: str, *, wait: int = 0) -> JsonResponse:
    """The answer; `wait` says after how many seconds to try again."""
    told = {"type": "about:blank", "title": title, "status": status.value, "detail": detail}
    response = JsonResponse(
        told, status=status.value, content_type=PROBLEM, json_dumps_params={"ensure_ascii": False}
    )
    response["Cache-Control"] = "no-store"
    if wait:
        response["Retry-After"] = str(wait)
    return response


def bad_request() -> JsonResponse:
    """A parameter that cannot be meant."""
    return problem(
        HTTPStatus.BAD_REQUEST,
        _("The request cannot be read"),
        _("A parameter has a value that cannot be. The page “How programs connect” says which can."),
    )


def not_found() -> JsonResponse:
    """Nothing of that name, or nothing that may be read on this network: the same answer (A04)."""
    return problem(HTTPStatus.NOT_FOUND, _("There is no such item"), _("It may have been withdrawn."))


def not_allowed() -> JsonResponse:
    """A method that would write."""
    response = problem(
        HTTPStatus.METHOD_NOT_ALLOWED, _("This interface only reads"), _("Use GET, HEAD or OPTIONS.")
    )
    response["Allow"] = METHODS
    return response


def unknown_program() -> JsonResponse:
    """A token that nobody was given, or that was taken back."""
    response = problem(
        HTTPStatus.UNAUTHORIZED,
        _("The token is not known"),
        _("Ask the technical office for another, or leave it out: what may be read is the same."),
    )
    response["WWW-Authenticate"] = "Bearer"
    return response


def too_many(wait: int) -> JsonResponse:
    """More requests in a minute than allowed."""
    return problem(
        HTTPStatus.TOO_MANY_REQUESTS,
        _("Too many requests"),
        _("Try again in %(wait)s seconds.") % {"wait": wait},
        wait=wait,
    )


def unavailable() -> JsonResponse:
    """No engine answers."""
    return problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("The search cannot answer just now."),
        _("Try again in a minute."),
        wait=60,
    )
