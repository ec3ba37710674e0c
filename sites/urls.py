"""Addresses of the sites app below the admin, beside those of its viewsets."""

from django.urls import path

from sites.views import SiteOpenedView

urlpatterns = [path("<int:pk>/", SiteOpenedView.as_view(), name="portal_site_opened")]
