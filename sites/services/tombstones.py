"""The notice that stays at the address of a withdrawn page, and its end (H06)."""

from __future__ import annotations

from django.utils import timezone
from wagtail.models import Page

from core.models.exposure import PageExposure
from sites.models.pages import SitePage
from sites.models.tombstone import Tombstone
from sites.selectors import portal_site_of


def tombstone_put(*, page: Page) -> Tombstone | None:
    """Leave the notice of a page that is being withdrawn; call it in the transaction of the withdrawal.

    None for a page that nobody could read: where nothing was, nothing is said.
    """
    portal_site = portal_site_of(page)
    exposure = PageExposure.objects.filter(page_id=page.pk).first()
    if portal_site is None or exposure is None or not (exposure.on_internet or exposure.on_wan):
        return None
    kind, number = page.withdrawn_as() if isinstance(page, SitePage) else (str(page._meta.verbose_name), "")
    stone, _created = Tombstone.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "portal_site": portal_site,
            "path": page.url_path[len(portal_site.root_page.url_path) - 1 :],
            "kind": kind[:120],
            "number": number[:80],
            "on_internet": exposure.on_internet,
            "on_wan": exposure.on_wan,
            "withdrawn_at": timezone.now(),
        },
    )
    return stone


def tombstone_take_away(*, page: Page) -> None:
    """The page is read again."""
    Tombstone.objects.filter(page_id=page.pk).delete()
