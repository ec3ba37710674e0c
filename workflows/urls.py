"""Addresses of the moderation screens, below the admin."""

from django.urls import path

from workflows.views.decision import ActView, item_file, item_preview
from workflows.views.life import LifeView
from workflows.views.queue import QueueView, SentView
from workflows.views.report import FlowReport
from workflows.views.review import ReviewView
from workflows.views.withdrawal import WithdrawView

app_name = "moderation"

urlpatterns = [
    path("", QueueView.as_view(), name="queue"),
    path("results/", QueueView.as_view(results_only=True), name="queue_results"),
    path("sent/", SentView.as_view(), name="sent"),
    path("report/", FlowReport.as_view(), name="report"),
    path("report/results/", FlowReport.as_view(results_only=True), name="report_results"),
    path("life/<int:page_id>/", LifeView.as_view(), name="life"),
    path("withdraw/<int:page_id>/", WithdrawView.as_view(), name="withdraw"),
    path("<int:task_state_id>/", ReviewView.as_view(), name="review"),
    path("<int:task_state_id>/act/", ActView.as_view(), name="act"),
    path("<int:task_state_id>/preview/", item_preview, name="preview"),
    path("<int:task_state_id>/files/<int:document_id>/", item_file, name="file"),
]
