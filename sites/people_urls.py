"""Addresses of the people's screens below the admin."""

from django.urls import path

from sites.account_views import CloseView, ReopenView
from sites.people_views import InviteView, PeopleIndex
from sites.person_views import PersonView

app_name = "people"
urlpatterns = [
    path("", PeopleIndex.as_view(), name="index"),
    path("results/", PeopleIndex.as_view(results_only=True), name="index_results"),
    path("invite/", InviteView.as_view(), name="invite"),
    path("<int:pk>/", PersonView.as_view(), name="person"),
    path("<int:pk>/close/", CloseView.as_view(), name="close"),
    path("<int:pk>/reopen/", ReopenView.as_view(), name="reopen"),
]
