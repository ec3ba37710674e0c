"""What the upload path opens, and whose an unfinished upload is (A02)."""

from __future__ import annotations

from sites.access.doors import declare, own
from sites.access.owners import page_site_id, through
from sites.access.ownership import register_owner
from sites.access.wagtail_doors import FILE, PAGE, names
from sites.roles import Screen


def register() -> None:
    """Declare owners and doors; the views ask beside it that an upload is the person's own."""
    register_owner("docslib.PendingUpload", through("library", "library__", "root_page", page_site_id))
    upload = own("docslib.PendingUpload")
    declare(
        *names("docslib_admin", "choose check discard add_to_draft picture"),
        screen=Screen.CONTENT,
        ids={"pk": upload},
        asked={"library": PAGE},
    )
    declare("docslib_admin:ready", screen=Screen.CONTENT, ids={"page_id": PAGE})
    declare(
        *names("docslib_admin", "reading_status reading_retry"),
        screen=Screen.CONTENT,
        ids={"document_id": FILE},
    )
