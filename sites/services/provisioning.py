"""Opens a site: one idempotent act from organ to workflow, behind a command and an admin screen (A01, A14)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Collection, Page, Site

from core.channels import Channel
from core.models import BasePage
from core.publishing import publishing_authority
from sites.enums import Theme, Tier
from sites.models import (
    DepartmentHomePage,
    Organ,
    PortalHomePage,
    PortalSite,
    SectionOwner,
    SectionPage,
    SiteHost,
)
from sites.provisioning import HostSpec, SectionSpec, SiteSpec, provisioning_steps, site_pages
from sites.services.roles import sync_central_groups, sync_role_groups
from sites.services.site_pages import ensure_pages

_SHORT_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CHECKED_BEFORE = {"organ", "collection", "tier"}
"""Fields of a site that nothing can be said against once its spec was checked."""
_HOSTNAME = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*")


class ProvisioningError(Exception):
    """The site cannot be opened as asked; `reasons` says why."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


@transaction.atomic
def provision_site(spec: SiteSpec) -> PortalSite:
    """Make the site of `spec`, or bring what it lacks; raises ProvisioningError with reasons, changing nothing."""
    portal_site = _standing_site(spec)
    with publishing_authority("provisioning"):
        if portal_site is None:
            portal_site = _make_site(spec)
        _ensure_hosts(portal_site, spec.hosts)
        _ensure_contents(portal_site, spec)
    return portal_site


@transaction.atomic
def complete_site(portal_site: PortalSite) -> None:
    """Bring a site that stands what an update of the portal added; nothing that is there is touched."""
    root = portal_site.root_page.specific
    spec = SiteSpec(
        organ=portal_site.organ,
        code=portal_site.code,
        name=portal_site.name,
        short_name=portal_site.short_name,
        tier=Tier(portal_site.tier),
        theme=Theme(portal_site.theme),
        channel=Channel(root.channel),
    )
    with publishing_authority("provisioning"):
        _ensure_contents(portal_site, spec)


def _ensure_contents(portal_site: PortalSite, spec: SiteSpec) -> None:
    """What stands in a site, groups, pages and workflows, whichever app brought them."""
    sync_role_groups(portal_site)
    sections = [_section(section) for section in spec.sections]
    pages = _ensure_pages(portal_site.root_page, [*(make(spec) for make in site_pages), *sections])
    for section, page in zip(spec.sections, pages[len(site_pages) :], strict=True):
        _ensure_owners(page, section.owners)
    for step in provisioning_steps:
        step(portal_site, spec)


@transaction.atomic
def open_site(*, organ: Organ, spec: SiteSpec) -> PortalSite:
    """Provision the site of an organ that may be new: both are made, or neither; raises ProvisioningError (A01).

    The portal's central groups are brought into order too: with the first site there would be none.
    """
    if organ.pk is None:
        _save_organ(organ)
    portal_site = provision_site(replace(spec, organ=organ))
    sync_central_groups()
    return portal_site


def _save_organ(organ: Organ) -> None:
    try:
        organ.full_clean()
    except ValidationError as error:
        raise ProvisioningError(_labelled(error, Organ)) from error
    organ.save()


def _standing_site(spec: SiteSpec) -> PortalSite | None:
    """The site as it stands, None where it is new; raises ProvisioningError with every reason against `spec`."""
    reasons = [*_wrong_fields(spec), *_wrong_hosts(spec)]
    near = Q(code=spec.code) | Q(organ=spec.organ) | Q(tier=Tier.PORTAL)
    sites = list(PortalSite.objects.filter(near).select_related("organ", "root_page", "collection"))
    known = next((site for site in sites if site.code == spec.code), None)
    others = [site for site in sites if site is not known]
    for other in others:
        if other.organ_id == spec.organ.pk:
            reasons.append(
                _("%(organ)s already has the site “%(site)s”.") % {"organ": spec.organ, "site": other}
            )
    if known and known.organ_id != spec.organ.pk:
        reasons.append(
            _("The code “%(code)s” belongs to the site of %(organ)s.")
            % {"code": spec.code, "organ": known.organ}
        )
    if spec.tier == Tier.PORTAL and any(other.tier == Tier.PORTAL for other in others):
        reasons.append(_("There is a provincial portal already."))
    if reasons:
        raise ProvisioningError(reasons)
    return known


