"""Default deny for the admin: asked before every view, it knows doors and not screens (A02, B21, B23, N13)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import ResolverMatch
from django.utils.translation import gettext as _

from sites.access.doors import Check, Door, door_of
from sites.access.person import Person

ADMIN_ROUTE = "admin/"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class AdminFirewall:
    """Lets a person through the doors his roles open, to the objects of his sites; everything else does not exist."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> None:
        """Raise Http404 at a door that is closed to the person, PermissionDenied where he may only read."""
        match = request.resolver_match
        if match is None or not match.route.startswith(ADMIN_ROUTE) or not request.user.is_authenticated:
            return
        person = Person.of(request.user)
        if person.is_superuser:
            return
        pass_through(person, request, match)


def pass_through(person: Person, request: HttpRequest, match: ResolverMatch) -> None:
    """Raise Http404 or PermissionDenied unless the person may send this request."""
    door = door_of(match)
    if door is None or not person.enters(door.screen):
        raise Http404
    if not all(check(person, value) for check, value in _named(door, request, match)):
        raise Http404
    if door.guard is not None and not door.guard(person, request, match):
        raise Http404
    if person.only_reads and request.method not in SAFE_METHODS and not door.harmless:
        raise PermissionDenied(_("This account reads everything and changes nothing."))


def _named(door: Door, request: HttpRequest, match: ResolverMatch) -> Iterator[tuple[Check, str]]:
    """Every check of the door with every value the request names for it; an empty value names nothing."""
    for name, check in door.ids.items():
        if name in match.kwargs:
            yield check, str(match.kwargs[name])
    for name, check in door.asked.items():
        values = request.GET.getlist(name)
        if request.method not in SAFE_METHODS:
            values = values + request.POST.getlist(name)
        for value in values:
            if value:
                yield check, value
