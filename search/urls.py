"""Addresses of the readers' search."""

from django.urls import path

from search.views import page

app_name = "search"

urlpatterns = [path("", page.results, name="results")]
