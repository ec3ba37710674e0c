"""What the screens of this app open."""

from __future__ import annotations

from sites.access.doors import declare, shut
from sites.access.wagtail_doors import names
from sites.people_selectors import is_own_person
from sites.roles import Screen

VISIT_LIST = "visits_modeladmin"
"""How `wagtail-modeladmin` names the views of the log of visits."""


def declare_doors() -> None:
    """Organs, boards, subject areas and sites: the technical administrator's (B13); reports of own sites."""
    listing = "index index_results add edit delete history history_results usage"
    for namespace in ("portalsite", "editorialboard", "organ", "subjectarea"):
        declare(*names(namespace, listing), screen=Screen.INFRASTRUCTURE)
    declare("portal_site_opened", screen=Screen.INFRASTRUCTURE)
    reports = "history history_results locked locked_results age age_results"
    declare(*names("site_reports", reports), screen=Screen.REPORTS)
    _declare_people()


def _declare_people() -> None:
    """Own people only (B11, B12); the door of an invitation is public, and harmless to who is inside already."""
    declare(*names("people", "index index_results invite"), screen=Screen.PEOPLE)
    declare(*names("people", "person close reopen"), screen=Screen.PEOPLE, ids={"pk": is_own_person})
    declare("invitation", "invitation_taken", screen=Screen.ANYBODY, harmless=True)
    acts = "create edit delete"
    declare(f"{VISIT_LIST}_index", screen=Screen.VISITS)
    shut(*(f"{VISIT_LIST}_{act}" for act in acts.split()))
