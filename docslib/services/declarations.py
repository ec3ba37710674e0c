"""The two declarations of every document (cam kết): not secret, not about one person, by two people (G01)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from core.models import PortalDocument
from docslib.enums import DeclarationSeat
from docslib.models import Declaration, OfficialDocumentPage
from sites.access.person import Person
from sites.roles import RIGHTS, Role
from sites.selectors import portal_site_of

DECLARED = "portal.declared"
"""The act in the log by which a person declared; the row itself may be voided, the log entry stays."""

SECOND_STEPS = frozenset({"approve", "receive"})
"""Whoever holds one of these steps on the site, or centrally, may be the second person."""


class DeclarationRefused(Exception):
    """The declaration is not taken; `reasons` say why and what to do."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


@dataclass(frozen=True, slots=True)
class DeclaredFile:
    """One file of a version with the hash of the bytes that lie in the store now."""

    document: PortalDocument
    sha256: str


def files_in_hand(page: OfficialDocumentPage) -> list[DeclaredFile]:
    """The files of this version of the page, hashed from the store: what is declared is what is published."""
    return [DeclaredFile(row.document, sha256_of(row.document)) for row in page.files.all()]


def sha256_of(document: PortalDocument) -> str:
    """Hash of the stored bytes, read once for each object in memory."""
    known: str | None = document.__dict__.get("_portal_sha256")
    if known is None:
        with document.file.storage.open(str(document.file.name), "rb") as stored:
            known = hashlib.file_digest(stored, "sha256").hexdigest()
        document.__dict__["_portal_sha256"] = known
    return known


@transaction.atomic
def declare_first(*, user: Any, page: OfficialDocumentPage, address: str | None) -> None:
    """Whoever brings the document declares for its files as they are now; raises DeclarationRefused.

    Files somebody declared first already keep that declaration; `address` is the person's machine (None: a command).
    """
    reasons = []
    if not page.permissions_for_user(user).can_edit():
        reasons.append(_("You may not edit this document now."))
    files = files_in_hand(page.get_latest_revision_as_object())
    if not files:
        reasons.append(_("Add at least one file."))
    if reasons:
        raise DeclarationRefused(reasons)
    _declare(DeclarationSeat.FIRST, user, page, files, address)


@transaction.atomic
def declare_second(
    *, user: Any, page: OfficialDocumentPage, address: str | None, pages_opened: int | None
) -> None:
    """A second person declares for the same bytes as the first; raises DeclarationRefused.

    `pages_opened` is what the browser says of how many pages were on screen; None when it says nothing. The server
    cannot prove it: it is kept in the log with the act.
    """
    files = files_in_hand(page.get_latest_revision_as_object())
    reasons = second_refused(user, page)
    first = _declared(page, DeclarationSeat.FIRST)
    if not files or any(file.sha256 not in first for file in files):
        reasons.append(_("Who brings the document has to declare first."))
    if reasons:
        raise DeclarationRefused(reasons)
    _declare(DeclarationSeat.SECOND, user, page, files, address, pages_opened=pages_opened)


def second_refused(user: Any, page: OfficialDocumentPage) -> list[str]:
    """Every reason why `user` cannot be the second person for this document, the chief included."""
    reasons = []
    if not _holds_second_seat(user, page):
        reasons.append(_("The second person is one who receives or approves on this site."))
    if user.pk in _hands_on(page):
        reasons.append(
            _("You brought or wrote this document, so somebody else is the second person, whoever you are.")
        )
    return reasons


def declarations_missing(page: OfficialDocumentPage) -> list[str]:
    """What is still to be declared for this version of the page, as sentences; empty when nothing is (G01)."""
    files = files_in_hand(page)
    first, second = _declared(page, DeclarationSeat.FIRST), _declared(page, DeclarationSeat.SECOND)
    reasons = []
    if any(file.sha256 not in first for file in files):
        reasons.append(_("Who brings the document has not declared for the files as they are now."))
    if any(file.sha256 not in second or second[file.sha256] == first.get(file.sha256) for file in files):
        reasons.append(_("A second person has not declared for the files as they are now."))
    return reasons


def _declare(
    seat: DeclarationSeat,
    user: Any,
    page: OfficialDocumentPage,
    files: list[DeclaredFile],
    address: str | None,
    *,
    pages_opened: int | None = None,
) -> None:
    declared = _declared(page, seat)
    new = {file.sha256: file.document for file in files if file.sha256 not in declared}
    for sha256, document in new.items():
        Declaration.objects.create(
            page=page, document=document, sha256=sha256, seat=seat, user=user, address=address
        )
    if new:
        data = {"seat": seat.value, "files": list(new), "address": address, "pages_opened": pages_opened}
        log(instance=page, action=DECLARED, user=user, data=data)


def _declared(page: OfficialDocumentPage, seat: DeclarationSeat) -> dict[str, int]:
    """Who declared in this seat, by hash of the file."""
    rows = Declaration.objects.filter(page=page.pk, seat=seat)
    return dict(rows.values_list("sha256", "user_id"))


def _holds_second_seat(user: Any, page: OfficialDocumentPage) -> bool:
    person, site = Person.of(user), portal_site_of(page)
    held: frozenset[Role] = person.central
    if site is not None:
        held |= person.on_sites.get(site.pk, frozenset())
    return any(SECOND_STEPS & RIGHTS[role].steps for role in held)


def _hands_on(page: OfficialDocumentPage) -> set[int]:
    """Ids of those who uploaded its files, own the page, saved a version since it was last published, or declared
    first."""
    draft = page.get_latest_revision_as_object()
    versions = Revision.objects.filter(base_content_type__model="page", object_id=str(page.pk))
    found = set(versions.filter(pk__gt=page.live_revision_id or 0).values_list("user_id", flat=True))
    found |= {row.document.uploaded_by_user_id for row in draft.files.all()}
    found |= set(_declared(page, DeclarationSeat.FIRST).values()) | {page.owner_id}
    return {pk for pk in found if pk is not None}
