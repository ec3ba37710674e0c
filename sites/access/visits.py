"""Writes down what a person opens whose stay is limited: every page, file and answer (B23)."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import ResolverMatch
from django.utils.encoding import uri_to_iri

from sites.access.firewall import ADMIN_ROUTE
from sites.access.person import Person
from sites.models.visits import Visit

SECRET_WORDS = ("token", "password", "signature", "sessionid")
HIDDEN = "…"
PARTS_OF_A_PAGE = frozenset(
    {"wagtailadmin_sprite", "wagtailadmin_javascript_catalog", "wagtail_modeladmin:javascript_catalog"}
)
"""Drawings and texts of buttons, fetched by every page and the same for everybody."""
ADDRESS_LENGTH = Visit._meta.get_field("address").max_length or 0


class VisitLog:
    """Stands before the firewall, so that doors found shut are written down as well.

    Asked of every answer for which somebody looked who asks: the admin, private files and pictures. A page that was
    not written down is not shown: when the row cannot be kept, the request fails.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request and keep who asked."""
        before = request.user
        response = self.get_response(request)
        match = request.resolver_match
        in_admin = match is not None and match.route.startswith(ADMIN_ROUTE)
        name = match.view_name if match else ""
        if name in PARTS_OF_A_PAGE or not (in_admin or request.session.accessed):
            return response
        # Logging in and logging out change who asks; both belong to the stay.
        for user in (before, request.user):
            person = Person.of(user)
            if person.user_id is not None and person.stay_is_logged:
                Visit.objects.create(
                    user_id=person.user_id,
                    method=request.method or "",
                    address=address_of(request, match)[:ADDRESS_LENGTH],
                    view_name=name,
                    status=response.status_code,
                )
                break
        return response


def address_of(request: HttpRequest, match: ResolverMatch | None) -> str:
    """Path and query as people read them, without secrets: links that log somebody in belong in no log."""
    path = request.path
    for name, value in (match.kwargs if match else {}).items():
        if is_secret(name):
            path = path.replace(str(value), HIDDEN)
    query = QueryDict(request.META.get("QUERY_STRING", ""))
    pairs = [
        (name, HIDDEN if is_secret(name) else value) for name, values in query.lists() for value in values
    ]
    return f"{path}?{uri_to_iri(urlencode(pairs))}" if pairs else path


def is_secret(name: str) -> bool:
    """Whether a value of this name may open something."""
    return any(word in name.lower() for word in SECRET_WORDS)
