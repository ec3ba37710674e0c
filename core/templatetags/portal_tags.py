"""Tags and filters of the readers' pages. None of them asks the database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sized
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from core.icons import ICONS
from core.pattern_library import Component, State
from core.plates import plate_for
from core.reading import ReadFile, read_files
from core.reading_cards import FileCard
from core.vietnamese.numbers import find_numbers

register = template.Library()

_TAG = re.compile(r"(<[^>]*>)")
_BEFORE_DASH = re.compile(r"(?<=\d) (?=– \d)")
_DRAWN = re.compile(r"[\s|*]*[|*][\s|*]*|\s*[-–—_=~]{3,}\s*|\s*\.{4,}\s*")


@register.simple_tag
def icon(name: str, variant: str = "") -> SafeString:
    """Draw an icon of :data:`core.icons.ICONS`; `variant` adds a class ("s", "menu"). KeyError if unknown."""
    classes = f"icon icon--{variant}" if variant else "icon"
    drawing = mark_safe(ICONS[name])  # noqa: S308 - our own constants
    return format_html('<svg class="{}" viewBox="0 0 20 20" aria-hidden="true">{}</svg>', classes, drawing)


@register.simple_tag
def plate(*key: str) -> SafeString:
    """Draw the composition that :func:`core.plates.plate_for` picks for a key, in the theme's colours."""
    return format_html(
        '<svg viewBox="0 0 480 320" preserveAspectRatio="xMidYMid slice" aria-hidden="true">'
        '<use href="{}#{}"/></svg>',
        static("portal/plates.svg"),
        plate_for(*key),
    )


def _local(value: date | datetime) -> date | datetime:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


@register.simple_tag
def vi_date(value: date | datetime | None) -> SafeString:
    """A day as dd/mm/yyyy in `<time>` (A11); nothing for None."""
    if value is None:
        return mark_safe("")
    local = _local(value)
    return format_html('<time datetime="{}">{}</time>', f"{local:%Y-%m-%d}", f"{local:%d/%m/%Y}")


@register.simple_tag
def vi_datetime(value: datetime | None) -> SafeString:
    """A moment as HH:MM, dd/mm/yyyy in `<time>` (A11); nothing for None."""
    if value is None:
        return mark_safe("")
    local = _local(value)
    return format_html('<time datetime="{}">{}</time>', f"{local:%Y-%m-%dT%H:%M}", f"{local:%H:%M, %d/%m/%Y}")


@register.simple_tag
def vi_time(value: datetime | None) -> SafeString:
    """The hour of a moment as HH:MM in `<time>`, where its day has been said."""
    if value is None:
        return mark_safe("")
    local = _local(value)
    return format_html('<time datetime="{}">{}</time>', f"{local:%Y-%m-%dT%H:%M}", f"{local:%H:%M}")


@register.filter
def nowrap_numbers(value: Any) -> SafeString:
    """Keep every document number on one line. Takes plain text, or HTML that is already safe."""
    if value is None:
        return mark_safe("")
    pieces = _TAG.split(str(conditional_escape(value)))
    return mark_safe("".join(p if p.startswith("<") else _wrap_numbers(p) for p in pieces))  # noqa: S308


def _wrap_numbers(text: str) -> str:
    """`text` is escaped already; numbers hold no character that escaping changes."""
    out, at = [], 0
    for number in find_numbers(text):
        start, end = number.span
        out.append(f'{text[at:start]}<span class="nowrap">{text[start:end]}</span>')
        at = end
    return "".join(out) + text[at:]


def _for_reading(text: str) -> str:
    """`text` as it stands in a running line: no bars and rules of a table, no line that begins with a dash."""
    return _BEFORE_DASH.sub("\N{NO-BREAK SPACE}", _DRAWN.sub(" ", text))


@register.simple_tag
def highlighted(parts: Iterable[Any]) -> SafeString:
    """Text in parts (`text`, `is_hit`), the words searched for in `<mark>`, without lines drawn with signs."""
    return mark_safe(  # noqa: S308 - format_html escapes every piece
        "".join(
            format_html("<mark>{}</mark>" if part.is_hit else "{}", _for_reading(part.text)) for part in parts
        )
    )


@register.filter
def as_read_files(files: Iterable[FileCard]) -> list[ReadFile]:
    """Files with their text in paragraphs and a table of contents."""
    return read_files(files)


@register.filter
def contents_length(files: Iterable[ReadFile]) -> int:
    """How many lines the tables of contents of the files have together."""
    return sum(len(file.contents) for file in files)


@register.simple_tag
def page_numbers(page: Page) -> list[int | None]:
    """Numbers to offer in a pagination, None where some are left out."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in numbers]


@register.filter
def first_span(blocks: Sized) -> int:
    """How many columns the first of several blocks takes so that the last row is full.

    There are three columns, but for four blocks two.
    """
    return 1 if len(blocks) == 4 else (1, 3, 2)[len(blocks) % 3]  # noqa: PLR2004 - two rows of two


@register.simple_tag(takes_context=True)
def component(context: Context, shown: Component, state: State) -> SafeString:
    """Render one state of a component, as the pattern library shows it."""
    return render_to_string(shown.template, state.context, request=context.get("request"))


@register.simple_tag
def joined(items: Iterable[Any], separator: str = ", ") -> SafeString:
    """Items in one line, each escaped."""
    return format_html_join(separator, "{}", ((item,) for item in items))
