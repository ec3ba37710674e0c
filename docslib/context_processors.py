"""What every reader's page knows of its site's library."""

from __future__ import annotations

from django.http import HttpRequest

from core.managers import visible_pages
from sites.context_processors import ADMIN_PREFIX
from sites.hosts import host_of


def library(request: HttpRequest) -> dict[str, str]:
    """Address of the site's document library on this network; nothing in the admin or where there is none."""
    current = host_of(request)
    if current is None or request.path.startswith(ADMIN_PREFIX):
        return {}
    root = current.host.portal_site.root_page
    libraries = visible_pages(current.channel).filter(
        path__startswith=root.path, depth=root.depth + 1, content_type__model="documentlibrarypage"
    )
    page = libraries.order_by("path").first()
    return {"library_url": current.url(page)} if page else {}
