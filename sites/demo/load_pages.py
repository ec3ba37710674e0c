"""Loads the standing pages of the demo sites and the words above their lists."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from wagtail.models import Page

from core.demo import DemoContext, PlannedItem
from sites.demo.plan import site_plan
from sites.demo.texts import TextItem, body_blocks, read_items
from sites.models import StandardPage

PAGES = Path(__file__).parent / "pages"


def load_pages(context: DemoContext) -> None:
    """Make the standing pages that are not there yet; moderation takes them further."""
    made = sum(_ensure_page(context, item) for item in read_items(PAGES))
    context.say(f"  {made} trang giới thiệu mới")


def _ensure_page(context: DemoContext, item: TextItem) -> bool:
    home = context.recall("site", item["site"]).root_page
    if Page.objects.child_of(home).filter(slug=item.slug).exists():
        return False
    plan = site_plan(item["site"])
    writer = context.recall("user", plan.people["contributor"][0])
    page = StandardPage(
        slug=item.slug,
        title=item["title"],
        introduction=item["intro"],
        subject_area=context.recall("area", item["area"]),
        body=body_blocks(item.body, _no_picture),
        show_in_menus=item.get("menu") == "yes",
        live=False,
        owner=writer,
    )
    home.refresh_from_db()
    home.add_child(instance=page)
    page.save_revision(user=writer)
    context.planned.append(
        PlannedItem(
            page=page,
            site=plan.key,
            state="published",
            written_at=item.written_at,
            submitted_by=writer.username,
        )
    )
    return True


def _no_picture(spec: str, caption: str) -> Any:
    raise ValueError(f"A standing page of the demo has no pictures, but one asks for {spec}: {caption}")
