"""The reference guard where people type: on the form of a page and the rows of its inline panels (A02)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from wagtail.blocks.base import BlockField
from wagtail.models import Page

from core.reference_guard import (
    Target,
    foreign_among,
    own_rows,
    references_of,
    target_of,
    text_without,
    without,
)

FOREIGN = "foreign_reference"
"""Code of the error."""

Place = tuple[Any, str]
"""A form and the name of one of its fields."""


def keep_to_own(field: Any, user: Any) -> None:
    """Let a chooser take only what the person may choose, and not print the title of anything else it was sent."""
    field.queryset = own_rows(user, field.queryset)
    model, shown = field.queryset.model, field.bound_data

    def shown_if_own(data: Any, initial: Any) -> Any:
        return None if data and foreign_among(user, [target_of(model, data)]) else shown(data, initial)

    field.bound_data = shown_if_own


def refuse_foreign_references(form: Any) -> None:
    """Put an error on each field of a bound page form that newly names what its author may not choose, and take the
    name out of what the form shows again; the rest stays as it was typed."""
    named = {(id(place), name): _targets(place, name) for place, name in _places(form)}
    foreign = foreign_among(form.for_user, {target for found in named.values() for target in found})
    if foreign:
        foreign -= _known_to(form.instance)
    for place, name in _places(form):
        if named[id(place), name] & foreign:
            _refuse(place, name, foreign)


def _places(form: Any) -> Iterator[Place]:
    for name in form.fields:
        yield form, name
    for formset in getattr(form, "formsets", {}).values():
        for child in formset.forms:
            # A row is checked now: unchecked it does not know whether it is deleted, and a later check would wipe out
            # the error put on it here.
            child.errors  # noqa: B018
            if not (formset.can_delete and formset._should_delete_form(child)):
                yield from _places(child)


def _targets(form: Any, name: str) -> set[Target]:
    """What the posted value of one field refers to, whether the field is valid or not: both are shown again."""
    field = form.fields[name]
    extract = getattr(_model_field(form, name), "extract_references", None)
    if not isinstance(field, forms.ModelChoiceField | BlockField) and extract is None:
        return set()
    value = form[name].value()
    if not value:
        return set()
    if isinstance(field, forms.ModelChoiceField):
        return {target_of(_model_of(field), pk) for pk in _ids(field, value)}
    if isinstance(field, BlockField):
        extract = field.block.extract_references
    found = extract(value) if extract else ()
    return {target_of(model, pk) for model, pk, _model_path, _content_path in found}


def _model_of(field: Any) -> Any:
    return field.queryset.model


def _ids(field: Any, value: Any) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    return [str(field.prepare_value(one)) for one in values]


def _model_field(form: Any, name: str) -> Any:
    try:
        return form._meta.model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _known_to(page: Page) -> set[Target]:
    """What the page's newest version refers to already: somebody who might choose it put it there.

    Not the version in the form: going back to an old one must not bring back what nobody here may choose.
    """
    if page.pk is None:
        return set()
    return references_of(Page.objects.get(pk=page.pk).get_latest_revision_as_object())


def _refuse(form: Any, name: str, foreign: set[Target]) -> None:
    field, value = form.fields[name], form[name].value()
    message = _(
        "This names something that is not of your site, or that is gone. It has been taken out here; choose"
        " from your own site, then save again."
    )
    form.add_error(name, forms.ValidationError(message, code=FOREIGN))
    if isinstance(field, BlockField):
        shown = without(value, field.block, foreign)
    elif isinstance(field, forms.ModelMultipleChoiceField):
        shown = [pk for pk in value if target_of(_model_of(field), pk) not in foreign]
    elif isinstance(field, forms.ModelChoiceField):
        shown = None
    else:
        shown = text_without(value, foreign)
    field.bound_data = lambda data, initial: shown
