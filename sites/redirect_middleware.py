"""Redirects as readers meet them: never to what their network does not show (A04)."""

from __future__ import annotations

from urllib.parse import urlparse

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from core.managers import visible_pages
from sites.access.firewall import ADMIN_ROUTE
from sites.hosts import CurrentHost, host_of
from sites.services.redirects import is_own_path


class ReaderRedirectMiddleware(RedirectMiddleware):
    """Stands in for Wagtail's, which names the address of a page to readers who may not know that it exists."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Lead on from a path that is not found, where the reader may see the target; else leave it not found."""
        current = host_of(request)
        if response.status_code != HTTP_NOT_FOUND or current is None or _is_admin(request):
            return response
        redirect = _redirect_of(request)
        target = _target(redirect, current) if redirect is not None else ""
        if redirect is None or not target:
            return response
        answer = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
        return answer(target)


HTTP_NOT_FOUND = 404


def _is_admin(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.route.startswith(ADMIN_ROUTE)


def _redirect_of(request: HttpRequest) -> Redirect | None:
    """The row for this host, with the query string or without; a row for all sites at once is nobody's."""
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    for asked in dict.fromkeys((path, urlparse(path).path)):
        found: Redirect | None = get_redirect(request, asked)
        if found is not None and found.site_id is not None:
            return found
    return None


def _target(redirect: Redirect, current: CurrentHost) -> str:
    """Where to, as the reader of this host may see it; empty when he may not."""
    if redirect.redirect_page_id is None:
        return redirect.redirect_link if is_own_path(redirect.redirect_link) else ""
    home = current.host.portal_site.root_page
    below = visible_pages(current.channel).filter(path__startswith=home.path)
    page = below.filter(pk=redirect.redirect_page_id).first()
    return current.url(page.specific_deferred) if page is not None else ""
