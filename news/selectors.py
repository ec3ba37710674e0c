"""Reading articles: cards for lists, in a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber, Substr
from wagtail.models import Page

from core.cards import StoryCard
from core.channels import Channel
from core.feeds import FeedQuery, FeedResult
from core.managers import visible_pages
from sites.hosts import CurrentHost, host_of
from sites.models import PortalSite

if TYPE_CHECKING:
    from news.models import ArticlePage, NewsIndexPage

SECTION_PATH_LENGTH = 3 * Page.steplen
"""Root, home, section: what names the section in the path of everything below it."""


def articles_visible_in(channel: Channel, root: Page | None = None) -> QuerySet[ArticlePage]:
    """Articles a reader of `channel` may see, below `root` if one is given, newest first (A04)."""
    articles = apps.get_model("news", "ArticlePage").objects.visible_in(channel)
    if root is not None:
        articles = articles.filter(path__startswith=root.path)
    return articles.order_by("-first_published_at", "-pk")


def for_cards(articles: QuerySet[ArticlePage]) -> QuerySet[ArticlePage]:
    """The same articles with what their cards show, in a constant number of queries."""
    return (
        articles.select_related("lead_image", "subject_area")
        .prefetch_related("lead_image__renditions", "authors")
        .defer("body")
    )


def story_cards(articles: Iterable[ArticlePage], current: CurrentHost) -> list[StoryCard]:
    """Cards of the articles, in their order; one more query, for the sections' titles."""
    listed = list(articles)
    parents = {article.path[: -article.steplen] for article in listed}
    sections = {page.path: page for page in visible_pages(current.channel).filter(path__in=parents)}
    return [_card(article, sections.get(article.path[: -article.steplen]), current) for article in listed]


def _card(article: ArticlePage, section: Page | None, current: CurrentHost) -> StoryCard:
    return StoryCard(
        title=article.title,
        url=current.url(article),
        date=article.first_published_at,
        section_title=section.title if section else "",
        section_url=current.url(section) if section else "",
        genre_label=article.get_genre_display(),
        summary=article.summary,
        byline=byline_of(article),
        image=article.lead_image,
        plate=article.subject_area.slug if article.subject_area else "",
        channel_note=article.get_channel_display() if article.channel == Channel.WAN else "",
    )


def byline_of(article: ArticlePage) -> str:
    """Names of the authors, as printed under the title."""
    return ", ".join(author.name for author in article.authors.all())


def stories_feed(query: FeedQuery) -> FeedResult:
    """The `stories` feed: articles below the root, newest first."""
    current = host_of(query.request)
    if current is None:
        return FeedResult()
    articles = articles_visible_in(query.channel, query.root).exclude(pk__in=query.exclude)
    total = articles.count() if query.count else 0
    cards = (
        story_cards(for_cards(articles)[query.offset : query.offset + query.limit], current)
        if query.limit
        else []
    )
    return FeedResult(cards=cards, total=total)


def stories_by_section_feed(query: FeedQuery) -> FeedResult:
    """The `stories_by_section` feed: the newest `limit` articles of each section, as (section path, cards)."""
    current = host_of(query.request)
    if current is None or not query.sections:
        return FeedResult()
    ranked = for_cards(articles_visible_in(query.channel, query.root)).annotate(
        section_path=Substr("path", 1, SECTION_PATH_LENGTH),
        rank=Window(
            RowNumber(),
            partition_by=Substr("path", 1, SECTION_PATH_LENGTH),
            order_by=[F("first_published_at").desc(), F("pk").desc()],
        ),
    )
    wanted = [section.path for section in query.sections]
    articles = list(ranked.filter(rank__lte=query.limit, section_path__in=wanted))
    cards = story_cards(articles, current)
    grouped = [
        (path, [card for article, card in zip(articles, cards, strict=True) if article.path.startswith(path)])
        for path in wanted
    ]
    return FeedResult(cards=grouped, total=len(articles))


def related_articles(article: ArticlePage, channel: Channel, *, limit: int = 4) -> QuerySet[ArticlePage]:
    """Other articles of the same section, newest first."""
    parent = article.path[: -article.steplen]
    same = apps.get_model("news", "ArticlePage").objects.visible_in(channel).filter(path__startswith=parent)
    return for_cards(same.exclude(pk=article.pk).order_by("-first_published_at"))[:limit]


def index_to_write_in(sites: Sequence[PortalSite]) -> NewsIndexPage | None:
    """The news list where an article is begun: of the first of `sites`; None when there is no site."""
    if not sites:
        return None
    lists = apps.get_model("news", "NewsIndexPage").objects.order_by("path")
    return lists.descendant_of(sites[0].root_page).first()
