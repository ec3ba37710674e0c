"""The admin's own interface for its menus and choosers, within the viewer's sites (A02)."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from rest_framework.authentication import SessionAuthentication
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from sites.access.ownership import scoped
from sites.access.person import Person


class OwnRowsMixin:
    """Only rows of the viewer's sites."""

    authentication_classes = (SessionAuthentication,)
    request: Any

    def get_queryset(self) -> QuerySet[Any]:
        """What is listed, and what a detail may be of."""
        rows = super().get_queryset()  # type: ignore[misc]  # of the view beside it
        return scoped(rows, Person.of(self.request.user))


class OwnPagesAPI(OwnRowsMixin, PagesAdminAPIViewSet):
    """Pages, for the explorer's menu."""

    def get_queryset(self) -> QuerySet[Any]:
        """With what the state of each row is read from, once for all rows."""
        rows: Any = super().get_queryset()
        return rows.annotate_approved_schedule().prefetch_workflow_states()  # type: ignore[no-any-return]


class OwnDocumentsAPI(OwnRowsMixin, DocumentsAdminAPIViewSet):
    """Files."""


class OwnImagesAPI(OwnRowsMixin, ImagesAdminAPIViewSet):
    """Pictures."""
