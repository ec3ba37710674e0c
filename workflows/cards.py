"""What the moderation screens show: frozen values, so that templates ask the database nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from sites.report_cards import ItemMark
from workflows.enums import Step


@dataclass(frozen=True, slots=True)
class SiteMark:
    """A site as a coloured mark with its short name."""

    pk: int
    name: str
    theme: str


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One item in a list of work."""

    task_state_id: int
    title: str
    site: SiteMark
    step: Step
    kind_label: str
    area_id: int | None
    area_label: str
    sender: str
    sender_note: str
    submitted_at: datetime
    waiting_since: datetime
    waited: str
    is_late: bool
    is_first_publication: bool

    @property
    def step_number(self) -> int:
        """1 to 3, for the bar of three strokes."""
        return list(Step).index(self.step) + 1


@dataclass(frozen=True, slots=True)
class SentRow:
    """An item somebody submitted, seen by that person."""

    page_id: int
    task_state_id: int
    title: str
    site: SiteMark
    step: Step
    kind_label: str
    state: str
    """`returned`, `waiting` or `published`."""
    since: datetime
    note: str = ""
    """Who returned it or whom it waits for."""
    reason: str = ""

    @property
    def step_number(self) -> int:
        """1 to 3, for the bar of three strokes."""
        return list(Step).index(self.step) + 1


@dataclass(frozen=True, slots=True)
class FlowRow:
    """One way of an item through the board, for the report."""

    item: ItemMark
    state: str
    state_label: str
    step: Step | None
    sender: str
    sent_at: datetime
    since: datetime | None
    """Since when it waits at its step, or when it was decided on."""
    decided_by: str = ""
    receive: str = ""
    edit: str = ""
    approve: str = ""
    """How long it lay at each step."""

    @property
    def step_label(self) -> str:
        """The step in words."""
        return str(self.step.label) if self.step else ""

    @property
    def step_number(self) -> int:
        """1 to 3, for the bar of three strokes."""
        return list(Step).index(self.step) + 1 if self.step else 0


@dataclass(frozen=True, slots=True)
class SiteWork:
    """What waits on a site, for those who oversee it."""

    site: SiteMark
    root_page_id: int
    waiting: int
    oldest: str
    """How long the oldest item has waited; empty when nothing waits."""
    late: int
    published: int
    """How many pages were put up or renewed lately."""


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """One thing that happened to an item, or is still to come."""

    label: str
    state: str
    """`done`, `edited`, `returned`, `now` or `later`."""
    people: str = ""
    at: datetime | None = None
    took: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the checklist, found by the machine or by an earlier step."""

    text: str
    is_ok: bool
    source: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between the live version and the one in hand."""

    number: int
    label: str
    kind: str
    """`changed`, `added` or `removed`."""
    before: SafeString
    after: SafeString
    together: SafeString
    style: str = ""

    is_change = True


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A run of paragraphs that stay as they are."""

    count: int
    content: SafeString

    is_change = False


@dataclass(frozen=True, slots=True)
class ReadPart:
    """One part of the whole text: a field with its value ready to print."""

    label: str
    style: str
    """`title`, `lead`, `body`, `image`, `list` or `meta`."""
    content: SafeString


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that goes up with the item."""

    document_id: int
    title: str
    kind: str
    size: str
    note: str = ""
