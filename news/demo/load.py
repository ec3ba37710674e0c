"""Loads the articles of the demo province as drafts; moderation takes them further."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.images import ImageFile
from wagtail.models import Page

from core.channels import Channel
from core.demo import DemoContext, PlannedItem
from core.models import PortalImage
from news.demo.pictures import draw
from news.enums import Genre
from news.models import ArticleAuthor, ArticlePage
from sites.demo.plan import site_plan
from sites.demo.texts import TextItem, body_blocks, read_items

ARTICLES = Path(__file__).parent / "articles"


def load_articles(context: DemoContext) -> None:
    """Make the articles that are not there yet, oldest first."""
    items = sorted(read_items(ARTICLES), key=lambda item: item.written_at)
    made = sum(_ensure_article(context, item) for item in items)
    context.say(f"  {made} tin, bài mới")


def _ensure_article(context: DemoContext, item: TextItem) -> bool:
    portal_site = context.recall("site", item["site"])
    parent = Page.objects.child_of(portal_site.root_page).get(slug=item["section"])
    if Page.objects.child_of(parent).filter(slug=item.slug).exists():
        return False
    writer = context.recall("user", site_plan(item["site"]).people["contributor"][0])
    page = ArticlePage(slug=item.slug, live=False, owner=writer, **_facts(context, item))
    page.body = body_blocks(item.body, lambda spec, caption: _picture(context, item, spec, caption))
    page.authors = [
        ArticleAuthor(name=name, sort_order=position)
        for position, name in enumerate(item.several("author", ";"))
    ]
    page.tags.add(*item.several("tags"))
    parent.add_child(instance=page)
    page.save_revision(user=writer)
    context.planned.append(
        PlannedItem(
            page=page,
            site=item["site"],
            state=item.get("state", "published"),
            written_at=item.written_at,
            submitted_by=writer.username,
            reason=item.get("returned"),
        )
    )
    return True


def _facts(context: DemoContext, item: TextItem) -> dict[str, Any]:
    spec = item.get("picture")
    return {
        "title": item["title"],
        "genre": Genre(item["genre"]),
        "channel": Channel(item.get("channel", "both")).value,
        "subject_area": context.recall("area", item["area"]),
        "summary": item["summary"],
        "event_end": item.moment("event"),
        "supplying_organ": context.recall("organ", item["organ"]),
        "lead_image": _picture(context, item, spec, item.get("caption")) if spec else None,
        "lead_caption": item.get("caption"),
        "source_name": item.get("source"),
        "source_url": item.get("source-url"),
        "source_author": item.get("source-author"),
        "source_published_at": item.moment("source-day"),
        "permission": item.get("permission"),
    }


def _picture(context: DemoContext, item: TextItem, spec: str, caption: str) -> PortalImage:
    """The stored drawing, once a site; drawn when it is first asked for."""
    key = f"{item['site']}:{spec}"
    name = f"{item['site']}-{spec.replace('/', '-')}.png"
    if known := context.recall_or_none("picture", key):
        return known
    collection = context.recall("site", item["site"]).collection
    stored = PortalImage.objects.filter(collection=collection, file__endswith=name).first()
    return context.remember("picture", key, stored or _draw(spec, name, caption, collection))


def _draw(spec: str, name: str, caption: str, collection: Any) -> PortalImage:
    content = draw(spec)
    return PortalImage.objects.create(
        title=caption[:255],
        caption=caption,
        collection=collection,
        file=ImageFile(BytesIO(content), name=name),
        file_size=len(content),
    )
