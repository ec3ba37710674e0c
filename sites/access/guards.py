"""Questions to a whole request of Wagtail's, where no single argument says what it touches (A02)."""

from __future__ import annotations

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import ResolverMatch
from wagtail.models import Page

from sites.access.ownership import is_owned, sees_id, sees_ids
from sites.access.person import Person


def own_or_top(person: Person, value: str) -> bool:
    """Whether the page may be seen, or is the tree's top, below which a person of several sites finds them all."""
    if not value.isdecimal():
        return False
    is_top = len(person.site_ids) > 1 and Page.objects.filter(pk=value, depth=1).exists()
    return is_top or sees_id(person, "wagtailcore.Page", int(value))


def bulk_targets(person: Person, request: HttpRequest, match: ResolverMatch) -> bool:
    """Whether every object that a bulk action names, and the page or collection whose rows it takes, may be seen."""
    try:
        model = apps.get_model(match.kwargs["app_label"], match.kwargs["model_name"])
    except LookupError:
        return False
    if not is_owned(model):
        return False
    ids = [value for value in request.GET.getlist("id") if value != "all"]
    if "all" in request.GET.getlist("id") and issubclass(model, Page) and not request.GET.get("childOf"):
        return False
    holders = request.GET.getlist("childOf")
    if not all(value.isdecimal() for value in (*ids, *holders)):
        return False
    holder = "wagtailcore.Page" if issubclass(model, Page) else "wagtailcore.Collection"
    return sees_ids(person, model._meta.label, map(int, ids)) and sees_ids(person, holder, map(int, holders))


def edited_object(person: Person, request: HttpRequest, match: ResolverMatch) -> bool:
    """Whether the object that an editing session is about may be seen."""
    key = (match.kwargs["app_label"], match.kwargs["model_name"])
    try:
        model = ContentType.objects.get_by_natural_key(*key).model_class()
    except ContentType.DoesNotExist:
        return False
    value = match.kwargs["object_id"]
    return (
        model is not None
        and is_owned(model)
        and value.isdecimal()
        and sees_id(person, model._meta.label, int(value))
    )
