"""Steps of a new site that upper apps add: the news list, the library, the workflow (A01)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.channels import Channel
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


ProvisioningStep = Callable[[PortalSite, SiteSpec], None]

provisioning_steps: Registry[ProvisioningStep] = Registry("provisioning step")
"""Run after the site's own pages, collections and groups stand, in the order of registration."""
