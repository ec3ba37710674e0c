"""The five sites of the demo, the fixed day it is told from, and the accounts that open it."""

from __future__ import annotations

from datetime import date

from sites.demo.plan_departments import DEPARTMENTS
from sites.demo.plan_portal import PORTAL
from sites.demo.shapes import DemoSite

# Every date of the demo counts back from this Friday, so that two loads tell the same story.
DEMO_DAY = date(2026, 11, 20)

SITES: tuple[DemoSite, ...] = (PORTAL, *DEPARTMENTS)

CENTRAL_PEOPLE = {
    "central_board": ("banbientap",),
    "technical_admin": ("quantri",),
    "leadership": ("lanhdao",),
    "auditor": ("giamsat",),
}

# Opens every screen and still publishes nothing past the board.
SUPERUSER = "sieuquantri"


def site_plan(key: str) -> DemoSite:
    """Return the plan of the site of that key. Raises `KeyError` when there is none."""
    return {site.key: site for site in SITES}[key]
