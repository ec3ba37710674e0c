"""Reading articles: cards for lists, in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber, Substr
from wagtail.images import get_image_model
from wagtail.models import Page

from core.cards import StoryCard
from core.channels import Channel
from core.feeds import FeedQuery, FeedResult
from core.managers import visible_pages
from news.enums import Genre
from sites.hosts import CurrentHost, host_of
from sites.models import PortalSite

if TYPE_CHECKING:
    from wagtail.images.models import AbstractImage

    from news.models import ArticlePage, NewsIndexPage

SECTION_PATH_LENGTH = 3 * Page.steplen
"""Root, home, section: what names the section in the path of everything below it."""
CARD_FIELDS = (
    "pk",
    "path",
    "url_path",
    "title",
    "first_published_at",
    "genre",
    "summary",
    "channel",
    "lead_image_id",
    "subject_area__slug",
)
GENRES = dict(Genre.choices)


def articles_visible_in(channel: Channel, root: Page | None = None) -> QuerySet[ArticlePage]:
    """Articles a reader of `channel` may see, below `root` if one is given, newest first (A04)."""
    articles = apps.get_model("news", "ArticlePage").objects.visible_in(channel)
    if root is not None:
        articles = articles.filter(path__startswith=root.path)
    return articles.order_by("-first_published_at", "-pk")


def for_cards(articles: QuerySet[ArticlePage]) -> QuerySet[ArticlePage, Any]:
    """Rows of the same articles with the columns their cards show: making whole pages of them costs more than
    the database.
    """
    return articles.values_list(*CARD_FIELDS, named=True)


def story_cards(rows: Iterable[Any], current: CurrentHost, *, in_brief: bool = False) -> list[StoryCard]:
    """Cards of rows made by `for_cards`, in their order. One more query for the sections and one for the authors,
    which are left out `in_brief`; two for pictures if there are any.
    """
    listed = list(rows)
    sections = {} if in_brief else _sections({_parent(row) for row in listed}, current.channel)
    authors = {} if in_brief else _authors([row.pk for row in listed])
    pictures = _pictures({row.lead_image_id for row in listed if row.lead_image_id})
    return [
        _card(
            row, sections.get(_parent(row)), authors.get(row.pk, ()), pictures.get(row.lead_image_id), current
        )
        for row in listed
    ]


def _card(
    row: Any, section: Any, authors: Iterable[str], picture: AbstractImage | None, current: CurrentHost
) -> StoryCard:
    return StoryCard(
        title=row.title,
        url=current.url(row),
        date=row.first_published_at,
        section_title=section.title if section else "",
        section_url=current.url(section) if section else "",
        genre_label=str(GENRES.get(row.genre, row.genre)),
        summary=row.summary,
        byline=", ".join(authors),
        image=picture,
        plate=row.subject_area__slug or "",
        channel_note=str(Channel.WAN.label) if row.channel == Channel.WAN else "",
    )


def _parent(row: Any) -> str:
    path: str = row.path
    return path[: -Page.steplen]


def _sections(paths: Collection[str], channel: Channel) -> Mapping[str, Any]:
    """The pages at `paths` that readers of `channel` may see."""
    if not paths:
        return {}
    pages = visible_pages(channel).filter(path__in=paths).order_by()
    return {page.path: page for page in pages.values_list("path", "url_path", "title", named=True)}


def _authors(pks: Collection[int]) -> Mapping[int, Sequence[str]]:
    """The authors' names by article, in their order."""
    names: dict[int, list[str]] = defaultdict(list)
    rows = (
        apps.get_model("news", "ArticleAuthor").objects.filter(article__in=pks).order_by("sort_order", "pk")
    )
    for pk, name in rows.values_list("article_id", "name") if pks else ():
        names[pk].append(name)
    return names


def _pictures(pks: Collection[int]) -> Mapping[int, AbstractImage]:
    images: Mapping[int, AbstractImage] = (
        get_image_model().objects.prefetch_related("renditions").in_bulk(pks)
    )
    return images


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
    ranked = articles_visible_in(query.channel, query.root).annotate(
        section_path=Substr("path", 1, SECTION_PATH_LENGTH),
        rank=Window(
            RowNumber(),
            partition_by=Substr("path", 1, SECTION_PATH_LENGTH),
            order_by=[F("first_published_at").desc(), F("pk").desc()],
        ),
    )
    wanted = [section.path for section in query.sections]
    articles = list(for_cards(ranked.filter(rank__lte=query.limit, section_path__in=wanted)))
    cards = story_cards(articles, current)
    grouped = [
        (path, [card for article, card in zip(articles, cards, strict=True) if article.path.startswith(path)])
        for path in wanted
    ]
    return FeedResult(cards=grouped, total=len(articles))


def related_articles(article: ArticlePage, channel: Channel, *, limit: int = 4) -> QuerySet[ArticlePage, Any]:
    """Rows for the cards of other articles of the same section, newest first."""
    parent = article.path[: -article.steplen]
    same = apps.get_model("news", "ArticlePage").objects.visible_in(channel).filter(path__startswith=parent)
    return for_cards(same.exclude(pk=article.pk).order_by("-first_published_at"))[:limit]


def index_to_write_in(sites: Sequence[PortalSite]) -> NewsIndexPage | None:
    """The news list where an article is begun: of the first of `sites`; None when there is no site."""
    if not sites:
        return None
    lists = apps.get_model("news", "NewsIndexPage").objects.order_by("path")
    return lists.descendant_of(sites[0].root_page).first()
