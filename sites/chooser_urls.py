"""The page chooser's addresses, put before Wagtail's own of the same names and paths."""

from __future__ import annotations

from typing import Any

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from sites.chooser_views import OwnBrowseView, OwnChosenMultipleView


def _admin_only(view: Any) -> Any:
    return never_cache(require_admin_access(view.as_view()))


urlpatterns = [
    path("choose-page/", _admin_only(OwnBrowseView), name="wagtailadmin_choose_page"),
    path(
        "choose-page/<int:parent_page_id>/",
        _admin_only(OwnBrowseView),
        name="wagtailadmin_choose_page_child",
    ),
    path(
        "choose-page/chosen-multiple/",
        _admin_only(OwnChosenMultipleView),
        name="wagtailadmin_choose_page_chosen_multiple",
    ),
]
