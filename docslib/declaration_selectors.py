"""What the screens of the two declarations show: who declared, what is to be read, what the approved list says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from docslib.declaration_forms import DeclarationForm
from docslib.enums import DeclarationSeat
from docslib.models import Declaration, FileReading, OfficialDocumentPage
from docslib.rule_selectors import ListingVerdict, listing_of
from docslib.services.declarations import files_in_hand, second_refused


@dataclass(frozen=True, slots=True)
class DeclaredCard:
    """One declaration: who, when, on which machine."""

    name: str
    job_title: str
    at: datetime
    address: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a file to be read before somebody declares; `number` counts through all files."""

    number: int
    file_title: str
    number_in_file: int
    picture_url: str
    """Empty where pages have no picture: then there is the text."""
    text: str
    is_ocr: bool


@dataclass(frozen=True, slots=True)
class DeclarationDesk:
    """Everything one of the screens shows of a document's declarations."""

    page: OfficialDocumentPage
    first: DeclaredCard | None
    second: DeclaredCard | None
    listing: ListingVerdict
    sheets: tuple[Sheet, ...]
    form: DeclarationForm
    refused: tuple[str, ...] = ()
    """Why this person cannot be the second one."""
    may_approve: bool = False
    """Whether his declaration and his approval are one act."""

    @property
    def asks_second(self) -> bool:
        """Whether this person is asked to be the second one now."""
        return self.first is not None and self.second is None and not self.refused


def desk_of(
    page: OfficialDocumentPage,
    user: Any,
    *,
    data: Mapping[str, Any] | None = None,
    may_approve: bool = False,
) -> DeclarationDesk:
    """The declarations of this version of a document as `user` sees them; a constant number of queries."""
    cards = _declared(page)
    return DeclarationDesk(
        page=page,
        first=cards.get(DeclarationSeat.FIRST),
        second=cards.get(DeclarationSeat.SECOND),
        listing=listing_of(page.document_type, page.issuer, page.abstract, page.signed_on),
        sheets=tuple(sheets_of(page)),
        form=DeclarationForm(data or None),
        refused=tuple(second_refused(user, page)),
        may_approve=may_approve,
    )


def _declared(page: OfficialDocumentPage) -> dict[str, DeclaredCard]:
    """The last declaration of each seat in which every file of the version is declared for."""
    wanted = {file.sha256 for file in files_in_hand(page)}
    rows = Declaration.objects.filter(page=page.pk, sha256__in=wanted).select_related("user")
    found: dict[str, dict[str, Declaration]] = {}
    for row in rows.order_by("declared_at", "pk"):
        found.setdefault(row.seat, {})[row.sha256] = row
    return {
        seat: _card(list(by_file.values())[-1])
        for seat, by_file in found.items()
        if wanted and set(by_file) == wanted
    }


def _card(row: Declaration) -> DeclaredCard:
    return DeclaredCard(row.user.get_full_name(), row.user.job_title, row.declared_at, row.address or "")


def sheets_of(page: OfficialDocumentPage) -> list[Sheet]:
    """Every page of every file of the version, as a picture where the file has them, else as the text that was read;
    two queries."""
    rows = list(page.files.all())
    readings = FileReading.objects.filter(document__in=[row.document_id for row in rows])
    by_file = {reading.document_id: reading for reading in readings.prefetch_related("pages")}
    found: list[Sheet] = []
    for row in rows:
        reading = by_file.get(row.document_id)
        for read in reading.pages.all() if reading else ():
            address = [page.pk, row.document_id, read.number]
            found.append(
                Sheet(
                    number=len(found) + 1,
                    file_title=row.title or row.document.title,
                    number_in_file=read.number,
                    picture_url=reverse("docslib_admin:sheet", args=address)
                    if reading and reading.kind == "pdf"
                    else "",
                    text=read.text,
                    is_ocr=read.is_ocr,
                )
            )
    return found
