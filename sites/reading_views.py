"""Versions, history and drafts of a page for everybody who may read them, without roads to editing for who may not
edit: leadership and auditors read everything and hold no right on pages (B12, B21)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views.generic import View
from wagtail.admin.views.pages.history import (
    PageHistoryView,
    PageWorkflowHistoryViewMixin,
    WorkflowHistoryDetailView,
    WorkflowHistoryView,
)
from wagtail.admin.views.pages.preview import ViewDraftView
from wagtail.admin.views.pages.revisions import RevisionsCompareView, RevisionsView
from wagtail.admin.views.pages.usage import UsageView
from wagtail.models import Page

from sites.access.page_policy import may_read


def readable_page(user: Any, page_id: Any) -> Page:
    """The page in its own type; raises Http404, or PermissionDenied when its versions are not the person's to read."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not may_read(user, page):
        raise PermissionDenied
    return page


class WithoutEditing:
    """No buttons to the editor for who may not edit."""

    request: HttpRequest
    object: Page

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the page, then forget the addresses of what the person may not do with it."""
        super().setup(request, *args, **kwargs)  # type: ignore[misc]  # of the view beside it
        if not self.object.permissions_for_user(request.user).can_edit():
            self.edit_url_name = self.revisions_revert_url_name = self.edit_url = None

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Edit, or nothing."""
        return super().header_buttons if self.edit_url_name else []  # type: ignore[misc]


class ReadHistoryView(WithoutEditing, PageHistoryView):
    """Who did what to the page."""

    any_permission_required = None  # the page itself is asked for

    def get_object(self) -> Page:
        """The page, if the person may read it."""
        return readable_page(self.request.user, self.pk)


class ReadWorkflowMixin(WithoutEditing):
    """Asks whether the page may be read, where Wagtail asks whether it may be edited."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raise PermissionDenied when the page is not the person's to read."""
        if not may_read(request.user, self.object):
            raise PermissionDenied
        past_wagtails_question = super(PageWorkflowHistoryViewMixin, self)
        return past_wagtails_question.dispatch(request, *args, **kwargs)  # type: ignore[attr-defined, no-any-return]


class ReadWorkflowHistoryView(ReadWorkflowMixin, WorkflowHistoryView):
    """Submissions of the page."""


class ReadWorkflowDetailView(ReadWorkflowMixin, WorkflowHistoryDetailView):
    """One submission, step by step."""


class ReadRevisionView(RevisionsView):
    """One version as readers would see it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Without the question for any right on pages: `get_object` has asked for this one."""
        return View.dispatch(self, request, *args, **kwargs)

    def get_object(self) -> Page:
        """The page, if the person may read it."""
        return readable_page(self.request.user, self.pk)


class ReadComparisonView(WithoutEditing, RevisionsCompareView):
    """What changed between two versions."""

    def get_object(self, queryset: Any = None) -> Page:
        """The page, if the person may read it."""
        return readable_page(self.request.user, self.pk)


class ReadDraftView(ViewDraftView):
    """The newest version as readers would see it (xem bản nháp)."""

    def dispatch(self, request: HttpRequest, page_id: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show the draft in its first preview mode."""
        draft = readable_page(request.user, page_id).get_latest_revision_as_object()
        return draft.make_preview_request(request, draft.default_preview_mode)


class ReadUsageView(WithoutEditing, UsageView):
    """Where the page is referred to."""

    permission_required = None  # the page itself is asked for

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raise PermissionDenied when the page is not the person's to read."""
        if not may_read(request.user, self.object):
            raise PermissionDenied
        past_wagtails_question = super(UsageView, self)
        return past_wagtails_question.dispatch(request, *args, **kwargs)  # type: ignore[attr-defined, no-any-return]
