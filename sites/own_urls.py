"""Addresses of the screens of the site a person works on."""

from django.urls import path

from sites.own_views import ChooseSiteView, OwnSiteFactsView, switch_site

app_name = "own_site"
urlpatterns = [
    path("", ChooseSiteView.as_view(), name="choose"),
    path("switch/<int:pk>/", switch_site, name="switch"),
    path("facts/", OwnSiteFactsView.as_view(), name="facts"),
]
