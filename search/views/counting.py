"""Counting a search once its page was sent: no reader waits for it, none sees it fail."""

from __future__ import annotations

import logging
import re
from functools import partial

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from core.channels import Channel, channel_of
from search.engines.protocol import RELEVANCE
from search.params import SearchParams
from search.results import SearchResults
from search.services.question_words import question_words
from search.services.questions import question_count

logger = logging.getLogger(__name__)

_PROGRAMS = re.compile(
    r"bot\b|crawl|spider|slurp|archiver|curl|wget|python|perl|java/|go-http|okhttp|libwww|headless|lighthouse"
    r"|preview|monitor|scan|http-?client|facebookexternalhit",
    re.IGNORECASE,
)
_AHEAD = frozenset({"prefetch", "prerender"})
_AHEAD_HEADERS = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")


def is_program(request: HttpRequest) -> bool:
    """Whether the request comes from a program that names itself as one, or that does not name itself."""
    agent = request.headers.get("User-Agent", "")
    return not agent or bool(_PROGRAMS.search(agent))


def _is_ahead(request: HttpRequest) -> bool:
    """Whether a browser fetched the page before anybody asked for it."""
    told = {request.headers.get(name, "").partition(";")[0].strip().lower() for name in _AHEAD_HEADERS}
    return bool(told & _AHEAD)


def count_when_sent(
    response: HttpResponse, request: HttpRequest, site_id: int, params: SearchParams, results: SearchResults
) -> HttpResponse:
    """`response`, which counts the question when it was sent, if somebody typed it just now.

    Going on to page 2, filtering and sorting ask nothing new. What carries only part of the words was not found.
    """
    is_typed = (
        params.page == 1 and not params.is_filtered and params.sort == RELEVANCE and not params.everywhere
    )
    is_read = request.method == "GET" and not is_program(request) and not _is_ahead(request)
    words = question_words(params.q) if is_typed and is_read and not results.unavailable else ""
    if words:
        found = 0 if results.relaxed else results.total
        # Django closes a response after its last byte was handed to the server.
        response._resource_closers.append(  # type: ignore[attr-defined]  # as FileResponse does
            partial(_count, channel_of(request), site_id, words, found)
        )
    return response


def _count(channel: Channel, site_id: int, words: str, found: int) -> None:
    try:
        question_count(day=timezone.localdate(), channel=channel, site_id=site_id, words=words, found=found)
    except Error:
        logger.exception("A question was not counted.")
