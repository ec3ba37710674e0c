"""Stands before Wagtail's own addresses of the same names."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from sites.keyword_views import autocomplete

urlpatterns = [
    path("", require_admin_access(autocomplete), name="wagtailadmin_tag_autocomplete"),
    path(
        "<slug:app_name>/<slug:model_name>/",
        require_admin_access(autocomplete),
        name="wagtailadmin_tag_model_autocomplete",
    ),
]
