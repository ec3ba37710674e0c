"""Addresses of the reports of questions, below the admin."""

from django.urls import path

from search.views.question_reports import QuestionReport, UnansweredReport

app_name = "search_reports"

urlpatterns = [
    path("asked/", QuestionReport.as_view(), name="asked"),
    path("asked/results/", QuestionReport.as_view(results_only=True), name="asked_results"),
    path("unanswered/", UnansweredReport.as_view(), name="unanswered"),
    path("unanswered/results/", UnansweredReport.as_view(results_only=True), name="unanswered_results"),
]
