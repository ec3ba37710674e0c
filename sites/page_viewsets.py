"""The screens of every page: Wagtail's, each with the question it leaves out (A02)."""

from __future__ import annotations

from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from sites import listing_views, page_views, reading_views


class PortalPageViewSet(PageViewSet):
    """Registered after Wagtail's own for the same model, which it replaces."""

    model = Page
    filterset_class = listing_views.OwnPageFilterSet
    index_view_class = listing_views.ExplorerView
    content_type_use_view_class = listing_views.PagesOfTypeView
    search_view_class = listing_views.PageSearchView

    choose_parent_view_class = page_views.OwnChooseParentView
    move_view_class = page_views.OwnMoveView
    move_confirm_view_class = page_views.AskedMoveConfirmView
    confirm_workflow_cancellation_view_class = page_views.AskedCancellationView
    workflow_action_view_class = page_views.OwnWorkflowActionView
    collect_workflow_action_data_view_class = page_views.OwnWorkflowDataView

    history_view_class = reading_views.ReadHistoryView
    revisions_view_class = reading_views.ReadRevisionView
    revisions_compare_view_class = reading_views.ReadComparisonView
    view_draft_view_class = reading_views.ReadDraftView
    usage_view_class = reading_views.ReadUsageView
    workflow_history_view_class = reading_views.ReadWorkflowHistoryView
    workflow_history_detail_view_class = reading_views.ReadWorkflowDetailView
