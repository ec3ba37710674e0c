"""What every reader's page offers for keeping it (A10)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from search.followed_selectors import followed_by
from search.kept_selectors import page_button, reader_of
from sites.context_processors import ADMIN_PREFIX
from sites.hosts import host_of


def keeping(request: HttpRequest) -> dict[str, Any]:
    """The button of the page being shown and, on a home page, what is new in what its reader follows.

    Asks the database for people only who are signed in on the Party network.
    """
    current = host_of(request)
    page = getattr(request, "portal_page", None)
    if current is None or page is None or request.path.startswith(ADMIN_PREFIX):
        return {}
    is_home = page.pk == current.host.portal_site.root_page_id
    user = reader_of(request) if is_home else None
    return {
        "keep": page_button(request),
        "followed": followed_by(user, request) if user is not None else None,
    }
