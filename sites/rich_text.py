"""Links between pages inside running text: on the reader's network, and only to what he may read (A04)."""

from __future__ import annotations

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from core.managers import visible_pages
from sites.hosts import current_host


class ReaderPageLinkHandler(PageLinkHandler):
    """A link to a page that may not be read here becomes plain text, without its address."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Opening tags for the linked pages, asked for in one query."""
        current = current_host()
        if current is None:
            return ["<a>" for _attrs in attrs_list]
        wanted = {int(attrs["id"]) for attrs in attrs_list if str(attrs.get("id", "")).isdigit()}
        pages: dict[str, Page] = {
            str(page.pk): page for page in visible_pages(current.channel).filter(pk__in=wanted)
        }
        urls = [current.url(pages[attrs["id"]]) if attrs.get("id") in pages else "" for attrs in attrs_list]
        return [f'<a href="{escape(url)}">' if url else "<a>" for url in urls]
