"""What upper apps add to a new site: the news list, the library, the workflow (A01)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Page

from core.channels import SERVED_CHANNELS, Channel
from core.models import BasePage
from core.registry import Registry
from sites.enums import Theme, Tier
from sites.models import Organ, PortalSite


@dataclass(frozen=True)
class HostSpec:
    """A host name of the new site and the network it is reached on."""

    hostname: str
    channel: Channel
    port: int = 80


@dataclass(frozen=True)
class SectionSpec:
    """A section of the new site; `owners` are slugs of the organs in charge."""

    title: str
    slug: str
    channel: Channel = Channel.BOTH
    owners: tuple[str, ...] = ()
    in_menu: bool = True
    introduction: str = ""


class LineError(ValueError):
    """A line of a form or an argument of the command is not written as asked."""


def parse_host(line: str) -> HostSpec:
    """`host[:port]=internet|wan`, as the command and the form write it; raises LineError."""
    address, separator, channel = (part.strip() for part in line.partition("="))
    name, _colon, port = address.partition(":")
    if not separator or not name or channel not in SERVED_CHANNELS or not (port or "80").isdecimal():
        raise LineError(
            _("“%(line)s”: write host=internet or host=wan, with :port after the host if it is not 80.")
            % {"line": line.strip()}
        )
    return HostSpec(name.lower(), Channel(channel), int(port or "80"))


def parse_section(line: str) -> SectionSpec:
    """`slug=Title`, as the command and the form write it; raises LineError."""
    slug, separator, title = (part.strip() for part in line.partition("="))
    if not separator or not slug or not title:
        raise LineError(
            _("“%(line)s”: write short-name=Title, for example tin-hoat-dong=Activities.")
            % {"line": line.strip()}
        )
    return SectionSpec(title=title, slug=slug)


@dataclass(frozen=True)
class SiteSpec:
    """Everything that tells one site from another; what is given again is brought up to date, never undone."""

    organ: Organ
    code: str
    name: str
    short_name: str
    tier: Tier = Tier.DEPARTMENT
    theme: Theme = Theme.SON
    hosts: tuple[HostSpec, ...] = ()
    sections: tuple[SectionSpec, ...] = ()
    channel: Channel = Channel.BOTH


PageMaker = Callable[[SiteSpec], BasePage]

site_pages: Registry[PageMaker] = Registry("page of a new site")
"""Pages below the home page, unsaved, in the order of registration; those that stand already are left as they are."""

ProvisioningStep = Callable[[PortalSite, SiteSpec], None]

provisioning_steps: Registry[ProvisioningStep] = Registry("provisioning step")
"""Run when the site's pages, collection and groups stand, in the order of registration."""

OneStepPages = Callable[[PortalSite], Iterable[Page]]

one_step_pages: Registry[OneStepPages] = Registry("pages of one step")
"""Pages of a site below which approval is the only step of the board: their own gates did the rest (decision 11)."""
