"""What the news app tells lower apps about itself."""

from __future__ import annotations

from django.db.models import QuerySet
from wagtail.models import Page

from core.demo import DemoStep, demo_steps
from core.feeds import feeds
from core.files import file_holders
from core.gates import publish_gates
from core.item_details import item_details
from core.models import PortalDocument
from news import search_kind
from news.gates import republished_names_its_source
from news.item_selectors import article_details
from news.models import ArticlePage
from news.provisioning import news_index
from news.selectors import stories_by_section_feed, stories_feed
from sites.isolation.registry import Planter, planters
from sites.provisioning import site_pages


def articles_holding(document: PortalDocument) -> QuerySet[Page]:
    """Articles whose stored content has the file attached."""
    return ArticlePage.objects.filter(attachments__document=document)


def register() -> None:
    """Fill the registries; called once, when the app is ready."""
    feeds.register("stories", stories_feed)
    feeds.register("stories_by_section", stories_by_section_feed)
    file_holders.register("news.attachments", articles_holding)
    publish_gates.register("news.republished_source", republished_names_its_source)
    site_pages.register("news.index", news_index)
    search_kind.register()
    item_details.register("article", article_details)
    planters.register("news", Planter(20, "news.isolation.plant"))
    demo_steps.register("news.articles", DemoStep(20, "news.demo.load.load_articles"))
