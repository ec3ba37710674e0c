"""Addresses of the readers' search."""

from django.urls import path

from search.views import feed, kept, opened, opensearch, page, suggestions

app_name = "search"

urlpatterns = [
    path("", page.results, name="results"),
    path("goi-y/", suggestions.suggestions, name="suggestions"),
    path("mo/", opened.opened, name="opened"),
    path("goi-y-trinh-duyet/", opensearch.suggestions, name="browser_suggestions"),
    path("opensearch.xml", opensearch.description, name="opensearch"),
    path("nguon-tin/", feed.feed, name="feed"),
    path("da-luu/", kept.kept, name="kept"),
    path("da-luu/con-hien/", kept.still_shown, name="still_shown"),
    path("da-luu/luu/", kept.keep, name="keep"),
    path("da-luu/sua/", kept.change, name="change_kept"),
    path("da-luu/ngung/<uuid:stop_token>/", kept.stop_alert, name="stop_alert"),
]
