"""Which keywords a person may be offered: those of his sites' lists, and those his sites use (A02)."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Model, Q, QuerySet
from taggit.models import ItemBase, Tag, TaggedItem

from sites.access.ownership import is_owned, scoped
from sites.access.person import Person
from sites.models import SiteTag

AUTOCOMPLETE_LIMIT = 10
POPULAR_LIMIT = 10


def offered_tags(person: Person) -> QuerySet[Tag]:
    """Tags in the vocabularies of the person's sites, or used on pages, pictures and files of theirs."""
    return Tag.objects.filter(
        Q(pk__in=scoped(SiteTag.objects.all(), person).values("tag"))
        | _used_by_kind(person)
        | _used_on_media(person)
    )


def _used_by_kind(person: Person) -> Q:
    """Tags of models that keep their own table of uses, as articles do."""
    found = Q()
    for relation in Tag._meta.related_objects:
        through: Any = relation.related_model
        if issubclass(through, ItemBase) and not issubclass(through, TaggedItem):
            tagged: Any = through._meta.get_field("content_object").related_model
            if is_owned(tagged):
                rows = scoped(tagged._default_manager.order_by(), person).values("pk")
                found |= Q(pk__in=through.objects.filter(content_object__in=rows).values("tag"))
    return found


def _used_on_media(person: Person) -> Q:
    """Tags of models that share taggit's table of uses, as pictures and files do."""
    found = Q()
    types = TaggedItem.objects.order_by().values_list("content_type", flat=True).distinct()
    for content_type in ContentType.objects.filter(pk__in=types):
        model = content_type.model_class()
        if model is not None and is_owned(model):
            found |= Q(pk__in=_uses(model, person).values("tag"))
    return found


def _uses(model: type[Model], person: Person) -> QuerySet[TaggedItem]:
    rows = scoped(model._default_manager.order_by(), person).values("pk")
    return TaggedItem.objects.filter(
        content_type=ContentType.objects.get_for_model(model), object_id__in=rows
    )


def popular_tags(model: type[Model], person: Person) -> list[Tag]:
    """The tags used most on the person's own pictures or files."""
    uses = Q(taggit_taggeditem_items__in=_uses(model, person))
    counted = Tag.objects.annotate(item_count=Count("taggit_taggeditem_items", filter=uses))
    return list(counted.filter(item_count__gt=0).order_by("-item_count", "name")[:POPULAR_LIMIT])


def tags_beginning_with(term: str, person: Person) -> list[str]:
    """Names for the writer who types `term`."""
    if not term:
        return []
    found = offered_tags(person).filter(name__istartswith=term).order_by("name")
    return list(found.values_list("name", flat=True).distinct()[:AUTOCOMPLETE_LIMIT])
