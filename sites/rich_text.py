"""What running text leads to: on the reader's network, and only what he may read (A02, A04).

The editor offers neither files nor pictures inside text; what a crafted request or an old import puts there passes the
same gates as everything else.
"""

from __future__ import annotations

from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.images.rich_text import ImageEmbedHandler
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from core.files import file_is_readable
from core.images import image_is_readable
from core.managers import visible_pages
from core.models import PortalDocument, PortalImage
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


class ReaderFileLinkHandler(DocumentLinkHandler):
    """A link to a file that may not be had here becomes plain text, without address and file name."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Opening tags for the linked files."""
        return [
            f'<a href="{escape(document.url)}">' if document and _may_have(document) else "<a>"
            for document in cls.get_many(attrs_list)
        ]


class ReaderImageHandler(ImageEmbedHandler):
    """A picture that may not be seen here is left out, with its title."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Tags of the pictures."""
        pictures = cls.get_many(attrs_list)
        return [
            super(ReaderImageHandler, cls).expand_db_attributes_many([attrs])[0]
            if picture and _may_see(picture)
            else ""
            for attrs, picture in zip(attrs_list, pictures, strict=True)
        ]


def _may_have(document: PortalDocument) -> bool:
    current = current_host()
    if current is None:
        return False
    return file_is_readable(document, current.channel, current.host.portal_site.root_page.path)


def _may_see(picture: PortalImage) -> bool:
    current = current_host()
    if current is None:
        return False
    return image_is_readable(picture, current.channel, current.host.portal_site.root_page.path)
