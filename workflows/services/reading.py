"""The whole text of a version, part by part, in the order of the editor; knows fields, not page types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db import models
from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join, linebreaks
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.timezone import localtime
from modelcluster.models import get_all_child_relations
from taggit.managers import TaggableManager
from wagtail.admin.compare import ChildRelationComparison
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from core.models import PortalDocument
from workflows.cards import FileRow, ReadPart

CONTENT_LAST = ("slug", "seo_title", "search_description")
"""Fields that readers do not see as text; they change, so they are compared, but they are not read."""


def content_comparisons(page: Page) -> list[Callable[[Page, Page], Any]]:
    """Wagtail's comparison of each field of the page's editor, in order."""
    panel = page.get_edit_handler().get_bound_panel(instance=page, request=None, form=None)
    return list(panel.get_comparison())


def style_of(field: Any) -> str:
    """How a field is set: `title`, `lead`, `body`, `image`, `meta`."""
    if field.name == "title":
        return "title"
    if isinstance(field, StreamField | RichTextField):
        return "body"
    if isinstance(field, models.ForeignKey) and issubclass(field.related_model, get_image_model()):
        return "image"
    return "lead" if isinstance(field, models.TextField) else "meta"


def read_parts(page: Page) -> list[ReadPart]:
    """Every filled part of the version in hand."""
    return [part for part in _parts(page) if part.content]


def _parts(page: Page) -> Iterator[ReadPart]:
    has_lead = False
    for comparison_class in content_comparisons(page):
        comparison = comparison_class(page, page)
        label = str(comparison.field_label())
        if isinstance(comparison, ChildRelationComparison):
            yield ReadPart(label, "list", _child_list(comparison.val_b.all()))
        elif comparison.field.name not in CONTENT_LAST:
            style = style_of(comparison.field)
            content = _value(page, comparison.field, style)
            # One text leads; another one, such as the recipients of a document, says nothing without its name.
            yield ReadPart(label, "meta" if style == "lead" and has_lead else style, content)
            has_lead = has_lead or (style == "lead" and bool(content))


def _child_list(children: Any) -> Any:
    listed = list(children)
    if not listed or any(_document_of(child) for child in listed):
        return ""  # files have a list of their own
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((child,) for child in listed)))


def _value(page: Page, field: Any, style: str) -> Any:
    if isinstance(field, StreamField):
        return getattr(page, field.name).render_as_block()
    if isinstance(field, RichTextField):
        return mark_safe(expand_db_html(getattr(page, field.name)))  # noqa: S308 - rich text is cleaned on save
    if isinstance(field, TaggableManager | models.ManyToManyField):
        return ", ".join(str(row) for row in getattr(page, field.name).all())
    if style == "image":
        image = getattr(page, field.name)
        return image.get_rendition("width-960|format-webp").img_tag({"alt": image.caption}) if image else ""
    if getattr(field, "choices", None):
        return getattr(page, f"get_{field.name}_display")()
    return _plain(getattr(page, field.name), style)


def _plain(value: Any, style: str) -> Any:
    if value in (None, ""):
        return ""
    if style == "lead":
        return mark_safe(linebreaks(value, autoescape=True))  # noqa: S308 - escaped by linebreaks
    if hasattr(value, "hour"):
        return date_format(localtime(value), "DATETIME_FORMAT")
    if hasattr(value, "year"):
        return date_format(value, "DATE_FORMAT")
    return str(value)


def _document_of(child: models.Model) -> PortalDocument | None:
    for field in child._meta.get_fields():
        if isinstance(field, models.ForeignKey) and field.related_model is PortalDocument:
            return getattr(child, field.name)
    return None


def files_of(page: Page) -> list[tuple[PortalDocument, str]]:
    """Files that go up with the version in hand, with the name shown to readers."""
    found = []
    for relation in get_all_child_relations(type(page)):
        for child in getattr(page, relation.get_accessor_name()).all():
            document = _document_of(child)
            if document is not None:
                found.append((document, getattr(child, "title", "") or document.title))
    return found


def file_rows(page: Page) -> list[FileRow]:
    """The files as the review screen lists them."""
    return [
        FileRow(
            document_id=document.pk,
            title=title,
            kind=document.file_extension.upper(),
            size=filesizeformat(document.file_size) if document.file_size else "",
            note=str(capfirst(document.get_channel_display())),
        )
        for document, title in files_of(page)
    ]
