"""The article: news items, studies, reportages, republished items, media."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from news.contexts import article_context
from news.enums import Genre
from sites.blocks import BodyBlock
from sites.models import SitePage


class ArticleTag(TaggedItemBase):
    """A tag on an article."""

    content_object = ParentalKey("news.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items")


class ArticlePage(SitePage):
    """One item of the news (tin, bài)."""

    genre = models.CharField(_("genre"), max_length=16, choices=Genre, default=Genre.NEWS)
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("Two or three sentences shown in lists.")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    event_end = models.DateTimeField(
        _("event ended at"),
        null=True,
        blank=True,
        help_text=_("The deadline for publishing counts from here."),
    )
    supplying_organ = models.ForeignKey(
        "portal_sites.Organ",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="supplied_articles",
        verbose_name=_("supplied by"),
    )
    lead_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead image"),
    )
    lead_caption = models.CharField(_("caption of the lead image"), max_length=255, blank=True)
    source_name = models.CharField(_("source"), max_length=160, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)
    source_author = models.CharField(_("author there"), max_length=160, blank=True)
    source_published_at = models.DateTimeField(_("published there at"), null=True, blank=True)
    permission = models.CharField(
        _("permission to reuse"),
        max_length=255,
        blank=True,
        help_text=_("Who allowed the portal to use it, and when."),
    )
    tags = ClusterTaggableManager(through=ArticleTag, blank=True, verbose_name=_("tags"))

    template = "pages/article.html"
    parent_page_types: ClassVar[list[str]] = ["news.NewsIndexPage", "portal_sites.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A news item, an article, a reportage …")
    content_panels = [
        *SitePage.content_panels,
        FieldRowPanel([FieldPanel("genre"), FieldPanel("subject_area"), FieldPanel("event_end")]),
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("lead_image"), FieldPanel("lead_caption")], heading=_("Lead image")),
        FieldPanel("body"),
        InlinePanel("authors", heading=_("Authors"), label=_("Author")),
        FieldPanel("supplying_organ"),
        MultiFieldPanel(
            [
                FieldPanel("source_name"),
                FieldPanel("source_url"),
                FieldPanel("source_author"),
                FieldPanel("source_published_at"),
                FieldPanel("permission"),
            ],
            heading=_("Source, when taken from elsewhere"),
            classname="collapsed",
        ),
        InlinePanel("attachments", heading=_("Attached files"), label=_("File")),
        FieldPanel("tags"),
        *SitePage.channel_panels,
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("genre"),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the template shows."""
        return {**super().get_context(request, *args, **kwargs), **article_context(self, request)}


class ArticleAuthor(Orderable):
    """Somebody who wrote or took pictures for the article."""

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="authors")
    name = models.CharField(_("name"), max_length=120)
    note = models.CharField(_("unit or role"), max_length=120, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self) -> str:
        return self.name


class ArticleAttachment(Orderable):
    """A file offered with the article."""

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        models.PROTECT,
        related_name="article_attachments",
        verbose_name=_("file"),
    )
    title = models.CharField(_("name shown"), max_length=200, blank=True)

    panels = [FieldPanel("document"), FieldPanel("title")]

    class Meta(Orderable.Meta):
        verbose_name = _("attached file")
        verbose_name_plural = _("attached files")
