"""Acting on several things at once, without naming what the viewer may not know (A02).

Wagtail lists what a person may not touch by its title; here such a row is not there at all.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.pages import bulk_actions as of_pages
from wagtail.documents.views import bulk_actions as of_files
from wagtail.images.views import bulk_actions as of_images

from core.reference_forms import keep_to_own
from sites.access.ownership import scoped
from sites.access.person import Person


class OwnRowsMixin:
    """Only rows of the viewer's sites, whether named one by one or as all of a list."""

    request: HttpRequest
    model: type[Model]

    def get_all_objects_in_listing_query(self, parent_id: Any) -> Any:
        """Ids of the whole list, of own rows alone."""
        found = list(super().get_all_objects_in_listing_query(parent_id))  # type: ignore[misc]
        own = self._own(getattr(row, "pk", row) for row in found)
        return own.values_list("pk", flat=True)

    def get_actionable_objects(self) -> tuple[Any, dict[str, Any]]:
        """What the act will touch, and what of one's own it will not; raises Http404 when there is nothing."""
        objects, left_out = super().get_actionable_objects()  # type: ignore[misc]  # of the action beside it
        own = {row.pk for row in self._own([row.pk for row in (*objects, *left_out["items_with_no_access"])])}
        refused = [row for row in left_out["items_with_no_access"] if row.pk in own]
        return [row for row in objects if row.pk in own], {**left_out, "items_with_no_access": refused}

    def _own(self, ids: Any) -> Any:
        rows = self.model._default_manager.filter(pk__in=list(ids))
        return scoped(rows, Person.of(self.request.user))


class OwnMoveAction(OwnRowsMixin, of_pages.MoveBulkAction):
    """Moving pages; the new place is asked too."""

    def get_form(self, form_class: Any = None) -> Any:
        """The form, whose chooser knows the viewer."""
        form = super().get_form(form_class)
        keep_to_own(form.fields["chooser"], self.request.user)
        return form


def _narrowed(action: type[BulkAction]) -> type[BulkAction]:
    return type(f"Own{action.__name__}", (OwnRowsMixin, action), {"__doc__": OwnRowsMixin.__doc__})


ACTIONS: list[type[BulkAction]] = [
    OwnMoveAction,
    *(
        _narrowed(action)
        for action in (
            of_pages.DeleteBulkAction,
            of_pages.PublishBulkAction,
            of_pages.UnpublishBulkAction,
            *(of_images.AddTagsBulkAction, of_images.AddToCollectionBulkAction, of_images.DeleteBulkAction),
            *(of_files.AddTagsBulkAction, of_files.AddToCollectionBulkAction, of_files.DeleteBulkAction),
        )
    ),
]
"""Registered after Wagtail's own of the same names, which they replace."""
