"""Filters of the library's pages. None of them asks the database."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString

from docslib.lineage.linking import CitedLink
from docslib.lineage.linking import linked_numbers as with_links

register = template.Library()


@register.filter
def linked_numbers(value: object, links: Mapping[str, CitedLink] | str | None = None) -> SafeString:
    """Document numbers as links to what the reader may open; without links they are kept on one line only."""
    return with_links(value, links if isinstance(links, Mapping) else {})
