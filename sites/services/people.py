"""Accounts of people: invited, taken up, closed with a hand-over, opened again; never deleted, never shared
(B11, B12, H06, N08)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.vietnamese.text import strip_accents
from sites.access.person import Person
from sites.enums import Position
from sites.models import PortalSite, RoleGrant, SubjectArea
from sites.people_selectors import grants_seen_by, people_of, sites_of_people, works_elsewhere
from sites.roles import Role, Screen
from sites.services.granting import reasons_against_touching
from sites.services.grants import PeopleRefused, end_grant, give_role
from sites.services.holdings import counts_of, pass_on
from sites.services.invitations import is_invited
from sites.services.seats import end_seats, set_seat
from sites.tasks import mail_invitation


@dataclass(frozen=True)
class Newcomer:
    """Who is invited, to what, and by what decision."""

    full_name: str
    email: str
    role: Role
    portal_site: PortalSite | None
    reason: str
    username: str = ""
    """Made from the address when empty."""
    job_title: str = ""
    valid_until: datetime.datetime | None = None
    position: Position | None = None
    areas: tuple[SubjectArea, ...] = field(default_factory=tuple)


@transaction.atomic
def invite(*, newcomer: Newcomer, by: Any, origin: str) -> Any:
    """Make the account with its role and seat and send the invitation; `origin` is scheme and host of its link.

    The account stays closed until its owner has set a password. Raises PeopleRefused; an address or user name that
    is in use elsewhere gets one answer, whoever holds it, so that it tells nothing of other sites.
    """
    users = get_user_model().objects
    email = newcomer.email.strip().lower()
    wanted = newcomer.username.strip().lower()
    known = users.filter(Q(email__iexact=email) | Q(username__iexact=wanted or email)).first()
    if known is not None:
        raise PeopleRefused([_why_known(known, by)])
    person = users.create_user(
        username=wanted or _free_username(email),
        email=email,
        full_name=newcomer.full_name.strip(),
        job_title=newcomer.job_title.strip(),
        is_active=False,
    )
    give_role(
        user=person,
        role=newcomer.role,
        portal_site=newcomer.portal_site,
        by=by,
        reason=newcomer.reason,
        valid_until=newcomer.valid_until,
    )
    if newcomer.position is not None and newcomer.portal_site is not None:
        set_seat(
            user=person,
            portal_site=newcomer.portal_site,
            position=newcomer.position,
            areas=newcomer.areas,
            by=by,
            reason=newcomer.reason,
        )
    _send(person, by=by, origin=origin)
    return person


@transaction.atomic
def resend_invitation(*, user: Any, by: Any, origin: str, email: str = "") -> None:
    """Send another invitation; links sent before die. The address may be put right while nobody has been inside.

    Raises PeopleRefused.
    """
    person = _locked(user)
    _check_touch(person, by)
    if not is_invited(person):
        raise PeopleRefused([_("This account is in use already; there is nothing to send.")])
    address = email.strip().lower()
    if address and address != person.email:
        if person.last_login is not None:
            raise PeopleRefused(
                [_("The address of an account that was in use is changed by its owner only.")]
            )
        known = get_user_model().objects.filter(email__iexact=address).first()
        if known is not None:
            raise PeopleRefused([_why_known(known, by)])
        person.email = address
    _send(person, by=by, origin=origin)


@transaction.atomic
def take_up_invitation(*, user: Any) -> None:
    """Open the account whose owner has just set his password; raises PeopleRefused when it was closed meanwhile."""
    person = _locked(user)
    if not person.role_grants.open().exists():
        raise PeopleRefused([_("This invitation was taken back.")])
    person.is_active = True
    person.save(update_fields=["is_active"])
    log(instance=person, action="portal.invitation_taken", user=person)


@transaction.atomic
def close_account(*, user: Any, by: Any, reason: str, to: Any = None) -> bool:
    """Hand over what the person holds, end his seats and roles, and close the account: open sessions end at the next
    click. Returns False when the account stays open, because other sites' roles hang on it.

    Raises PeopleRefused: himself, a superuser, no reason, nobody to take what is held.
    """
    person = _locked(user)
    viewer = Person.of(by)
    _check_touch(person, by)
    sites = sites_of_people(viewer)
    if not reason.strip():
        raise PeopleRefused([_("Write why: the decision, the assignment.")])
    if counts_of([person.pk], sites)[person.pk]:
        if to is None or to.pk not in {colleague.pk for colleague in successors(user=person, by=by)}:
            raise PeopleRefused([_("Choose the colleague who takes over what this person holds.")])
        pass_on(user=person, to=to, sites=sites, by=by, reason=reason)
    stays = works_elsewhere(viewer, person)
    end_seats(user=person, sites=sites, by=by, reason=reason)
    for grant in grants_seen_by(viewer).open().filter(user=person):
        end_grant(grant, by=by, reason=reason)
    if stays:
        return False
    person.refresh_from_db()
    person.is_active = False
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password"])
    log(instance=person, action="portal.account_closed", user=by, data={"reason": reason})
    return True


@transaction.atomic
def reopen_account(
    *, user: Any, by: Any, roles: Sequence[tuple[Role, PortalSite | None]], reason: str, origin: str
) -> None:
    """Give a closed account roles again and invite its owner to set a new password; raises PeopleRefused."""
    person = _locked(user)
    _check_touch(person, by)
    if person.is_active or person.role_grants.open().exists():
        raise PeopleRefused([_("This account is not closed.")])
    if not roles:
        raise PeopleRefused([_("Choose at least one role.")])
    person.valid_until = None
    person.save(update_fields=["valid_until"])
    for role, portal_site in roles:
        give_role(user=person, role=role, portal_site=portal_site, by=by, reason=reason)
    log(instance=person, action="portal.account_reopened", user=by, data={"reason": reason})
    _send(person, by=by, origin=origin)


def successors(*, user: Any, by: Any) -> list[Any]:
    """Colleagues who can take what the person holds: they write wherever he works, and work in one of his places."""
    held = RoleGrant.objects.in_force().filter(user=user)
    places = set(
        held.filter(portal_site__in=sites_of_people(Person.of(by))).values_list("portal_site", flat=True)
    )
    beside = Q(role_grants__portal_site__in=places) if places else Q(role_grants__portal_site=None)
    colleagues = get_user_model().objects.filter(beside, role_grants__ended_at=None, is_active=True)
    return [
        person
        for person in colleagues.exclude(pk=user.pk).distinct().order_by("full_name", "pk")
        if Person.of(person).enters(Screen.CONTENT)
        and all(Person.of(person).writes_on(site_id) for site_id in places)
    ]


def last_roles(user: Any, by: Any) -> list[RoleGrant]:
    """The roles that a closed account held when it was closed, as far as `by` looks after them."""
    seen = grants_seen_by(Person.of(by)).filter(user=user).exclude(ended_at=None).order_by("-ended_at")
    last = seen.first()
    if last is None or last.ended_at is None:
        return []
    return list(seen.filter(ended_at__gte=last.ended_at - datetime.timedelta(minutes=1)))


def _why_known(known: Any, by: Any) -> str:
    if people_of(Person.of(by)).filter(pk=known.pk).exists():
        return _(
            "%(name)s has an account already (user name %(username)s). Open it in the list and give the role there."
        ) % {"name": known, "username": known.username}
    return _(
        "This address or user name cannot be invited. If the person uses the portal already, ask the technical"
        " administrator to give the role; if not, use another office address or user name."
    )


def _free_username(email: str) -> str:
    base = re.sub(r"[^a-z0-9._-]", "", strip_accents(email.partition("@")[0])) or slugify(email)
    taken = set(
        get_user_model().objects.filter(username__istartswith=base).values_list("username", flat=True)
    )
    names: Iterable[str] = (base, *(f"{base}{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in {one.lower() for one in taken})


def _locked(user: Any) -> Any:
    return get_user_model().objects.select_for_update().get(pk=user.pk)


def _check_touch(person: Any, by: Any) -> None:
    viewer = Person.of(by)
    reasons = reasons_against_touching(viewer, person)
    if not people_of(viewer).filter(pk=person.pk).exists():
        reasons.append(_("This account is not looked after here."))
    if reasons:
        raise PeopleRefused(reasons)


def _send(person: Any, *, by: Any, origin: str) -> None:
    """Another unusable password kills the links sent before; the mail goes out when all of it has been kept."""
    person.set_unusable_password()
    person.save(update_fields=["password", "email"])
    log(instance=person, action="portal.invited", user=by)
    transaction.on_commit(lambda: mail_invitation.enqueue(person.pk, by.pk, origin))
