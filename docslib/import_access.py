"""Whose a bulk import is, and who opens its screens (A02)."""

from __future__ import annotations

from sites.access.doors import declare, own
from sites.access.owners import page_site_id, through
from sites.access.ownership import Ownership, register_owner
from sites.access.wagtail_doors import PAGE, names
from sites.roles import Screen


def register() -> None:
    """Declare owners and doors; the services ask beside it that who moves an import began it."""
    run = through("library", "library__", "root_page", page_site_id)
    register_owner("docslib.ImportRun", run)
    row = through("library", "run__library__", "root_page", page_site_id)
    register_owner("docslib.ImportRow", Ownership(row.rows, lambda line: run.site_id(line.run)))
    declare(
        *names("docslib_admin", "imports import_new import_template"),
        screen=Screen.CONTENT,
        asked={"library": PAGE},
    )
    declare(
        *names("docslib_admin", "import_run import_go import_halt import_report"),
        screen=Screen.CONTENT,
        ids={"run_id": own("docslib.ImportRun")},
    )
