"""Reading sites: what a site shows of itself on every page."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowPage

from core.cards import BoardMemberCard, Crumb, DirectoryGroup, DirectoryItem, NavItem, SiteCard
from core.managers import visible_pages
from core.permissions import SITE_DEPTH, SITE_PATH_LENGTH
from sites.enums import OrganKind, Position, Tier
from sites.hosts import CurrentHost
from sites.models.board import BoardMember, EditorialBoard
from sites.models.portal_site import PortalSite

NAVIGATION_DEPTH = 4
"""Sections (3) and what stands directly below them (4)."""

SEARCH_URL = "/tim-kiem/"
"""Where readers search, on every host."""

_POSITION_ORDER = {Position.CHIEF: 0, Position.DEPUTY: 1, Position.MEMBER: 2}
_ADVISORY = frozenset({OrganKind.OFFICE, OrganKind.DEPARTMENT, OrganKind.INSPECTION, OrganKind.SCHOOL})


def portal_site_of(page: Page) -> PortalSite | None:
    """The site whose tree holds `page`; None for the tree root."""
    top = page.path[:SITE_PATH_LENGTH]
    return PortalSite.objects.select_related("organ", "root_page").filter(root_page__path=top).first()


def navigation_of(current: CurrentHost, page: Page | None) -> list[NavItem]:
    """The menu of the current site, with the section in hand marked; one query."""
    root = current.host.portal_site.root_page
    listed = (
        visible_pages(current.channel)
        .filter(
            path__startswith=root.path, depth__gt=root.depth, depth__lte=NAVIGATION_DEPTH, show_in_menus=True
        )
        .order_by("path")
    )
    children: dict[str, list[Page]] = {}
    for item in listed:
        children.setdefault(item.path[: -item.steplen], []).append(item)
    here = page.path if page is not None else ""
    return [
        NavItem(
            title=item.title,
            url=current.url(item),
            is_current=here.startswith(item.path),
            children=tuple(
                NavItem(title=child.title, url=current.url(child), is_current=here.startswith(child.path))
                for child in children.get(item.path, [])
            ),
        )
        for item in children.get(root.path, [])
    ]


def breadcrumbs_of(current: CurrentHost, page: Page | None) -> list[Crumb]:
    """The way from the site's home page to `page`, which comes last without an address; one query."""
    if page is None or page.depth <= SITE_DEPTH:
        return []
    above = [page.path[: page.steplen * depth] for depth in range(SITE_DEPTH, page.depth)]
    crumbs = [
        Crumb(title=_("Home page") if item.depth == SITE_DEPTH else item.title, url=current.url(item))
        for item in visible_pages(current.channel).filter(path__in=above).order_by("path")
    ]
    return [*crumbs, Crumb(title=page.title)]


def site_card(current: CurrentHost, portal_site: PortalSite) -> SiteCard:
    """What masthead, parent strip and footer state of a site (A09)."""
    return SiteCard(
        name=portal_site.name,
        short_name=portal_site.short_name,
        url=current.home_url(portal_site),
        tier="portal" if portal_site.tier == Tier.PORTAL else "department",
        theme=portal_site.theme,
        organ_name=portal_site.organ.name,
        over_name=portal_site.slogan,
        licence=portal_site.licence,
        address=portal_site.address,
        phone=portal_site.phone,
        email=portal_site.email,
        responsible=portal_site.responsible_person,
        search_url=SEARCH_URL,
    )


def parent_card(current: CurrentHost) -> SiteCard | None:
    """The tier-1 portal above a tier-2 site, on the same network; None on the portal itself."""
    if current.host.portal_site.tier == Tier.PORTAL:
        return None
    portal = next(
        (site for site in current.map.portal_sites(current.channel) if site.tier == Tier.PORTAL), None
    )
    return site_card(current, portal) if portal else None


def directory_of(current: CurrentHost) -> list[DirectoryGroup]:
    """All tier-2 sites read on this network, by what kind of organ they are."""
    tier2 = [site for site in current.map.portal_sites(current.channel) if site.tier == Tier.DEPARTMENT]
    advisory = [site for site in tier2 if site.organ.kind in _ADVISORY]
    local = [site for site in tier2 if site.organ.kind not in _ADVISORY]
    titled: Sequence[tuple[str, list[PortalSite]]] = (
        (_("Advisory and assisting organs"), advisory),
        (_("Subordinate Party organisations"), local),
    )
    return [_directory_group(current, title, sites) for title, sites in titled if sites]


def _directory_group(current: CurrentHost, title: str, sites: list[PortalSite]) -> DirectoryGroup:
    return DirectoryGroup(
        title=title,
        items=tuple(
            DirectoryItem(title=site.organ.name, url=current.home_url(site), accent=site.theme)
            for site in sites
        ),
    )


def boards_in_force(portal_site: PortalSite, *, on: datetime.date | None = None) -> QuerySet[EditorialBoard]:
    """Boards of the site in office on the day `on` (today), with their seats and areas."""
    day = on or timezone.localdate()
    seats = BoardMember.objects.in_force(on=day).select_related("user").prefetch_related("subject_areas")
    return (
        EditorialBoard.objects.in_force(on=day)
        .filter(portal_site=portal_site)
        .prefetch_related(Prefetch("members", queryset=seats, to_attr="seats_in_force"))
    )


def board_member_cards(portal_site: PortalSite) -> list[BoardMemberCard]:
    """The board as readers see it: chief, deputies, members (B08). Of the accounts behind the seats only name and
    job title are read: the process of the Internet may read nothing else of them (N13)."""
    day = timezone.localdate()
    in_force = EditorialBoard.objects.in_force(on=day).filter(portal_site=portal_site)
    seats = list(
        BoardMember.objects.in_force(on=day)
        .filter(board__in=in_force)
        .select_related("user")
        .prefetch_related("subject_areas")
        .only("board", "position", "starts_on", "ends_on", "user__full_name", "user__job_title")
    )
    seats.sort(key=lambda seat: (_POSITION_ORDER[Position(seat.position)], seat.user.full_name))
    return [
        BoardMemberCard(
            name=seat.user.full_name or seat.get_position_display(),
            position_label=seat.get_position_display(),
            areas=tuple(area.name for area in seat.subject_areas.all()),
            note=seat.user.job_title,
        )
        for seat in seats
    ]


@dataclass(frozen=True)
class SiteOverview:
    """What stands of a site, in words for the person who opened it."""

    hosts: list[tuple[str, str]]
    """(address, network)"""
    pages: list[str]
    groups: list[str]
    workflow: str


def site_overview(portal_site: PortalSite) -> SiteOverview:
    """Hosts, first pages that are up, groups and workflow of a site; four queries. Drafts are content, and the
    technical office sees none (B13)."""
    assigned = WorkflowPage.objects.filter(page=portal_site.root_page_id).select_related("workflow").first()
    hosts = portal_site.hosts.select_related("site").order_by("pk")
    pages = Page.objects.child_of(portal_site.root_page).live()
    groups = portal_site.role_groups.select_related("group").order_by("pk")
    return SiteOverview(
        hosts=[(host.site.root_url + "/", host.get_channel_display()) for host in hosts],
        pages=list(pages.order_by("path").values_list("title", flat=True)),
        groups=[str(group.get_role_display()) for group in groups],
        workflow=assigned.workflow.name if assigned else "",
    )
