"""What the technical administrator has to put right: sites that cannot open, invitations, roles that end (A09, B11)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone

from sites.access.person import Person
from sites.models import EditorialBoard, PortalSite, RoleGrant
from sites.people_cards import State
from sites.people_selectors import in_state, people_of

ENDS_SOON = datetime.timedelta(days=14)


@dataclass(frozen=True)
class SiteToFinish:
    """A site and what it lacks before readers may come."""

    site: PortalSite
    missing: tuple[str, ...]
    has_board: bool


@dataclass(frozen=True)
class ToPutRight:
    """Everything that waits for the technical administrator."""

    sites: tuple[SiteToFinish, ...]
    site_count: int
    invited: int
    ending: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not (self.sites or self.invited or self.ending)


def to_put_right(person: Person) -> ToPutRight:
    """What waits, in a constant number of queries."""
    sites = list(PortalSite.objects.select_related("organ"))
    boards = EditorialBoard.objects.in_force(on=timezone.localdate())
    with_board = set(boards.values_list("portal_site_id", flat=True))
    unfinished = tuple(
        SiteToFinish(site, tuple(site.missing_before_opening), site.pk in with_board)
        for site in sites
        if site.missing_before_opening or site.pk not in with_board
    )
    soon = RoleGrant.objects.in_force().filter(valid_until__lte=timezone.now() + ENDS_SOON)
    return ToPutRight(
        sites=unfinished,
        site_count=len(sites),
        invited=in_state(people_of(person), State.INVITED).count(),
        ending=soon.count(),
    )
