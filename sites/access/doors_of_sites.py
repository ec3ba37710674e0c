"""What the screens of this app open."""

from __future__ import annotations

from sites.access.doors import declare
from sites.access.wagtail_doors import names
from sites.roles import Screen


def declare_doors() -> None:
    """Organs, boards, subject areas and sites: the technical administrator's (B13); reports of own sites."""
    listing = "index index_results add edit delete history history_results usage"
    for namespace in ("portalsite", "editorialboard", "organ", "subjectarea"):
        declare(*names(namespace, listing), screen=Screen.INFRASTRUCTURE)
    declare("portal_site_opened", screen=Screen.INFRASTRUCTURE)
    reports = "history history_results locked locked_results age age_results"
    declare(*names("site_reports", reports), screen=Screen.REPORTS)
