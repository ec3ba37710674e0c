"""People as lists show them: frozen, ready to print."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where an account stands."""

    ACTIVE = "active", _("Working")
    INVITED = "invited", _("Invited")
    IDLE = "idle", _("Without a role")
    OVER = "over", _("Time is over")
    CLOSED = "closed", _("Closed")


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role that a person holds now."""

    grant_id: int
    role: str
    label: str
    site_id: int | None
    site: str
    theme: str
    since: datetime.datetime
    by: str
    reason: str
    until: datetime.datetime | None
    may_be_taken: bool


@dataclass(frozen=True, slots=True)
class SeatCard:
    """A seat on a board in office."""

    site_id: int
    site: str
    position: str
    label: str
    areas: tuple[str, ...]
    area_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """How the last role of a closed account ended."""

    at: datetime.datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One account in the list of people."""

    pk: int
    name: str
    username: str
    email: str
    job_title: str
    state: State
    roles: tuple[HeldRole, ...]
    seats: tuple[SeatCard, ...]
    last_login: datetime.datetime | None
    ends_at: datetime.datetime | None
    invited_at: datetime.datetime | None
    invitation_ends: datetime.datetime | None
    held: int
    may_be_touched: bool
    ending: Ending | None = None

    @property
    def initials(self) -> str:
        """The last two words of the name, as colleagues know each other."""
        return "".join(word[0] for word in self.name.split()[-2:]).upper()

    @property
    def invitation_is_over(self) -> bool:
        """Whether the link of the last invitation is dead by age."""
        return self.invitation_ends is not None and self.invitation_ends < timezone.now()
