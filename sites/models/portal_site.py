"""A site of the portal: one organ, one page tree, the hosts it answers on, the groups of its people."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, Page, Site

from core.channels import Channel
from sites.enums import Theme, Tier
from sites.roles import Role


class PortalSite(models.Model):
    """Tier-1 portal or tier-2 site (trang cấp 1, trang cấp 2) of one organ (A01, A09)."""

    organ = models.OneToOneField("portal_sites.Organ", models.PROTECT, related_name="portal_site")
    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=160)
    short_name = models.CharField(_("short name"), max_length=60)
    tier = models.CharField(_("tier"), max_length=12, choices=Tier)
    theme = models.CharField(_("colours"), max_length=8, choices=Theme, default=Theme.SON)
    slogan = models.CharField(_("line above the name"), max_length=120, blank=True)
    root_page = models.OneToOneField(
        Page, models.PROTECT, related_name="portal_site", verbose_name=_("home page"), editable=False
    )
    collection = models.OneToOneField(
        Collection, models.PROTECT, related_name="portal_site", verbose_name=_("collection"), editable=False
    )
    responsible_person = models.CharField(_("person responsible for content"), max_length=160, blank=True)
    licence = models.CharField(_("licence number and date"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    class Meta:
        verbose_name = _("site")
        verbose_name_plural = _("sites")
        ordering = ["-tier", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["tier"], condition=models.Q(tier=Tier.PORTAL), name="one_provincial_portal"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def missing_before_opening(self) -> list[str]:
        """Names of the footer fields that must be filled before readers come (A09)."""
        required = ("responsible_person", "licence", "address", "phone", "email")
        return [
            str(field.verbose_name)
            for field in self._meta.fields
            if field.name in required and not getattr(self, field.name)
        ]

    @property
    def is_ready_to_open(self) -> bool:
        """Whether the footer states everything it must (A09)."""
        return not self.missing_before_opening


class SiteHost(models.Model):
    """A host name of a site and the network it is reached on (A04, A08)."""

    portal_site = models.ForeignKey(PortalSite, models.CASCADE, related_name="hosts", verbose_name=_("site"))
    site = models.OneToOneField(Site, models.CASCADE, related_name="portal_host", verbose_name=_("host"))
    channel = models.CharField(
        _("channel"),
        max_length=8,
        choices=[(Channel.INTERNET.value, Channel.INTERNET.label), (Channel.WAN.value, Channel.WAN.label)],
    )

    class Meta:
        verbose_name = _("host")
        verbose_name_plural = _("hosts")

    def __str__(self) -> str:
        return f"{self.site.hostname} ({self.get_channel_display()})"


class RoleGroup(models.Model):
    """The group that holds one role, on one site or, without a site, on the whole portal (B10)."""

    group = models.OneToOneField(Group, models.CASCADE, related_name="role_group", verbose_name=_("group"))
    portal_site = models.ForeignKey(
        PortalSite, models.CASCADE, null=True, blank=True, related_name="role_groups", verbose_name=_("site")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)

    class Meta:
        verbose_name = _("role group")
        verbose_name_plural = _("role groups")
        constraints = [
            models.UniqueConstraint(fields=["portal_site", "role"], name="one_group_per_site_and_role"),
            models.UniqueConstraint(
                fields=["role"], condition=models.Q(portal_site=None), name="one_group_per_central_role"
            ),
        ]

    def __str__(self) -> str:
        return self.group.name
