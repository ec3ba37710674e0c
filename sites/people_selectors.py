"""People as those who look after them see them: own people only, own roles and seats only (A02, B11, B12)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from core.models import User
from core.vietnamese.text import fold
from sites.access.person import Person, sites_open_to
from sites.models import BoardMember, EditorialBoard, PortalSite, RoleGrant
from sites.models.grants import RoleGrantQuerySet
from sites.people_cards import Ending, HeldRole, PersonRow, SeatCard, State
from sites.roles import Screen
from sites.services.granting import reasons_against_touching, roles_to_give
from sites.services.holdings import counts_of
from sites.services.invitations import INVITATION_LIFE


def sites_of_people(viewer: Person) -> list[PortalSite]:
    """The sites whose people the viewer looks after."""
    return sites_open_to(viewer, Screen.PEOPLE)


def people_of(viewer: Person) -> QuerySet[User]:
    """Accounts that the viewer looks after: the technical administrator everybody's, a manager those who work for
    his sites, and closed ones that never worked for anybody else. Superusers are looked after by nobody."""
    people: QuerySet[User] = get_user_model().objects.filter(is_superuser=False)
    if viewer.everywhere(Screen.PEOPLE):
        return people
    own = viewer.sites_where(Screen.PEOPLE)
    grants = RoleGrant.objects.filter(user=OuterRef("pk"))
    works_here = Exists(grants.open().filter(portal_site__in=own))
    worked_here = Exists(grants.filter(portal_site__in=own))
    elsewhere = Exists(grants.exclude(portal_site__in=own))
    works = Exists(grants.open())
    return people.filter(works_here | (worked_here & ~works & ~elsewhere))


def is_own_person(viewer: Person, value: str) -> bool:
    """Whether the id is of a person whom the viewer looks after."""
    return value.isdecimal() and people_of(viewer).filter(pk=int(value)).exists()


def grants_seen_by(viewer: Person) -> RoleGrantQuerySet:
    """Roles, open and ended, that concern the viewer's sites."""
    grants: RoleGrantQuerySet = RoleGrant.objects.select_related("portal_site", "granted_by", "ended_by")
    if viewer.everywhere(Screen.PEOPLE):
        return grants
    return grants.filter(portal_site__in=viewer.sites_where(Screen.PEOPLE))


def works_elsewhere(viewer: Person, user: Any) -> bool:
    """Whether the account holds roles that the viewer does not look after."""
    if viewer.everywhere(Screen.PEOPLE):
        return False
    own = RoleGrant.objects.filter(portal_site__in=viewer.sites_where(Screen.PEOPLE))
    return RoleGrant.objects.open().filter(user=user).exclude(pk__in=own.values("pk")).exists()


def matching(people: QuerySet[User], words: str) -> QuerySet[User]:
    """Those whose name, post, user name or address holds all the words, with or without accents."""
    wanted = fold(words.casefold()).split()
    rows = people.values_list("pk", "full_name", "job_title", "username", "email")
    found = [pk for pk, *texts in rows if all(word in fold(" ".join(texts).casefold()) for word in wanted)]
    return people.filter(pk__in=found)


def on_site(people: QuerySet[User], portal_site: PortalSite) -> QuerySet[User]:
    """Those who hold a role on the site."""
    return people.filter(pk__in=RoleGrant.objects.open().filter(portal_site=portal_site).values("user"))


def in_role(people: QuerySet[User], viewer: Person, role: str) -> QuerySet[User]:
    """Those who hold the role where the viewer looks after people."""
    return people.filter(pk__in=grants_seen_by(viewer).open().filter(role=role).values("user"))


def in_state(people: QuerySet[User], state: str) -> QuerySet[User]:
    """Those whose account stands so, as `state_of` says."""
    works = Exists(RoleGrant.objects.open().filter(user=OuterRef("pk")))
    over = Q(is_active=True, valid_until__lte=timezone.now())
    wanted = {
        State.ACTIVE: Q(works, is_active=True) & ~over,
        State.IDLE: Q(~works, is_active=True) & ~over,
        State.INVITED: Q(works, is_active=False),
        State.OVER: over,
        State.CLOSED: Q(~works, is_active=False),
    }
    return people.filter(wanted[State(state)])


