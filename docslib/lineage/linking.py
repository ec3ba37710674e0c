"""Numbers in a text that become links to the documents they name (viện dẫn) (G06)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from core.vietnamese.numbers import DocumentNumber, find_numbers, search_key

_TAG = re.compile(r"(<[^>]*>)")
_LINK_OPENS, _LINK_CLOSES = re.compile(r"<a[\s>]", re.IGNORECASE), re.compile(r"</a\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CitedLink:
    """Where a cited number leads: the document, or a search by the number when several documents bear it."""

    url: str
    title: str = ""


def linked_numbers(value: Any, links: Mapping[str, CitedLink]) -> SafeString:
    """The text with its numbers kept on one line and, where `links` knows their key, made links.

    Takes plain text, or HTML that is already safe; a number inside a link stays as it is, and no letter of the
    text is added or lost.
    """
    if value is None:
        return mark_safe("")
    pieces, is_inside = [], False
    for piece in _TAG.split(str(conditional_escape(value))):
        if piece.startswith("<") and piece.endswith(">"):
            is_inside = bool(_LINK_OPENS.match(piece)) or (is_inside and not _LINK_CLOSES.match(piece))
            pieces.append(piece)
        else:
            pieces.append(_with_links(piece, {} if is_inside else links))
    return mark_safe("".join(pieces))  # noqa: S308 - escaped above, and format_html escapes what is added


def _with_links(text: str, links: Mapping[str, CitedLink]) -> str:
    """`text` is escaped already; numbers hold no character that escaping changes."""
    out, at = [], 0
    for number in find_numbers(text):
        start, end = number.span
        out += [text[at:start], _one(number, links.get(search_key(str(number))))]
        at = end
    return "".join(out) + text[at:]


def _one(number: DocumentNumber, link: CitedLink | None) -> str:
    printed = mark_safe(number.raw)  # noqa: S308 - a piece of escaped text
    if link is None:
        return format_html('<span class="nowrap">{}</span>', printed)
    title = format_html(' title="{}"', link.title) if link.title else ""
    return format_html('<a class="nowrap" href="{}"{}>{}</a>', link.url, title, printed)
