"""What an app asks of the person who approves one of its pages, beside the board's own oath.

The board's screen prints each question inside the form of the decision and hands what was answered back, in the
transaction of the approval: it knows no page type, and the app knows no board.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from core.registry import Registry

if TYPE_CHECKING:
    from wagtail.models import Page


@dataclass(frozen=True, slots=True)
class Asking:
    """Who looks at which version, and what he has sent so far."""

    page: Page
    """The page as the version in hand holds it."""
    user: Any
    may_approve: bool
    """Whether this person may approve it now."""
    data: Mapping[str, Any] = field(default_factory=dict)
    address: str | None = None
    """The machine he sits at; None for a command."""


@dataclass(frozen=True, slots=True)
class ApprovalQuestion:
    """A fragment for the form of the decision."""

    template: str
    context: Mapping[str, Any]
    is_oath: bool = False
    """Whether answering it stands in place of the board's own oath."""
    label: str = ""
    """What the button says when approving answers the question too."""


@dataclass(frozen=True, slots=True)
class ApprovalPart:
    """One app's share in an approval: `ask` gives its question, or None for pages that are none of its; `take` keeps
    the answer of who approves, and raises PublishRefused with reasons."""

    ask: Callable[[Asking], ApprovalQuestion | None]
    take: Callable[[Asking], None]


approval_parts: Registry[ApprovalPart] = Registry("part of an approval")
