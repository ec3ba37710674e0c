"""Address of the pattern library; included only where PORTAL_PATTERN_LIBRARY is set."""

from django.urls import path

from core.views.pattern_library import pattern_library

urlpatterns = [path("", pattern_library, name="pattern_library")]
