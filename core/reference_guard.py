"""What content may refer to: new links to pages, images and files stay within what the author may choose (A02).

Wagtail checks no id that content names: a posted one would show another board's draft or file. Here the mechanism;
who may choose what is told by the app that knows sites.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail import blocks
from wagtail.models import ReferenceIndex
from wagtail.rich_text import RichText, features

from core.registry import Registry

Target = tuple[str, str]
"""The model by label ("app.model") and the id of what is referred to."""

Choosable = Callable[[Any, QuerySet[Any]], QuerySet[Any]]
"""Of these rows, those that the user may choose for content of his."""

choosable: Registry[Choosable] = Registry("guarded model")
"""By label of the model; what stands on no list may be referred to by everybody."""


def target_of(model: type[Model], pk: Any) -> Target:
    """The target as one value, under the model that the guard knows it by."""
    parents = model._meta.get_parent_list()
    return (parents[-1] if parents else model)._meta.label_lower, str(pk)


def references_of(obj: Model) -> set[Target]:
    """Everything that the object refers to: fields, streams, rich text, rows of inline panels."""
    found = ReferenceIndex._extract_references_from_object(obj)
    return {_target_of_type(type_id, pk) for type_id, pk, _model_path, _content_path in found}


def _target_of_type(type_id: int, pk: str) -> Target:
    content_type = ContentType.objects.get_for_id(type_id)
    return f"{content_type.app_label}.{content_type.model}", pk


def own_rows(user: Any, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Of the rows of a guarded model, those that the user may choose; all rows of any other model."""
    label, _pk = target_of(rows.model, None)
    return choosable.get(label)(user, rows) if label in choosable else rows


def foreign_among(user: Any, targets: Iterable[Target]) -> set[Target]:
    """Those of the targets that the user may not choose; what does not exist is foreign too. One query a model."""
    ids: dict[str, set[str]] = defaultdict(set)
    for label, pk in targets:
        if label in choosable:
            ids[label].add(pk)
    foreign: set[Target] = set()
    for label, asked in ids.items():
        rows = apps.get_model(label)._default_manager.filter(pk__in=[pk for pk in asked if pk.isdecimal()])
        allowed = {str(pk) for pk in own_rows(user, rows).values_list("pk", flat=True)}
        foreign |= {(label, pk) for pk in asked - allowed}
    return foreign


def without(value: Any, block: blocks.Block, refused: set[Target]) -> Any:
    """The value of a block with every refused reference taken out, and nothing else changed."""
    if isinstance(block, blocks.ChooserBlock):
        return None if value is not None and target_of(type(value), value.pk) in refused else value
    if isinstance(block, blocks.RichTextBlock):
        return RichText(text_without(value.source, refused))
    if isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            value[name] = without(value[name], child, refused)
    elif isinstance(block, blocks.BaseStreamBlock):
        for child in value:
            child.value = without(child.value, child.block, refused)
    elif isinstance(block, blocks.ListBlock):
        for child in value.bound_blocks:
            child.value = without(child.value, child.block, refused)
    return value


def text_without(source: str, refused: set[Target]) -> str:
    """Rich text whose refused links are plain words again, and whose refused pictures are gone."""
    soup = BeautifulSoup(source, "html.parser")
    for link in soup.find_all("a", linktype=True):
        if _named(features.get_link_types(), link, "linktype") & refused:
            link.unwrap()
    for embed in soup.find_all("embed", embedtype=True):
        if _named(features.get_embed_types(), embed, "embedtype") & refused:
            embed.decompose()
    return str(soup)


def _named(handlers: Any, tag: Tag, kind: str) -> set[Target]:
    """What a link or an embed refers to; nothing when it leads to no object, such as an address outside."""
    handler, pk = handlers.get(tag[kind]), tag.get("id")
    try:
        return {target_of(handler.get_model(), pk)} if handler is not None and pk else set()
    except NotImplementedError:
        return set()
