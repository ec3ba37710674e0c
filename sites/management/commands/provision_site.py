"""`manage.py provision_site`: opens a tier-2 site, or brings an existing one what it lacks (A01)."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.utils.translation import gettext as _

from sites.enums import OrganKind, Theme, Tier
from sites.models import Organ, PortalSite
from sites.provisioning import HostSpec, LineError, SectionSpec, SiteSpec, parse_host, parse_section
from sites.services.provisioning import ProvisioningError, open_site


class Command(BaseCommand):
    """The screen "Open a new site" for those who work in a terminal; both call one service."""

    help = "Open a site of an organ: hosts, page tree, collection, groups, workflow. May be run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What tells one site from another."""
        parser.add_argument("--code", required=True, help="short name of the site, for example kiemtra")
        parser.add_argument("--organ", required=True, help="code or slug of the organ, for example UBKTTU")
        parser.add_argument("--organ-name", default="", help="name of the organ, if it is not known yet")
        parser.add_argument("--organ-kind", choices=OrganKind.values, default=OrganKind.DEPARTMENT)
        parser.add_argument("--name", required=True, help="name of the site")
        parser.add_argument("--short-name", default="", help="name in menus; without it the name")
        parser.add_argument("--tier", choices=Tier.values, default=Tier.DEPARTMENT)
        parser.add_argument("--theme", choices=Theme.values, default=Theme.SON)
        parser.add_argument("--host", action="append", type=_host, default=[], metavar="HOST[:PORT]=CHANNEL")
        parser.add_argument("--section", action="append", type=_section, default=[], metavar="SLUG=TITLE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Open the site and say what stands and what is missing before readers come."""
        organ = _organ(options)
        spec = SiteSpec(
            organ=organ,
            code=options["code"],
            name=options["name"],
            short_name=options["short_name"] or options["name"][:60],
            tier=Tier(options["tier"]),
            theme=Theme(options["theme"]),
            hosts=tuple(options["host"]),
            sections=tuple(options["section"]),
        )
        is_new = not PortalSite.objects.filter(code=spec.code).exists()
        try:
            portal_site = open_site(organ=organ, spec=spec)
        except ProvisioningError as error:
            raise CommandError("\n".join(error.reasons)) from error
        self._report(portal_site, is_new=is_new)

    def _report(self, portal_site: PortalSite, *, is_new: bool) -> None:
        values = {"site": portal_site.name, "organ": portal_site.organ.name}
        opened = _("The site “%(site)s” of %(organ)s is open.")
        completed = _("The site “%(site)s” of %(organ)s stood already; what it lacked was added.")
        self.stdout.write(self.style.SUCCESS((opened if is_new else completed) % values))
        for host in portal_site.hosts.select_related("site"):
            self.stdout.write(f"  {host.site.root_url}/  {host.get_channel_display()}")
        missing = portal_site.missing_before_opening
        if missing:
            self.stdout.write(_("Fill in before readers come: %(fields)s.") % {"fields": ", ".join(missing)})


def _organ(options: dict[str, Any]) -> Organ:
    wanted = options["organ"]
    known = Organ.objects.filter(Q(slug=wanted.lower()) | Q(code=wanted)).order_by("pk").first()
    if known is not None:
        return known
    if not options["organ_name"]:
        raise CommandError(
            _("No organ has the code “%(code)s”; give its name with --organ-name to make it.")
            % {"code": wanted}
        )
    return Organ(
        code=wanted,
        slug=wanted.lower(),
        name=options["organ_name"],
        short_name=options["organ_name"][:80],
        kind=options["organ_kind"],
    )


def _host(text: str) -> HostSpec:
    try:
        return parse_host(text)
    except LineError as error:
        raise ArgumentTypeError(str(error)) from error


def _section(text: str) -> SectionSpec:
    try:
        return parse_section(text)
    except LineError as error:
        raise ArgumentTypeError(str(error)) from error
