"""Where Wagtail asks the search."""

from __future__ import annotations

from wagtail import hooks

from search.synonym_viewsets import SynonymSetViewSet, register_policy


@hooks.register("register_admin_viewset")
def synonym_list() -> SynonymSetViewSet:
    """Abbreviations and synonyms."""
    register_policy()
    return SynonymSetViewSet()
