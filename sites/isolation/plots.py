"""Lays out the two temporary sites with their people, under codes and hosts that no installation uses (A02)."""

from __future__ import annotations

from django.utils import timezone

from core.channels import Channel
from core.models import User
from sites.enums import OrganKind, Position, Tier
from sites.isolation.markers import Kind, Marker, Side
from sites.isolation.registry import Plot
from sites.models import BoardMember, EditorialBoard, Organ, PortalSite, RoleGrant, SubjectArea
from sites.provisioning import HostSpec, SectionSpec, SiteSpec
from sites.roles import CENTRAL_ROLES, SITE_ROLES, Role
from sites.services.provisioning import provision_site
from sites.services.roles import assign_role, sync_central_groups

RESERVED_DOMAIN = "invalid"
"""No name below it can ever be registered (RFC 2606)."""


def lay_out(marker: Marker, side: Side) -> Plot:
    """One temporary site with a person for every role on it."""
    plot = Plot(side, marker, _site(marker, side), {})
    for role in SITE_ROLES:
        plot.people[role] = person(plot, role.value, role, plot.portal_site)
    _seat_board(plot)
    plot.show(*plot.people.values(), plot.portal_site, plot.portal_site.organ)
    return plot


def person(plot: Plot, name: str, role: Role | None = None, site: PortalSite | None = None) -> User:
    """A person of this side who never logs in with a password; with a role, by a grant that says so."""
    user = User(
        username=plot.slug(Kind.PERSON, name),
        email=f"{plot.slug(Kind.PERSON, name)}@example.{RESERVED_DOMAIN}",
        full_name=plot.text(Kind.PERSON, "Đồng chí"),
        job_title=plot.text(Kind.PERSON, "Chuyên viên"),
    )
    user.set_unusable_password()
    user.save()
    if role is not None:
        where = None if role in CENTRAL_ROLES else site
        assign_role(user=user, role=role, portal_site=where)
        if not RoleGrant.objects.filter(user=user, role=role, portal_site=where).exists():
            RoleGrant.objects.create(
                user=user, role=role, portal_site=where, reason=plot.text(Kind.PERSON, "Phân công")
            )
    return user


def central_people(plot: Plot) -> dict[Role, User]:
    """One person for each role on the whole portal; they are of no site."""
    sync_central_groups()
    return {role: person(plot, role.value.replace("_", "-"), role) for role in CENTRAL_ROLES}


def host(plot: Plot, channel: Channel) -> str:
    """The name the temporary site answers to on a network."""
    return _host(plot.portal_site.code, channel)


def _host(code: str, channel: Channel) -> str:
    return f"{code}.{channel.value}.{RESERVED_DOMAIN}"


def _site(marker: Marker, side: Side) -> PortalSite:
    code = f"kiem-tra-{side}-{marker.run}"
    name = marker.text(side, Kind.DIRECTORY, "Trang")
    organ = Organ.objects.create(
        code=f"ZZ{side}".upper(), slug=code, name=name, short_name=name, kind=OrganKind.DEPARTMENT
    )
    spec = SiteSpec(
        organ=organ,
        code=code,
        name=name,
        short_name=name,
        tier=Tier.DEPARTMENT,
        hosts=tuple(HostSpec(_host(code, channel), channel) for channel in (Channel.INTERNET, Channel.WAN)),
        sections=(
            SectionSpec(
                marker.text(side, Kind.DIRECTORY, "Chuyên mục"), f"muc-{marker.of(side, Kind.DIRECTORY)}"
            ),
        ),
    )
    site = provision_site(spec)
    for field in ("slogan", "responsible_person", "licence", "address"):
        setattr(site, field, marker.text(side, Kind.DIRECTORY))
    site.save()
    return site


def _seat_board(plot: Plot) -> None:
    today = timezone.localdate()
    area, _created = SubjectArea.objects.get_or_create(
        slug=f"kiem-tra-{plot.marker.run}", defaults={"name": f"Lĩnh vực {plot.marker.run}"}
    )
    board = EditorialBoard.objects.create(
        portal_site=plot.portal_site,
        name=plot.text(Kind.PERSON, "Ban Biên tập"),
        decision_number=plot.text(Kind.PERSON),
        starts_on=today,
    )
    seats = ((Role.APPROVER, Position.DEPUTY), (Role.MANAGER, Position.MEMBER))
    for role, position in seats:
        member = BoardMember.objects.create(
            board=board, user=plot.people[role], position=position, starts_on=today
        )
        if position == Position.DEPUTY:
            member.subject_areas.set([area])
            member.save()
    plot.keep("area", area)
    plot.show(board, area)
