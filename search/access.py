"""What the screens of the search open, and to whom (A02)."""

from __future__ import annotations

from sites.access.doors import declare
from sites.access.wagtail_doors import names
from sites.roles import Screen


def register() -> None:
    """Declare owners and doors; the lists that all sites share are nobody's own, who writes them their policy says."""
    declare(*names("synonyms", "index index_results"), screen=Screen.READING)
    declare(*names("synonyms", "add edit delete history history_results usage"), screen=Screen.CONTENT)
