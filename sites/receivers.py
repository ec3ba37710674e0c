"""What the sites listen to."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page
from wagtail.signals import page_published

from sites.services.tombstones import tombstone_take_away


def _is_read_again(sender: type, instance: Page, **kwargs: Any) -> None:
    tombstone_take_away(page=instance)


def connect() -> None:
    """Connect the receivers; called once, when the app is ready."""
    page_published.connect(_is_read_again, dispatch_uid="portal-tombstones")
