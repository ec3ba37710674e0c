"""Demo content: apps register steps, `load_demo` runs them in order; the ground floor knows none of them.

A step names its function by a dotted path, so that no server ever imports demo texts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.module_loading import import_string
from wagtail.models import Page

from core.registry import Registry


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """A page that was just made, and the state that moderation shall bring it to.

    `state` is `published`, `draft`, `returned` or the name of the step at which the item waits.
    """

    page: Page
    site: str
    state: str
    written_at: datetime
    submitted_by: str
    reason: str = ""


@dataclass(slots=True)
class DemoContext:
    """What steps hand on to one another: made or found objects by kind and key, and items to moderate."""

    say: Callable[[str], None]
    planned: list[PlannedItem] = field(default_factory=list)
    _known: dict[tuple[str, str], Any] = field(default_factory=dict)

    def remember(self, kind: str, key: str, value: Any) -> Any:
        """Keep `value` for later steps and return it."""
        self._known[kind, key] = value
        return value

    def recall_or_none(self, kind: str, key: str) -> Any | None:
        """Return what an earlier step kept, or None."""
        return self._known.get((kind, key))

    def recall(self, kind: str, key: str) -> Any:
        """Return what an earlier step kept; raises KeyError that names what is missing."""
        return self._known[kind, key]


@dataclass(frozen=True, slots=True)
class DemoStep:
    """One step: steps run by rising `order`; `afterwards` ones run when everything has been committed."""

    order: int
    path: str
    afterwards: bool = False

    def __call__(self, context: DemoContext) -> None:
        """Import and run the step's function."""
        import_string(self.path)(context)


demo_steps: Registry[DemoStep] = Registry("demo step")

demo_listing: Registry[str] = Registry("demo listing")
"""Dotted paths of the functions that give what `demo_accounts` prints: `text` for people, `data` for JSON."""


def steps_in_order(*, afterwards: bool) -> list[DemoStep]:
    """The registered steps of one of the two rounds."""
    return sorted((step for step in demo_steps if step.afterwards == afterwards), key=lambda step: step.order)
