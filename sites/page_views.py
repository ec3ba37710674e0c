"""Page screens with the questions Wagtail does not ask: may this be moved there, cancelled, acted on here (A02)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from wagtail.admin.views.pages.choose_parent import GenericChooseParentView
from wagtail.admin.views.pages.move import MoveChooseDestinationView, MoveConfirmView
from wagtail.admin.views.pages.workflow import (
    CollectWorkflowActionDataView,
    ConfirmWorkflowCancellationView,
    WorkflowActionView,
)
from wagtail.models import Page, TaskState

from core.reference_forms import keep_to_own


class OwnMoveView(MoveChooseDestinationView):
    """Where to move a page: only pages of one's own are taken."""

    def get_form(self, form_class: Any = None) -> Any:
        """The form, whose chooser knows the viewer."""
        form = super().get_form(form_class)
        keep_to_own(form.fields["new_parent_page"], self.request.user)
        return form


class AskedMoveConfirmView(MoveConfirmView):
    """Confirmation of a move; Wagtail shows both titles and runs hooks before it asks any right."""

    def dispatch(
        self, request: HttpRequest, page_to_move_id: int, destination_id: int, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        """Raise PermissionDenied before anything is shown or any hook runs, unless the move is allowed."""
        page = get_object_or_404(Page, pk=page_to_move_id).specific
        destination = get_object_or_404(Page, pk=destination_id).specific
        if not page.permissions_for_user(request.user).can_move_to(destination):
            raise PermissionDenied
        return super().dispatch(request, page_to_move_id, destination_id, *args, **kwargs)  # type: ignore[no-any-return]


class OwnChooseParentView(GenericChooseParentView):
    """Under which page to write a new one: only pages of one's own are taken."""

    def get_form(self, form_class: Any = None) -> Any:
        """The form, whose chooser knows the viewer."""
        form = super().get_form()
        keep_to_own(form.fields["parent_page"], self.request.user)
        return form


class AskedCancellationView(ConfirmWorkflowCancellationView):
    """Names workflow and step of a page: only to those who may cancel it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raise PermissionDenied unless the person may cancel the workflow that runs."""
        state = self.workflow_state
        if state is not None and not state.user_can_cancel(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[no-any-return]


class OwnTaskStateMixin:
    """The step named in the address must be the one at which the page named in it waits; Wagtail does not ask."""

    object: Page

    def get_task_state(self) -> TaskState:
        """The step; raises Http404 when it is another page's, or no longer the page's current one."""
        state: TaskState = super().get_task_state()  # type: ignore[misc]  # of the view beside it
        if state.pk != getattr(self.object.current_workflow_task_state, "pk", None):
            raise Http404
        return state


class OwnWorkflowActionView(OwnTaskStateMixin, WorkflowActionView):
    """Acting on a page from Wagtail's own buttons; the task asks every rule once more."""


class OwnWorkflowDataView(OwnTaskStateMixin, CollectWorkflowActionDataView):
    """The comment asked for before such an act."""
