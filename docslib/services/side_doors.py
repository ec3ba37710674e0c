"""Files and pictures that come through Wagtail's own forms: the same gate, asked before anything is stored (N05, G01).

What needs character recognition or a second person does not fit into one answer of a form: the upload path of the
library has both, so such a file is sent there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from core.file_checks import Arrival
from docslib.intake import folder
from docslib.intake.checks import has_scanned_pages, reasons_against, size_reason, virus_reason
from docslib.models import StoppedFile
from docslib.reading.result import FileKind
from docslib.reading.sniff import sniff_kind
from docslib.secrecy.office import pictures_of_docx
from docslib.secrecy.verdict import Severity
from docslib.services.admission import (
    examine,
    file_stop,
    marks_in_words,
    reasons_unread,
    stopped_sentence,
)
from sites.access.owners import collection_site_id
from sites.access.person import Person, sites_open_to
from sites.models import PortalSite

MOST_PICTURES = 3
"""Of a Word file: each takes some seconds to look at, and the person waits before the form."""


def file_reasons(arrival: Arrival) -> list[str]:
    """Why a file is not taken through this door; one that carries a mark of secrecy leaves a record (G01)."""
    name = _name_of(arrival)
    if too_large := size_reason(arrival.upload.size or 0, name):
        return [too_large]
    try:
        with _kept(arrival) as kept:
            path = folder.path_of(kept.token)
            return (
                _known(arrival, kept.sha256)
                or reasons_against(path, name)
                or _judge(arrival, kept, path, name)
            )
    except folder.IntakeFull as full:
        return full.reasons


def picture_reasons(arrival: Arrival) -> list[str]:
    """Why a picture is not taken: its size, a virus."""
    name = _name_of(arrival)
    if too_large := size_reason(arrival.upload.size or 0, name, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE):
        return [too_large]
    try:
        with _kept(arrival) as kept:
            reason = virus_reason(folder.path_of(kept.token), name)
            return [reason] if reason else []
    except folder.IntakeFull as full:
        return full.reasons


def _name_of(arrival: Arrival) -> str:
    return Path(arrival.upload.name or "").name


@contextmanager
def _kept(arrival: Arrival) -> Iterator[folder.KeptFile]:
    """The bytes in the intake while they are judged."""
    kept = folder.keep(arrival.upload.chunks())
    try:
        yield kept
    finally:
        folder.destroy(kept.token)


def _known(arrival: Arrival, sha256: str) -> list[str]:
    """What was stopped once stays stopped, and is recorded once more."""
    known = StoppedFile.objects.filter(sha256=sha256).first()
    site = _site_of(arrival)
    if known is None:
        return []
    if site is not None:
        StoppedFile.objects.create(
            user=arrival.user,
            portal_site=site,
            sha256=sha256,
            rule=known.rule,
            where=known.where,
            page=known.page,
        )
    return [stopped_sentence()]


def _judge(arrival: Arrival, kept: folder.KeptFile, path: Path, name: str) -> list[str]:
    """Read and judge a file that the checks have passed; its pages are not recognised here."""
    if has_scanned_pages(path) or _has_many_pictures(path):
        return [
            _(
                "“%(name)s” holds scanned pages or pictures, which must be read and looked through first. Send it "
                "through “Upload a document”."
            )
            % {"name": name}
        ]
    result, verdict = examine(path, name)
    if reasons := reasons_unread(result):
        return reasons
    if verdict.severity == Severity.BLOCK:
        if (site := _site_of(arrival)) is not None:
            file_stop(user=arrival.user, portal_site=site, sha256=kept.sha256, verdict=verdict)
        return [stopped_sentence()]
    if verdict.severity == Severity.REVIEW:
        held = _("A second person must look at this file first. Send it through “Upload a document”.")
        return [held, *marks_in_words(verdict)]
    return []


def _has_many_pictures(path: Path) -> bool:
    if sniff_kind(path) != FileKind.DOCX:
        return False
    return sum(1 for _picture in pictures_of_docx(path)) > MOST_PICTURES


def _site_of(arrival: Arrival) -> PortalSite | None:
    """The site the file was meant for; else the first of the person's."""
    pk = collection_site_id(arrival.collection) if arrival.collection is not None else None
    if pk is not None:
        return PortalSite.objects.get(pk=pk)
    return next(iter(sites_open_to(Person.of(arrival.user))), None)
