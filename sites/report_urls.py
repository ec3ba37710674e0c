"""Addresses of the reports, below the admin."""

from django.urls import path

from sites.report_views import AgeReport, HistoryReport, LockReport

app_name = "site_reports"

urlpatterns = [
    path("history/", HistoryReport.as_view(), name="history"),
    path("history/results/", HistoryReport.as_view(results_only=True), name="history_results"),
    path("locked/", LockReport.as_view(), name="locked"),
    path("locked/results/", LockReport.as_view(results_only=True), name="locked_results"),
    path("age/", AgeReport.as_view(), name="age"),
    path("age/results/", AgeReport.as_view(results_only=True), name="age_results"),
]
