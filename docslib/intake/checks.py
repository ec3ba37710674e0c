"""What is said against a file before anybody reads it: size, virus scanner, kind, what hides in it (M02, N05).

In this order: nothing opens a file that the scanner has not passed, and only a confined process takes it apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from docslib.intake.antivirus import ScannerAway, VirusFound, scan
from docslib.intake.confined import hazards_of
from docslib.intake.hazard import Hazard
from docslib.intake.packages import directory_is_too_long
from docslib.intake.sentences import hazard_sentence, silence_sentence
from docslib.reading.result import FileKind
from docslib.reading.sniff import sniff_kind

# What each ending promises; a .doc has been many things in twenty years.
KINDS_BY_ENDING: dict[str, frozenset[FileKind]] = {
    ".pdf": frozenset({FileKind.PDF}),
    ".docx": frozenset({FileKind.DOCX}),
    ".doc": frozenset({FileKind.DOC, FileKind.RTF, FileKind.HTML, FileKind.WORD_XML, FileKind.DOCX}),
    ".rtf": frozenset({FileKind.RTF}),
    ".odt": frozenset({FileKind.ODT}),
}
ACCEPTED_ENDINGS = tuple(KINDS_BY_ENDING)

_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xfe\xed\xfa",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"L\0\0\0\x01\x14\x02",
)
_ARCHIVES = (b"Rar!\x1a", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF", b"(\xb5/\xfd")
_ARCHIVE_ENDINGS = frozenset({".zip", ".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".cab", ".iso"})
_PACKAGE, _OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
_LOOKERS = {FileKind.PDF: "pdf", FileKind.DOCX: "package", FileKind.ODT: "package", FileKind.DOC: "ole"}


def reasons_against(path: Path, name: str) -> list[str]:
    """Why the file at `path`, called `name` by its uploader, is not taken and what to do; none when it may be read."""
    for check in (_size, _viruses, _kind, _content):
        if reason := check(path, name):
            return [reason]
    return []


def size_reason(size: int, name: str, limit: int | None = None) -> str | None:
    """Why a file of `size` bytes is not taken; asked before its bytes are kept, and once more of what was kept."""
    limit = limit or settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
    if size > limit:
        return _("“%(name)s” is larger than %(limit)s. Split it, or scan it at 200 dots per inch.") % {
            "name": name,
            "limit": filesizeformat(limit),
        }
    return None if size else _("“%(name)s” is empty. Choose the file again.") % {"name": name}


def virus_reason(path: Path, name: str) -> str | None:
    """Why the scanner's answer forbids the file, or why no answer does (N05)."""
    try:
        scan(path)
    except VirusFound as found:
        return _(
            "“%(name)s” carries a virus (%(virus)s) and was destroyed. Do not open it; tell the technical unit, and "
            "have the machine it came from scanned."
        ) % {"name": name, "virus": found.name}
    except ScannerAway as away:
        return silence_sentence(away.why, name)
    return None


def has_scanned_pages(path: Path) -> bool:
    """Whether pages of a PDF that passed the checks are pictures of paper."""
    if sniff_kind(path) != FileKind.PDF:
        return False
    return any(hazard == Hazard.TOO_MANY_SCANS for hazard, _number in hazards_of("pdf", path, most_scans=0))


def _size(path: Path, name: str) -> str | None:
    return size_reason(path.stat().st_size, name)


def _viruses(path: Path, name: str) -> str | None:
    return virus_reason(path, name)


def _kind(path: Path, name: str) -> str | None:
    """Programs and archives are named as what they are; anything else that its ending does not say is told so."""
    ending = Path(name).suffix.lower()
    with path.open("rb") as stream:
        head = stream.read(8)
    if head.startswith(_PROGRAMS):
        return hazard_sentence(Hazard.PROGRAM, 0, name)
    if head.startswith(_ARCHIVES) or ending in _ARCHIVE_ENDINGS:
        return hazard_sentence(Hazard.ARCHIVE, 0, name)
    if ending not in KINDS_BY_ENDING:
        kinds = ", ".join(kind[1:].upper() for kind in ACCEPTED_ENDINGS)
        return _("“%(name)s”: this kind of file is not taken. Send %(kinds)s.") % {
            "name": name,
            "kinds": kinds,
        }
    if head.startswith(_PACKAGE) and directory_is_too_long(path):
        return hazard_sentence(Hazard.BOMB, 0, name)
    if sniff_kind(path) in KINDS_BY_ENDING[ending]:
        return None
    return _sentence_about(_why_unknown(path, head), name) or _(
        "“%(name)s” is not a %(kind)s file inside. Open it in its program and save it again, then upload it."
    ) % {"name": name, "kind": ending[1:].upper()}


def _why_unknown(path: Path, head: bytes) -> Iterable[tuple[Hazard, int]]:
    """What hides the kind of a file: Word wraps an encrypted DOCX as it wrapped old files, and half a ZIP is none."""
    looker = "ole" if head.startswith(_OLE) else "package" if head.startswith(_PACKAGE) else ""
    found = _look(looker, path) if looker else []
    return [
        (hazard, number)
        for hazard, number in found
        if hazard in {Hazard.PASSWORD, Hazard.BROKEN, Hazard.BOMB}
    ]


def _content(path: Path, name: str) -> str | None:
    return _sentence_about(_look(_LOOKERS.get(sniff_kind(path), "text"), path), name)


def _look(looker: str, path: Path) -> list[tuple[Hazard, int]]:
    return hazards_of(looker, path, most_scans=settings.PORTAL_MAX_SCANNED_PAGES)


def _sentence_about(found: Iterable[tuple[Hazard, int]], name: str) -> str | None:
    """The first thing found is told: one is enough to begin anew."""
    return next((hazard_sentence(hazard, number, name) for hazard, number in found), None)
