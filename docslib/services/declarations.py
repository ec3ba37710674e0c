"""The two declarations of every document (cam kết): not secret, not about one person, by two people (G01)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from core.models import PortalDocument
from docslib.enums import DeclarationSeat
from docslib.models import Declaration, FileReading, OfficialDocumentPage
from docslib.rule_selectors import listing_of
from docslib.services.admission import stored_sha256
from docslib.services.documents import document_submit
from sites.access.person import Person
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


def version_in_hand(page: OfficialDocumentPage) -> OfficialDocumentPage:
    """The newest version of the page as it is now, whatever the object in memory remembers."""
    fresh = OfficialDocumentPage.objects.get(pk=page.pk)
    version: OfficialDocumentPage = fresh.get_latest_revision_as_object()
    return version


def files_in_hand(page: OfficialDocumentPage) -> list[DeclaredFile]:
    """The files of this version of the page, hashed from the store: what is declared is what is published."""
    return [DeclaredFile(row.document, sha256_of(row.document)) for row in page.files.all()]


def pages_of(files: list[DeclaredFile]) -> int:
    """How many pages were read of the files."""
    readings = FileReading.objects.filter(document__in=[file.document.pk for file in files])
    return sum(readings.values_list("pages_total", flat=True))


def sha256_of(document: PortalDocument) -> str:
    """Hash of the stored bytes, read once for each object in memory."""
    known: str | None = document.__dict__.get("_portal_sha256")
    if known is None:
        known = stored_sha256(document.file.storage, str(document.file.name))
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
    files = files_in_hand(version_in_hand(page))
    if not files:
        reasons.append(_("Add at least one file."))
    if reasons:
        raise DeclarationRefused(reasons)
    _declare(DeclarationSeat.FIRST, user, page, files, address)


@transaction.atomic
def declare_and_submit(*, user: Any, page: OfficialDocumentPage, address: str | None) -> None:
    """The first declaration hands the document to its board in the same act.

    A document the approved list keeps back is refused before anybody signs. Raises DeclarationRefused, and
    DocumentRefused as `document_submit` does.
    """
    draft = version_in_hand(page)
    listing = listing_of(draft.document_type, draft.issuer, draft.abstract, draft.signed_on)
    if not listing.may_be_published:
        raise DeclarationRefused([listing.sentence])
    declare_first(user=user, page=page, address=address)
    document_submit(user=user, page=page)


@transaction.atomic
def declare_second(
    *, user: Any, page: OfficialDocumentPage, address: str | None, pages_opened: int | None
) -> None:
    """A second person declares for the same bytes as the first; raises DeclarationRefused.

    `pages_opened` is what the browser says of how many pages were on screen; None when it says nothing. Fewer than
    there are is refused; that somebody read them the server cannot prove. The figure is kept in the log with the act.
    """
    files = files_in_hand(version_in_hand(page))
    reasons = second_refused(user, page)
    first = _declared(page, DeclarationSeat.FIRST)
    if not files or any(file.sha256 not in first for file in files):
        reasons.append(_("Who brings the document has to declare first."))
    pages = pages_of(files)
    if pages_opened is not None and pages_opened < pages:
        reasons.append(
            _("%(opened)d of %(pages)d pages were on screen; look at all of them, then declare.")
            % {"opened": pages_opened, "pages": pages}
        )
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


def needs_second(page: OfficialDocumentPage) -> bool:
    """Whether a file of this version has no second declaration yet."""
    second = _declared(page, DeclarationSeat.SECOND)
    return any(file.sha256 not in second for file in files_in_hand(page))


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
    site = portal_site_of(page)
    return bool(SECOND_STEPS & Person.of(user).steps_on(site.pk if site else None))


def _hands_on(page: OfficialDocumentPage) -> set[int]:
    """Ids of those who uploaded its files, own the page, saved a version since it was last published, or declared
    first."""
    draft = version_in_hand(page)
    versions = Revision.objects.filter(base_content_type__model="page", object_id=str(page.pk))
    found = set(versions.filter(pk__gt=page.live_revision_id or 0).values_list("user_id", flat=True))
    found |= {row.document.uploaded_by_user_id for row in draft.files.all()}
    found |= set(_declared(page, DeclarationSeat.FIRST).values()) | {page.owner_id}
    return {pk for pk in found if pk is not None}
