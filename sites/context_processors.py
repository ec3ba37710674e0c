"""What every reader's page knows of its site."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from sites.hosts import host_of
from sites.selectors import breadcrumbs_of, navigation_of, parent_card, site_card

ADMIN_PREFIX = "/admin/"


def portal(request: HttpRequest) -> dict[str, Any]:
    """Site, navigation, parent site, channel, day; nothing in the admin or on a host nobody registered."""
    current = host_of(request)
    if current is None or request.path.startswith(ADMIN_PREFIX):
        return {}
    page = getattr(request, "portal_page", None)
    return {
        "portal_site": site_card(current, current.host.portal_site),
        "parent_site": parent_card(current),
        "navigation": navigation_of(current, page),
        "breadcrumbs": breadcrumbs_of(current, page),
        "channel": current.channel,
        "today": timezone.localtime(),
    }
