"""Addresses of the library below the admin."""

from django.urls import path

from docslib.views import reading_retry_view, reading_status

app_name = "docslib_admin"

urlpatterns = [
    path("<int:document_id>/", reading_status, name="reading_status"),
    path("<int:document_id>/again/", reading_retry_view, name="reading_retry"),
]
