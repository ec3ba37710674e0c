"""Addresses of the readers' search."""

urlpatterns: list[object] = []
