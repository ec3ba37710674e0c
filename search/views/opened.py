"""Where the search page says which result was opened."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from django.core.cache import cache
from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from core.channels import Channel, channel_of
from core.search_kinds import is_any_visible
from search.params import MAX_PAGE, MAX_QUERY_LETTERS
from search.query import PAGE_SIZE
from search.services.question_words import question_words
from search.services.questions import Opening, opening_count
from search.views.counting import is_program
from sites.hosts import host_of

logger = logging.getLogger(__name__)

MAX_BYTES = 4 * MAX_QUERY_LETTERS * 3
MAX_KEY_LETTERS = 60
A_MINUTE = 300
"""Openings counted in a minute on one network: more than readers open, too few to wear out the database."""


@csrf_exempt  # a reader has no session whose token could be asked for; `_is_own` looks at where it comes from
@require_POST
def opened(request: HttpRequest) -> HttpResponse:
    """POST /tim-kiem/mo/ with q, key, page and place on it: count an opened result; 204 even when it does not count.

    403 for another page's script, 413 for what no page of ours sends. Nothing is told, nothing leads anywhere.
    """
    current = host_of(request)
    if current is None:
        raise Http404
    if not _is_own(request):
        return HttpResponse(status=403)
    if _length(request) > MAX_BYTES:
        return HttpResponse(status=413)
    opening = _read(request, current.host.portal_site_id)
    if opening is not None and not is_program(request):
        _count(opening)
    return HttpResponse(status=204)


def _is_own(request: HttpRequest) -> bool:
    """Whether a page of this very host sent it, by what browsers tell (Sec-Fetch-Site, Origin); without either, no."""
    fetched = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if fetched not in {None, "same-origin"}:
        return False
    return fetched is not None if origin is None else urlsplit(origin).netloc == request.get_host()


def _length(request: HttpRequest) -> int:
    told = request.META.get("CONTENT_LENGTH") or "0"
    return int(told) if str(told).isdecimal() else MAX_BYTES + 1


def _read(request: HttpRequest, site_id: int) -> Opening | None:
    """What is to be counted; None for anything else."""
    said = request.POST
    key, words = said.get("key", ""), question_words(said.get("q", ""))
    page, place = _number(said.get("page", "1"), MAX_PAGE), _number(said.get("place", ""), 2 * PAGE_SIZE)
    if not (words and page and place) or len(key) > MAX_KEY_LETTERS:
        return None
    return Opening(channel_of(request), site_id, words, key, (page - 1) * PAGE_SIZE + place)


def _number(value: str, highest: int) -> int:
    """A number from 1 to `highest`; 0 for anything else."""
    if not (value.isascii() and value.isdecimal() and len(value) <= len(str(highest))):
        return 0
    number = int(value)
    return number if number <= highest else 0


def _count(opening: Opening) -> None:
    try:
        if is_any_visible([opening.key], opening.channel) and _has_room(opening.channel):
            opening_count(day=timezone.localdate(), opening=opening)
    except Error:
        logger.exception("An opened result was not counted.")


def _has_room(channel: Channel) -> bool:
    """Whether fewer than A_MINUTE were counted in this minute."""
    minute = f"opened:{channel.value}:{timezone.now():%H%M}"
    cache.add(minute, 0, timeout=120)
    try:
        return cache.incr(minute) <= A_MINUTE
    except ValueError:  # it ran out between the two
        return False
