"""What changed between two versions of a page, as numbered changes that a person can go through one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail import blocks
from wagtail.admin.compare import (
    ChildRelationComparison,
    StreamBlockComparison,
    StreamFieldComparison,
    TextFieldComparison,
)
from wagtail.fields import RichTextField
from wagtail.models import Page

from workflows.cards import Change, Unchanged
from workflows.services.reading import content_comparisons, style_of
from workflows.services.word_diff import plain_text, word_diff

_TAG_OF = {"addition": "ins", "deletion": "del"}


@dataclass(frozen=True)
class _Difference:
    """A change before it has its number."""

    label: str
    kind: str
    together: str
    style: str = ""


def changes_between(before: Page, after: Page) -> list[Change | Unchanged]:
    """Every field and every paragraph that differs, in the order of the editor; runs of equal paragraphs between."""
    found: list[Change | Unchanged] = []
    number = 0
    for part in _differences(before, after):
        if isinstance(part, Unchanged):
            found.append(part)
            continue
        number += 1
        found.append(_numbered(part, number))
    return found


def _numbered(part: _Difference, number: int) -> Change:
    html = _with_marks(part.together)
    return Change(
        number=number,
        label=part.label,
        kind=part.kind,
        before=_without(html, "ins") if part.kind != "added" else SafeString(""),
        after=_without(html, "del") if part.kind != "removed" else SafeString(""),
        together=html,
        style=part.style,
    )


def _differences(before: Page, after: Page) -> Iterator[_Difference | Unchanged]:
    for comparison_class in content_comparisons(after):
        comparison = comparison_class(before, after)
        if not comparison.has_changed():
            continue
        label = str(comparison.field_label())
        if isinstance(comparison, StreamFieldComparison):
            yield from _paragraphs(comparison)
        elif isinstance(comparison, ChildRelationComparison):
            yield _Difference(label, "changed", _children(comparison), "list")
        else:
            yield _Difference(label, "changed", _field_difference(comparison), style_of(comparison.field))


def _field_difference(comparison: Any) -> str:
    if isinstance(comparison.field, RichTextField):
        return word_diff(plain_text(comparison.val_a or ""), plain_text(comparison.val_b or ""))
    if isinstance(comparison, TextFieldComparison):
        return word_diff(comparison.val_a or "", comparison.val_b or "")
    return str(comparison.htmldiff())


def _paragraphs(comparison: StreamFieldComparison) -> Iterator[_Difference | Unchanged]:
    """Blocks that differ, with runs of equal ones folded."""
    blocks = StreamBlockComparison(
        comparison.field.stream_block, True, True, comparison.val_a, comparison.val_b
    ).get_block_comparisons()
    same: list[Any] = []
    for block in blocks:
        if not (block.is_new() or block.is_deleted() or block.has_changed()):
            same.append(block.htmlvalue(block.val_b))
            continue
        if same:
            yield _folded(same)
            same = []
        yield _block_difference(block)
    if same:
        yield _folded(same)


def _folded(same: list[Any]) -> Unchanged:
    return Unchanged(len(same), format_html_join("", "<div>{}</div>", ((html,) for html in same)))


def _block_difference(block: Any) -> _Difference:
    label = str(block.block.label)
    if block.is_new():
        return _Difference(label, "added", f"<ins>{block.htmlvalue(block.val_b)}</ins>", "body")
    if block.is_deleted():
        return _Difference(label, "removed", f"<del>{block.htmlvalue(block.val_a)}</del>", "body")
    return _Difference(label, "changed", _value_difference(block.block, block.val_a, block.val_b), "body")


def _value_difference(block: blocks.Block, before: Any, after: Any) -> str:
    """Words of a text block; field by field of a block with fields; the whole of anything else."""
    if isinstance(block, blocks.StructBlock):
        rows = (
            (child.label, SafeString(_value_difference(child, before.get(name), after.get(name))))
            for name, child in block.child_blocks.items()
        )
        return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows))
    if isinstance(block, blocks.RichTextBlock):
        return word_diff(_source(before), _source(after))
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return word_diff(before or "", after or "")
    shown = block.render_basic(after) if after else ""
    if before == after:
        return str(shown)
    gone = block.render_basic(before) if before else ""
    return format_html("<del>{}</del><ins>{}</ins>", gone, shown)


def _source(value: Any) -> str:
    return plain_text(value.source) if value else ""


def _children(comparison: ChildRelationComparison) -> str:
    rows = []
    for child in comparison.get_child_comparisons():
        fields = child.get_field_comparisons()
        if child.is_addition():
            rows.append(format_html("<li><ins>{}</ins></li>", child.obj_b))
        elif child.is_deletion():
            rows.append(format_html("<li><del>{}</del></li>", child.obj_a))
        else:
            rows.append(
                format_html(
                    "<li>{}</li>", format_html_join(" · ", "{}", ((field.htmldiff(),) for field in fields))
                )
            )
    return str(format_html("<ul>{}</ul>", mark_safe("".join(rows))))  # noqa: S308 - each row was escaped


def _with_marks(html: str) -> SafeString:
    """Wagtail's coloured spans as `<ins>` and `<del>`, which are also read aloud and printed."""
    soup = BeautifulSoup(html, "html.parser")
    for class_name, tag_name in _TAG_OF.items():
        for element in soup.select(f".{class_name}"):
            if element.name in {"span", "div", "dd"}:
                element.name = tag_name
                del element["class"]
    return mark_safe(str(soup))  # noqa: S308 - Wagtail escaped it, no text was changed


def _without(html: str, tag_name: str) -> SafeString:
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(tag_name):
        element.decompose()
    if not soup.get_text(strip=True) and not isinstance(soup.find("img"), Tag):
        return SafeString("")
    return mark_safe(str(soup))  # noqa: S308 - a part of what came in


def change_count(parts: list[Change | Unchanged]) -> int:
    """How many changes there are to look at."""
    return sum(part.is_change for part in parts)
