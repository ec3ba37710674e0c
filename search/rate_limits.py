"""How often one machine may ask in a minute (F07, N13): more than any person does, less than harms the others.

Counted in the memory of the process, with the window moving along: nothing is written, and nothing of the address
is kept but a keyed sum that no other process and no later start can make. A server of several processes allows
that much in each of them; the outer wall against floods is nginx's.
"""

from __future__ import annotations

import hashlib
import ipaddress
import math
import secrets
import time
from collections.abc import Callable
from enum import StrEnum
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import ResolverMatch
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from core.client_address import client_address


class Bucket(StrEnum):
    """What is counted apart from the rest."""

    SEARCH = "search"
    SUGGESTIONS = "suggestions"
    FEED = "feed"
    API = "api"
    PROGRAM = "program"


SHARES = {Bucket.SEARCH: 1.0, Bucket.SUGGESTIONS: 5.0, Bucket.FEED: 0.5, Bucket.API: 0.5}
"""How much of the installation's limit each takes: a person who types asks for suggestions at every letter."""

BY_NAME = {
    "search:suggestions": Bucket.SUGGESTIONS,
    "search:browser_suggestions": Bucket.SUGGESTIONS,
    "search:feed": Bucket.FEED,
    "library_feed": Bucket.FEED,
}
"""Addresses that are not counted as searches; all others of the namespace are."""

FREE = frozenset({"search:opensearch"})
"""Addresses that cost nothing."""

OF_ONE_CONNECTION = 64
"""Bits of an IPv6 address that say whose it is."""

_KEY = secrets.token_bytes(32)
_limiter = SlidingWindowCounterRateLimiter(MemoryStorage())


def seconds_to_wait(bucket: Bucket, who: str, per_minute: int) -> int:
    """Count a request of `who`; 0 when it may be answered, else the seconds after which another may."""
    item = RateLimitItemPerMinute(per_minute)
    name = hashlib.blake2b(who.encode(), key=_KEY, digest_size=16).hexdigest()
    if _limiter.hit(item, bucket.value, name):
        return 0
    return max(1, math.ceil(_limiter.get_window_stats(item, bucket.value, name).reset_time - time.time()))


def wait_of(request: HttpRequest, bucket: Bucket) -> int:
    """Count a request of a reader nobody knows, by the address of his machine; 0 when it may be answered."""
    if not settings.PORTAL_RATE_LIMIT:
        return 0
    per_minute = max(1, round(settings.PORTAL_RATE_LIMIT * SHARES[bucket]))
    return seconds_to_wait(bucket, _connection(client_address(request) or ""), per_minute)


def _connection(address: str) -> str:
    """What is counted as one: an address of IPv4, and of IPv6 the network that every connection has for itself alone.

    One machine there may take another of its 2^64 addresses for each request.
    """
    if ":" not in address:
        return address
    asked = ipaddress.IPv6Address(address)
    return str(asked.ipv4_mapped or ipaddress.IPv6Network((asked, OF_ONE_CONNECTION), strict=False))


def bucket_of(match: ResolverMatch | None) -> Bucket | None:
    """As what the address is counted; None for one that is not (the API counts by itself, it knows programs)."""
    if match is None or match.view_name in FREE:
        return None
    named = BY_NAME.get(match.view_name)
    return named or (Bucket.SEARCH if match.namespace == "search" else None)


class RateLimits:
    """Answers 429, with the seconds to wait, whoever asks for more than `PORTAL_RATE_LIMIT` allows."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on: what the request asks for is known only when its view is."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: object) -> HttpResponse | None:
        """Count the request; None when it may go on to its view."""
        bucket = bucket_of(request.resolver_match)
        wait = wait_of(request, bucket) if bucket is not None else 0
        return too_many(request, wait) if wait else None


def too_many(request: HttpRequest, wait: int) -> HttpResponse:
    """The page that says so; never kept by anybody in between."""
    response = render(request, "429.html", {"wait": wait}, status=HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = str(wait)
    response["Cache-Control"] = "no-store"
    return response
