"""Page types of a site's frame: home pages, sections, standing pages."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from core.models import BasePage
from sites.blocks import BodyBlock
from sites.contexts import department_home_context, portal_home_context, section_context, standard_context
from sites.hosts import current_host

SECTION_CHILDREN = [
    "portal_sites.SectionPage",
    "portal_sites.StandardPage",
    "news.ArticlePage",
]
HOME_CHILDREN = [
    "portal_sites.SectionPage",
    "portal_sites.StandardPage",
    "news.NewsIndexPage",
    "docslib.DocumentLibraryPage",
]


class SitePage(BasePage):
    """A page of some organ's site, with the subject area that routes it to a deputy (B03)."""

    subject_area = models.ForeignKey(
        "portal_sites.SubjectArea",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("subject area"),
        help_text=_("Decides which deputy chief of the board approves."),
    )

    class Meta:
        abstract = True

    def withdrawn_as(self) -> tuple[str, str]:
        """What stays said of the page once it is called back: what kind of thing it was, and its number if any."""
        return str(self._meta.verbose_name), ""

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """The page's address on the network of the request being answered, never on the other one (A04)."""
        current = current_host()
        if current is not None:
            return current.url_parts(self)
        parts: tuple[int, str, str] | None = super().get_url_parts(request)
        return parts


class PortalHomePage(SitePage):
    """Home page of the tier-1 portal (trang chủ cấp 1)."""

    introduction = models.TextField(_("introduction"), blank=True)
    slogan = models.CharField(_("slogan"), max_length=200, blank=True)
    slogan_note = models.CharField(_("occasion of the slogan"), max_length=160, blank=True)

    template = "pages/portal_home.html"
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = HOME_CHILDREN
    max_count = 1
    page_description = _("Home page of the provincial portal")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel([FieldPanel("slogan"), FieldPanel("slogan_note")], heading=_("Slogan")),
        *BasePage.channel_panels,
    ]

    class Meta:
        verbose_name = _("portal home page")
        verbose_name_plural = _("portal home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the template shows; the template asks the database nothing."""
        return {**super().get_context(request, *args, **kwargs), **portal_home_context(self, request)}


class DepartmentHomePage(SitePage):
    """Home page of a tier-2 site (trang chủ cấp 2)."""

    introduction = models.TextField(_("introduction"), blank=True)

    template = "pages/department_home.html"
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = HOME_CHILDREN
    page_description = _("Home page of an organ's own site")
    content_panels = [*BasePage.content_panels, FieldPanel("introduction"), *BasePage.channel_panels]

    class Meta:
        verbose_name = _("organ home page")
        verbose_name_plural = _("organ home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the template shows."""
        return {**super().get_context(request, *args, **kwargs), **department_home_context(self, request)}


class SectionPage(SitePage):
    """A section (chuyên mục, tiêu mục) led by one or several organs (A03, X7)."""

    introduction = models.TextField(_("introduction"), blank=True)
    on_home = models.BooleanField(_("show on the home page"), default=True)

    template = "pages/section.html"
    parent_page_types: ClassVar[list[str]] = [
        "portal_sites.PortalHomePage",
        "portal_sites.DepartmentHomePage",
        "portal_sites.SectionPage",
    ]
    subpage_types: ClassVar[list[str]] = SECTION_CHILDREN
    page_description = _("A section with its news and standing pages")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        InlinePanel(
            "owners",
            heading=_("Organs in charge"),
            label=_("Organ"),
            help_text=_("Their boards may approve here; without one, the board of the site."),
        ),
        FieldPanel("on_home"),
        *BasePage.channel_panels,
    ]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the template shows."""
        return {**super().get_context(request, *args, **kwargs), **section_context(self, request)}


class SectionOwner(Orderable):
    """An organ in charge of a section."""

    section = ParentalKey(SectionPage, on_delete=models.CASCADE, related_name="owners")
    organ = models.ForeignKey(
        "portal_sites.Organ", models.PROTECT, related_name="owned_sections", verbose_name=_("organ")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("organ in charge")
        verbose_name_plural = _("organs in charge")
        constraints = [models.UniqueConstraint(fields=["section", "organ"], name="organ_owns_a_section_once")]


class StandardPage(SitePage):
    """A standing page (giới thiệu, tổ chức bộ máy …)."""

    introduction = models.TextField(_("introduction"), blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    template = "pages/standard.html"
    subpage_types: ClassVar[list[str]] = ["portal_sites.StandardPage"]
    page_description = _("A page that stays: introduction, structure, contact")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        FieldPanel("subject_area"),
        *BasePage.channel_panels,
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the template shows."""
        return {**super().get_context(request, *args, **kwargs), **standard_context(self, request)}
