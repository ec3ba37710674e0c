"""Reading what was read of files: how far it is, what an editor is told and offered (G07, G08)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.vietnamese.text import fold
from docslib.cards import ReadingCard
from docslib.enums import RETRYABLE_STATES, UNFINISHED_STATES, DocumentType, ReadingState
from docslib.metadata.issuer import readable_position
from docslib.metadata.reader import read_metadata
from docslib.metadata.result import DocumentMetadata
from docslib.reading.result import PageText, ReadProblem
from sites.models import Organ

if TYPE_CHECKING:
    from core.models import PortalDocument
    from docslib.models import FileReading

LEFT_BEHIND_AFTER = timedelta(minutes=10)
"""A restart loses what waits in memory; after this time the editor is offered to start the reading again."""

# Kinds that titles name and that the library files under a wider type.
WIDER_TYPES = {
    "bo-luat": DocumentType.LAW,
    "thong-tu-lien-tich": DocumentType.CIRCULAR_STATE,
    "nghi-quyet-lien-tich": DocumentType.RESOLUTION,
}


def reading_note(reading: FileReading) -> str:
    """One sentence for the editor: how far the reading is, or why it stopped and what to do (G07)."""
    if reading.state == ReadingState.NEEDS_PROGRAM:
        return _("The file is kept. To read it, install %(packages)s on the server, then read it again.") % {
            "packages": reading.missing_package
        }
    if reading.state == ReadingState.FAILED:
        known = reading.error in ReadProblem.values
        return str(ReadProblem(reading.error).label) if known else str(ReadProblem.CRASHED.label)
    if reading.state == ReadingState.DONE:
        return _done_note(reading)
    if reading.state == ReadingState.READING and reading.pages_total:
        return _("Being read: %(done)d of %(total)d pages.") % {
            "done": reading.pages_done,
            "total": reading.pages_total,
        }
    return str(ReadingState(reading.state).label)


def _done_note(reading: FileReading) -> str:
    counted = ngettext("Read: %(count)d page.", "Read: %(count)d pages.", reading.pages_total) % {
        "count": reading.pages_total
    }
    if not reading.is_ocr:
        return counted
    return _("%(counted)s It is a scan: letters may be misread; type number and date from the paper.") % {
        "counted": counted
    }


def _seems_left_behind(reading: FileReading) -> bool:
    since = reading.started_at or reading.queued_at
    return reading.state in UNFINISHED_STATES and since < timezone.now() - LEFT_BEHIND_AFTER


def reading_card(reading: FileReading) -> ReadingCard:
    """The reading of one file as screens show it; asks the database nothing when the file is fetched with it."""
    return ReadingCard(
        title=reading.document.title,
        state=reading.state,
        note=reading_note(reading),
        done=reading.pages_done,
        total=reading.pages_total,
        is_finished=reading.state not in UNFINISHED_STATES,
        may_retry=reading.state in RETRYABLE_STATES or _seems_left_behind(reading),
        status_url=reverse("docslib_admin:reading_status", args=[reading.document_id]),
        retry_url=reverse("docslib_admin:reading_retry", args=[reading.document_id]),
    )


def file_metadata(document: PortalDocument) -> DocumentMetadata | None:
    """What the text of a file says of itself; None while it has not been read. One query."""
    reading = getattr(document, "reading", None)
    if reading is None or reading.state != ReadingState.DONE:
        return None
    return read_metadata([PageText(page.number, page.text, page.is_ocr) for page in reading.pages.all()])


def suggested_fields(document: PortalDocument) -> dict[str, Any]:
    """Values for the fields of an official document, read from its file; a person confirms them (G08).

    Only what the file says: a field it does not name is absent. Recognised pages give no number and no date.
    """
    found = file_metadata(document)
    if found is None:
        return {}
    values = {
        "document_type": _library_type(found),
        "number": found.number,
        "abstract": found.abstract,
        "issuer": organ_named(found.issuer) if found.issuer else None,
        "signed_on": found.date,
        "place": found.place,
        "signer": found.signer,
        "signer_title": readable_position(found.signer_title) if found.signer_title else None,
        "recipients": "\n".join(found.recipients),
    }
    return {name: value for name, value in values.items() if value}


def _library_type(found: DocumentMetadata) -> str | None:
    if found.type is None:
        return None
    slug = found.type.slug
    return slug if slug in DocumentType.values else WIDER_TYPES.get(slug, DocumentType.OTHER)


def organ_named(name: str) -> Organ | None:
    """The organ a letterhead names: the one with the longest name that the words end with, or that begins so."""
    wanted = fold(name)
    best: tuple[int, Organ] | None = None
    for organ in Organ.objects.all():
        known = fold(organ.name)
        matches = wanted.endswith(known) or known.startswith(wanted)
        if matches and (best is None or len(known) > best[0]):
            best = (len(known), organ)
    return best[1] if best else None
