"""What an article must carry before it goes live."""

from __future__ import annotations

from django.utils.translation import gettext as _

from core.gates import PublishRequest
from news.enums import Genre
from news.models import ArticlePage


def republished_names_its_source(request: PublishRequest) -> list[str]:
    """An item taken from elsewhere states source, address and permission (F01)."""
    page = request.page
    if not isinstance(page, ArticlePage) or page.genre != Genre.REPUBLISHED:
        return []
    missing = [
        str(page._meta.get_field(name).verbose_name)
        for name in ("source_name", "source_url", "permission")
        if not getattr(page, name)
    ]
    if not missing:
        return []
    return [_("An item taken from another source must state: %(fields)s.") % {"fields": ", ".join(missing)}]
