"""Publish gates: a page goes live only when every registered gate has no reason against it (B14).

Low apps ask, upper apps answer: `workflows` registers that the revision must be approved, a content app
that its own facts are complete. No gate registered means nothing is published.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from core.registry import Registry

if TYPE_CHECKING:
    from wagtail.models import Page, Revision


@dataclass(frozen=True)
class PublishRequest:
    """What is to go live: the page as the revision holds it, the revision, and who asks (None: a command)."""

    page: Page
    revision: Revision
    user: Any | None = None


PublishGate = Callable[[PublishRequest], list[str]]

publish_gates: Registry[PublishGate] = Registry("publish gate")


class PublishRefused(PermissionDenied):
    """A page may not go live; `reasons` says why, each a sentence for the person who asked."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


def publish_reasons(request: PublishRequest) -> list[str]:
    """Every reason against publishing, in the order of the gates; empty when it may go live."""
    if not len(publish_gates):
        return [_("No publish gate is set up, so nothing may be published.")]
    return [reason for gate in publish_gates for reason in gate(request)]


def check_publish(request: PublishRequest) -> None:
    """Raise PublishRefused with all reasons unless every gate is open."""
    if reasons := publish_reasons(request):
        raise PublishRefused(reasons)
