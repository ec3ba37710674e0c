"""What stands before every operation of the API: methods, tokens, rates; and behind it: how long an answer keeps (F07).

A token never widens what may be read. It names the program in the log of use, and raises its rate.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag

from core.channels import Channel, channel_of
from core.views.images import FOR_READERS
from search.api import problems
from search.api_selectors import Program, program_of
from search.rate_limits import Bucket, seconds_to_wait, wait_of
from search.services.api_use import note_use

View = Callable[..., HttpResponse]
READING = ("GET", "HEAD")
MAX_TOKEN_LETTERS = 200


def guarded(view: View, operation: str) -> View:
    """`view` behind the guard; `operation` names it in the log of use."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _shared(request, _answer(request, operation, lambda: view(_as_get(request), *args, **kwargs)))

    return answer


def _answer(request: HttpRequest, operation: str, ask: Callable[[], HttpResponse]) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": problems.METHODS})
    if request.method not in READING:
        return problems.not_allowed()
    token = _token(request)
    if not token:
        wait = wait_of(request, Bucket.API)
        return problems.too_many(wait) if wait else ask()
    program = program_of(token)
    if program is None:
        # Guessed tokens are limited by address, as requests without a token are.
        wait = wait_of(request, Bucket.API)
        return problems.too_many(wait) if wait else problems.unknown_program()
    return _for_program(program, operation, ask)


def _for_program(program: Program, operation: str, ask: Callable[[], HttpResponse]) -> HttpResponse:
    wait = seconds_to_wait(Bucket.PROGRAM, str(program.pk), program.per_minute)
    note_use(program=program.pk, operation=operation, refused=bool(wait))
    return problems.too_many(wait) if wait else ask()


def _token(request: HttpRequest) -> str:
    scheme, _blank, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip()[:MAX_TOKEN_LETTERS] if scheme.lower() == "bearer" else ""


def _as_get(request: HttpRequest) -> HttpRequest:
    """HEAD is answered as GET; the server leaves out the body."""
    request.method = "GET"
    return request


def _shared(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """How long the answer keeps, and which other sites' scripts may read it.

    On the Internet all may: it is public. On the Party network none: a page of the Internet, open in a browser
    that stands on both networks, must not carry it across (A04).
    """
    patch_vary_headers(response, ["Authorization"])
    if channel_of(request) == Channel.INTERNET:
        response["Access-Control-Allow-Origin"] = "*"
    response["X-Robots-Tag"] = "noindex"
    if response.status_code != HTTPStatus.OK:
        return response
    etag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    kept = get_conditional_response(request, etag=etag, response=response) or response
    kept["ETag"] = etag
    kept["Cache-Control"] = FOR_READERS
    return kept
