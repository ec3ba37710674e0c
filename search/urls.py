"""Addresses of the readers' search."""

from django.urls import path

from search.views import opened, page

app_name = "search"

urlpatterns = [
    path("", page.results, name="results"),
    path("mo/", opened.opened, name="opened"),
]
