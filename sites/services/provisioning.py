"""Opens a site: one idempotent act from organ to workflow, behind a command and an admin screen (A01, A14)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Collection, Page, Site

from core.channels import Channel
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
from sites.provisioning import HostSpec, SectionSpec, SiteSpec, closing_steps, provisioning_steps
from sites.services.roles import sync_central_groups, sync_role_groups

PageType = TypeVar("PageType", bound=Page)

_SHORT_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HOSTNAME = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*")


class ProvisioningError(Exception):
    """The site cannot be opened as asked; `reasons` says why."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


@transaction.atomic
def provision_site(spec: SiteSpec) -> PortalSite:
    """Make the site of `spec`, or bring what it lacks; raises ProvisioningError with reasons, changing nothing."""
    _check(spec)
    with publishing_authority("provisioning"):
        portal_site = _ensure_portal_site(spec)
        for host in spec.hosts:
            _ensure_host(portal_site, host)
        sync_role_groups(portal_site)
        for step in (*provisioning_steps, *closing_steps):
            step(portal_site, spec)
        for section in spec.sections:
            _ensure_section(portal_site, section)
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
        sync_role_groups(portal_site)
        for step in (*provisioning_steps, *closing_steps):
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


def _check(spec: SiteSpec) -> None:
    reasons = [*_wrong_fields(spec), *_wrong_hosts(spec)]
    other = PortalSite.objects.filter(organ=spec.organ).exclude(code=spec.code).first()
    if other:
        reasons.append(_("%(organ)s already has the site “%(site)s”.") % {"organ": spec.organ, "site": other})
    known = PortalSite.objects.filter(code=spec.code).select_related("organ").first()
    if known and known.organ_id != spec.organ.pk:
        reasons.append(
            _("The code “%(code)s” belongs to the site of %(organ)s.")
            % {"code": spec.code, "organ": known.organ}
        )
    portals = PortalSite.objects.filter(tier=Tier.PORTAL).exclude(code=spec.code)
    if spec.tier == Tier.PORTAL and portals.exists():
        reasons.append(_("There is a provincial portal already."))
    if reasons:
        raise ProvisioningError(reasons)


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
    for host in spec.hosts:
        named = {"host": host.hostname}
        if not _HOSTNAME.fullmatch(host.hostname):
            reasons.append(
                _("“%(host)s” is not a host name: small letters, digits, hyphens and dots.") % named
            )
        if sum(other.hostname == host.hostname and other.port == host.port for other in spec.hosts) > 1:
            reasons.append(_("The host %(host)s is given twice.") % named)
        taken = SiteHost.objects.filter(site__hostname=host.hostname, site__port=host.port)
        if taken.exclude(portal_site__code=spec.code).exists():
            reasons.append(_("The host %(host)s belongs to another site.") % named)
        elif taken.exclude(channel=host.channel).exists():
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


def _ensure_portal_site(spec: SiteSpec) -> PortalSite:
    known = PortalSite.objects.filter(code=spec.code).first()
    if known is not None:
        return known
    home_type = PortalHomePage if spec.tier == Tier.PORTAL else DepartmentHomePage
    root = Page.get_first_root_node()
    home = ensure_page(root, home_type, slug=spec.code, title=spec.name, channel=spec.channel.value)
    collection = Collection.get_first_root_node().add_child(name=spec.name)
    portal_site = PortalSite(
        organ=spec.organ,
        code=spec.code,
        name=spec.name,
        short_name=spec.short_name,
        tier=spec.tier,
        theme=spec.theme,
        root_page=Page.objects.get(pk=home.pk),
        collection=collection,
    )
    try:
        portal_site.full_clean()
    except ValidationError as error:
        raise ProvisioningError(_labelled(error, PortalSite)) from error
    portal_site.save()
    return portal_site


def _ensure_host(portal_site: PortalSite, spec: HostSpec) -> None:
    site, created = Site.objects.get_or_create(
        hostname=spec.hostname,
        port=spec.port,
        defaults={
            "root_page": portal_site.root_page,
            "site_name": portal_site.name,
            "is_default_site": False,
        },
    )
    if not created and site.root_page_id != portal_site.root_page_id:
        # A name that Wagtail knew and no portal site had, such as "localhost" of a fresh installation.
        site.root_page = portal_site.root_page
        site.save()
    SiteHost.objects.get_or_create(
        site=site, defaults={"portal_site": portal_site, "channel": spec.channel.value}
    )


def _ensure_section(portal_site: PortalSite, spec: SectionSpec) -> None:
    section = ensure_page(
        portal_site.root_page,
        SectionPage,
        slug=spec.slug,
        title=spec.title,
        channel=spec.channel.value,
        show_in_menus=spec.in_menu,
        introduction=spec.introduction,
    )
    if not section.owners.exists():
        for position, organ in enumerate(Organ.objects.filter(slug__in=spec.owners)):
            SectionOwner.objects.create(section=section, organ=organ, sort_order=position)


def ensure_page(parent: Page, page_type: type[PageType], *, slug: str, title: str, **fields: Any) -> PageType:
    """The child `slug` of `parent`, made and put up if it is not there; an existing page is left as it is.

    Needs a publishing authority: these pages are a site's skeleton, empty of anybody's text.
    """
    parent.refresh_from_db()
    known = page_type.objects.child_of(parent).filter(slug=slug).first()
    if known is not None:
        return known
    page = page_type(slug=slug, title=title, live=True, **fields)
    parent.add_child(instance=page)
    log(instance=page, action="portal.provision", data={"slug": slug})
    return page
