"""Who may have a picture: private until a page that the reader may see shows it (A04, N13).

Wagtail's reference index says which pages show a picture. For a live page it holds what is published: drafts lie in
versions, which the index does not read. It is brought up to date in the transaction that publishes, see
`core.receivers`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from wagtail.models import Page, ReferenceIndex

from core.channels import Channel, channel_of, readable_on
from core.managers import visible_pages

if TYPE_CHECKING:
    from core.models import PortalImage


def pages_showing(image: PortalImage) -> QuerySet[ReferenceIndex]:
    """Ids of all pages whose stored content shows the picture, live or not; for use inside another query."""
    types = ContentType.objects.get_for_models(Page, type(image))
    references = ReferenceIndex.objects.filter(
        base_content_type=types[Page], to_content_type=types[type(image)], to_object_id=str(image.pk)
    )
    return references.values(page_id=Cast("object_id", IntegerField()))


def show_pictures_of(request: HttpRequest, path: str) -> None:
    """Say below which page, by its tree path, the pages lie whose pictures this host shows; called once, by the
    middleware that knows the host. The tree root stands for all sites: a portal's home page lists their stories."""
    request.portal_pictures_of = path  # type: ignore[attr-defined]


def image_is_public(image: PortalImage, request: HttpRequest) -> bool:
    """Whether a reader of this host and network may have the picture (A02, A04)."""
    below = getattr(request, "portal_pictures_of", None)
    return below is not None and image_is_readable(image, channel_of(request), below)


def image_is_readable(image: PortalImage, channel: Channel, below: str) -> bool:
    """Whether a reader of `channel` may have the picture where pages below the tree path `below` are shown: its own
    channel allows it, and one of those pages that he may read has it; one query."""
    if not readable_on(image.channel, channel):
        return False
    here = visible_pages(channel).filter(path__startswith=below)
    return here.filter(pk__in=pages_showing(image)).exists()


def image_is_published(image: PortalImage) -> bool:
    """Whether a live page, on any site and network, shows the picture."""
    return Page.objects.filter(live=True, pk__in=pages_showing(image)).exists()
