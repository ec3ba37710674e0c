"""What the upload path opens, and whose an unfinished upload is (A02)."""

from __future__ import annotations

from django.db.models import Q

from docslib.models import PendingUpload, StoppedFile
from sites.access.doors import Check, declare, own
from sites.access.owners import page_site_id, through
from sites.access.ownership import Ownership, register_owner, scoped
from sites.access.person import Person
from sites.access.wagtail_doors import FILE, PAGE, names
from sites.roles import Screen


def _own_token(person: Person, value: str) -> bool:
    """Whether an unfinished upload or the record of a stopped one, of a site of the person's, has this token."""
    rows = (PendingUpload.objects.filter(token=value), StoppedFile.objects.filter(token=value))
    return any(scoped(found, person).exists() for found in rows)


def register() -> None:
    """Declare owners and doors; the views ask beside it that an upload is the person's own."""
    register_owner("docslib.PendingUpload", through("library", "library__", "root_page", page_site_id))
    by_site = Ownership(
        lambda sites: Q(portal_site__in=[site.pk for site in sites]), lambda row: row.portal_site_id
    )
    register_owner("docslib.StoppedFile", by_site)
    register_owner("docslib.FileDownload", by_site)
    upload = own("docslib.PendingUpload")
    _declare_intake(upload)
    declare(
        *names("docslib_admin", "choose check discard add_to_draft replace picture"),
        screen=Screen.CONTENT,
        ids={"pk": upload},
        asked={"library": PAGE, "page": PAGE, "old": FILE},
    )
    declare(
        *names(
            "docslib_admin", "lacking lacking_results deadlines deadlines_results downloads downloads_results"
        ),
        screen=Screen.REPORTS,
    )
    _declare_declarations()
    declare(
        *names("docslib_admin", "reading_status reading_retry"),
        screen=Screen.CONTENT,
        ids={"document_id": FILE},
    )


def _declare_intake(upload: Check) -> None:
    """The screens of files that have not been cleared."""
    declare(
        *names("docslib_admin", "incoming incoming_status incoming_again"),
        screen=Screen.CONTENT,
        ids={"token": _own_token},
    )
    declare("docslib_admin:stopped", screen=Screen.CONTENT, ids={"pk": own("docslib.StoppedFile")})
    declare("docslib_admin:looks", screen=Screen.CONTENT)
    declare(*names("docslib_admin", "look look_picture"), screen=Screen.CONTENT, ids={"pk": upload})


def _declare_declarations() -> None:
    """The two declarations, and the lists of what may be published: those are nobody's own, who writes them their
    policy says."""
    register_owner("docslib.Declaration", through("page", "page__", "root_page", page_site_id))
    declare(
        *names("docslib_admin", "ready declare_second decline sheet"),
        screen=Screen.CONTENT,
        ids={"page_id": PAGE, "document_id": FILE},
    )
    for namespace in ("publication_rules", "type_lists", "document_deadlines", "calendar_days"):
        declare(*names(namespace, "index index_results"), screen=Screen.READING)
        declare(*names(namespace, "add edit delete history history_results usage"), screen=Screen.CONTENT)
