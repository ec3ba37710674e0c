"""The wall before the database: live content changes only under an authority that code opened on purpose.

Wagtail has many roads to a live page (create and publish, bulk, schedule, copy, API, a shell). They all end in
`save()`, so the last check stands there. Three places open an authority: the page's own `publish()` after the gates,
the provisioning of a new site's skeleton, the isolation audit on sites that are rolled back. A test holds that list.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.translation import gettext as _
from wagtail.models import Page

from core.gates import PublishRefused

_authority: ContextVar[str | None] = ContextVar("portal_publishing_authority", default=None)


@contextmanager
def publishing_authority(reason: str) -> Iterator[None]:
    """Allow live content to be written inside this block; `reason` names the act."""
    token = _authority.set(reason)
    try:
        yield
    finally:
        _authority.reset(token)


def refuse_unauthorised_publication(
    sender: type,
    instance: object,
    raw: bool = False,
    update_fields: frozenset[str] | None = None,
    **kwargs: object,
) -> None:
    """`pre_save` receiver: raise PublishRefused when a save would put up or change live content (B14)."""
    if not isinstance(instance, Page) or raw or not instance.live or instance.depth == 1:
        return
    if _authority.get() is not None:
        return
    if update_fields is not None and "live" not in update_fields:
        return
    was_live = Page.objects.filter(pk=instance.pk, live=True).exists() if instance.pk else False
    # A plain Page holds no content of its own: Wagtail saves one when it moves or renames a live page.
    if was_live and type(instance) is Page:
        return
    raise PublishRefused([_("Live content changes only by an approved revision.")])