def seats_on(sites: Iterable[PortalSite], user_ids: Iterable[int]) -> dict[int, list[SeatCard]]:
    """Seats in force on the boards of the sites, by user id; three queries."""
    today = timezone.localdate()
    boards = EditorialBoard.objects.in_force(on=today).filter(portal_site__in=list(sites))
    seats = BoardMember.objects.in_force(on=today).filter(board__in=boards, user__in=list(user_ids))
    found: dict[int, list[SeatCard]] = {}
    for seat in seats.select_related("board__portal_site").prefetch_related("subject_areas"):
        areas = list(seat.subject_areas.all())
        site = seat.board.portal_site
        card = SeatCard(
            site_id=site.pk,
            site=site.short_name,
            position=seat.position,
            label=seat.get_position_display(),
            areas=tuple(area.name for area in areas),
            area_ids=tuple(area.pk for area in areas),
        )
        found.setdefault(seat.user_id, []).append(card)
    return found


def invitations_sent(user_ids: Iterable[int]) -> dict[int, datetime.datetime]:
    """When each person was last sent an invitation; one query."""
    entries = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(get_user_model()),
        action="portal.invited",
        object_id__in=[str(pk) for pk in user_ids],
    )
    return {int(pk): at for pk, at in entries.order_by("timestamp").values_list("object_id", "timestamp")}


def endings_of(viewer: Person, user_ids: Iterable[int]) -> dict[int, Ending]:
    """How the last role of each person ended, as far as the viewer may see it; one query."""
    ended = grants_seen_by(viewer).exclude(ended_at=None).filter(user__in=list(user_ids))
    return {
        grant.user_id: Ending(grant.ended_at, str(grant.ended_by or ""), grant.end_reason)
        for grant in ended.order_by("ended_at")
        if grant.ended_at is not None
    }


def roles_on(viewer: Person, user_ids: Iterable[int]) -> dict[int, list[HeldRole]]:
    """Open roles that the viewer may see, by user id; one query."""
    found: dict[int, list[HeldRole]] = {}
    grants = grants_seen_by(viewer).open().filter(user__in=list(user_ids)).order_by("portal_site", "pk")
    for grant in grants:
        found.setdefault(grant.user_id, []).append(_held(viewer, grant))
    return found


def _held(viewer: Person, grant: RoleGrant) -> HeldRole:
    return HeldRole(
        grant_id=grant.pk,
        role=grant.role,
        label=grant.get_role_display(),
        site_id=grant.portal_site_id,
        site=grant.portal_site.short_name if grant.portal_site else _("Whole portal"),
        theme=grant.portal_site.theme if grant.portal_site else "",
        since=grant.granted_at,
        by=str(grant.granted_by) if grant.granted_by else _("the installation"),
        reason=grant.reason,
        until=grant.valid_until,
        may_be_taken=grant.role in roles_to_give(viewer, grant.portal_site_id),
    )


def person_rows(viewer: Person, people: Sequence[User]) -> list[PersonRow]:
    """The people in their order, with everything the list says; a constant number of queries."""
    ids = [person.pk for person in people]
    sites = sites_of_people(viewer)
    roles, seats = roles_on(viewer, ids), seats_on(sites, ids)
    sent, held, endings = invitations_sent(ids), counts_of(ids, sites), endings_of(viewer, ids)
    return [
        PersonRow(
            pk=person.pk,
            name=person.get_full_name(),
            username=person.username,
            email=person.email,
            job_title=person.job_title,
            state=state_of(person, has_roles=person.pk in roles),
            roles=tuple(roles.get(person.pk, ())),
            seats=tuple(seats.get(person.pk, ())),
            last_login=person.last_login,
            ends_at=person.valid_until,
            invited_at=sent.get(person.pk),
            invitation_ends=sent[person.pk] + INVITATION_LIFE if person.pk in sent else None,
            held=held[person.pk],
            may_be_touched=not reasons_against_touching(viewer, person),
            ending=endings.get(person.pk),
        )
        for person in people
    ]


def state_of(person: User, *, has_roles: bool) -> State:
    """Where the account stands."""
    if person.is_active and not person.is_open:
        return State.OVER
    if person.is_active:
        return State.ACTIVE if has_roles else State.IDLE
    return State.INVITED if has_roles else State.CLOSED