def _wrong_fields(spec: SiteSpec) -> list[str]:
    draft = PortalSite(
        code=spec.code, name=spec.name, short_name=spec.short_name, tier=spec.tier, theme=spec.theme
    )
    reasons = [
        _("“%(name)s” cannot stand in addresses: use small letters without accents, digits and hyphens.")
        % {"name": name}
        for name in (spec.code, *(section.slug for section in spec.sections))
        if not _SHORT_NAME.fullmatch(name)
    ]
    try:
        draft.clean_fields(exclude={"organ", "root_page", "collection", "code"})
    except ValidationError as error:
        reasons += _labelled(error, PortalSite)
    return reasons


def _wrong_hosts(spec: SiteSpec) -> list[str]:
    reasons = [] if spec.hosts else [_("Give the site at least one host name.")]
    names = [host.hostname for host in spec.hosts]
    hosts = SiteHost.objects.filter(site__hostname__in=names).select_related("site", "portal_site")
    taken = {(host.site.hostname, host.site.port): host for host in hosts}
    for host in spec.hosts:
        named = {"host": host.hostname}
        if not _HOSTNAME.fullmatch(host.hostname):
            reasons.append(
                _("“%(host)s” is not a host name: small letters, digits, hyphens and dots.") % named
            )
        if sum(other.hostname == host.hostname and other.port == host.port for other in spec.hosts) > 1:
            reasons.append(_("The host %(host)s is given twice.") % named)
        standing = taken.get((host.hostname, host.port))
        if standing and standing.portal_site.code != spec.code:
            reasons.append(_("The host %(host)s belongs to another site.") % named)
        elif standing and standing.channel != host.channel.value:
            reasons.append(_("The host %(host)s of this site belongs to the other network.") % named)
    return list(dict.fromkeys(reasons))


def _labelled(error: ValidationError, model: type[Model]) -> list[str]:
    """The messages of a validation, each after the name of its field."""
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    names = {field.name: capfirst(str(field.verbose_name)) for field in model._meta.fields}
    return [
        f"{names[name]}: {message}" if name in names else message
        for name, messages in error.message_dict.items()
        for message in messages
    ]


def _make_site(spec: SiteSpec) -> PortalSite:
    home_type = PortalHomePage if spec.tier == Tier.PORTAL else DepartmentHomePage
    home = home_type(slug=spec.code, title=spec.name, channel=spec.channel.value)
    [home] = _ensure_pages(Page.get_first_root_node(), [home])
    portal_site = PortalSite(
        organ=spec.organ,
        code=spec.code,
        name=spec.name,
        short_name=spec.short_name,
        tier=spec.tier,
        theme=spec.theme,
        root_page=Page.objects.get(pk=home.pk),
        collection=Collection.get_first_root_node().add_child(name=spec.name),
    )
    try:
        portal_site.full_clean(exclude=_CHECKED_BEFORE)
    except ValidationError as error:
        raise ProvisioningError(_labelled(error, PortalSite)) from error
    portal_site.save()
    return portal_site


def _ensure_pages(parent: Page, pages: Sequence[BasePage]) -> list[BasePage]:
    try:
        return ensure_pages(parent, pages)
    except ValidationError as error:
        raise ProvisioningError(_labelled(error, Page)) from error


def _ensure_hosts(portal_site: PortalSite, hosts: Iterable[HostSpec]) -> None:
    names = [host.hostname for host in hosts]
    standing = Site.objects.filter(hostname__in=names).select_related("portal_host")
    known = {(site.hostname, site.port): site for site in standing}
    new = []
    for host in hosts:
        site = known.get((host.hostname, host.port)) or Site(
            hostname=host.hostname, port=host.port, site_name=portal_site.name
        )
        if not hasattr(site, "portal_host"):
            # A new name, or one that Wagtail knew and no portal site had: "localhost" of a fresh installation.
            new.append(SiteHost(site=site, portal_site=portal_site, channel=host.channel.value))
        if site.root_page_id != portal_site.root_page_id:
            site.root_page = portal_site.root_page
            site.save()
    SiteHost.objects.bulk_create(new)


def _section(spec: SectionSpec) -> SectionPage:
    return SectionPage(
        slug=spec.slug,
        title=spec.title,
        channel=spec.channel.value,
        show_in_menus=spec.in_menu,
        introduction=spec.introduction,
    )


def _ensure_owners(section: BasePage, slugs: Sequence[str]) -> None:
    if slugs and not section.owners.exists():
        for position, organ in enumerate(Organ.objects.filter(slug__in=slugs)):
            SectionOwner.objects.create(section=section, organ=organ, sort_order=position)
