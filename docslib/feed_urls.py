"""The address of a library's Atom feed."""

from django.urls import re_path

from docslib.views.feed import atom

urlpatterns = [re_path(r"^((?:[\w\-]+/)+)atom\.xml$", atom, name="library_feed")]
