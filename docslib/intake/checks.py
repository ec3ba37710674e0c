"""What is said against a file before anybody reads it: size, virus scanner, kind, what hides in it (M02, N05).

In this order: nothing opens a file that the scanner has not passed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from docslib.intake.antivirus import ScannerAway, Silence, VirusFound, scan
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


def reasons_against(path: Path, name: str) -> list[str]:
    """Why the file at `path`, called `name` by its uploader, is not taken and what to do; none when it may be read."""
    for check in (_size, _viruses, _kind):
        if reason := check(path, name):
            return [reason]
    return []


def size_reason(size: int, name: str) -> str | None:
    """Why a file of `size` bytes is not taken."""
    limit = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
    if size > limit:
        return _("“%(name)s” is larger than %(limit)s. Split it, or scan it at 200 dots per inch.") % {
            "name": name,
            "limit": filesizeformat(limit),
        }
    if not size:
        return _("“%(name)s” is empty. Choose the file again.") % {"name": name}
    return None


def virus_reason(path: Path, name: str) -> str | None:
    """Why the scanner's answer forbids the file, or why no answer does."""
    try:
        scan(path)
    except VirusFound as found:
        return _(
            "“%(name)s” carries a virus (%(virus)s) and was destroyed. Do not open it; tell the technical unit, and "
            "have the machine it came from scanned."
        ) % {"name": name, "virus": found.name}
    except ScannerAway as away:
        return SILENCE_REASONS[away.why]() % {"name": name}
    return None


SILENCE_REASONS: dict[Silence, Callable[[], str]] = {
    Silence.AWAY: lambda: _(
        "“%(name)s” was not taken: the virus scanner does not answer. Tell the technical unit, and upload the file "
        "again when the scanner runs."
    ),
    Silence.TIMEOUT: lambda: _(
        "“%(name)s” was not taken: the virus scanner took too long. Upload the file again in a few minutes; if it "
        "happens once more, tell the technical unit."
    ),
    Silence.TOO_BIG: lambda: _(
        "“%(name)s” was not taken: it is larger than the virus scanner looks through. Split it, or ask the technical "
        "unit to raise the scanner's limit."
    ),
    Silence.ODD: lambda: _(
        "“%(name)s” was not taken: the virus scanner could not look through it. Tell the technical unit."
    ),
}


def _size(path: Path, name: str) -> str | None:
    return size_reason(path.stat().st_size, name)


def _viruses(path: Path, name: str) -> str | None:
    return virus_reason(path, name)


def _kind(path: Path, name: str) -> str | None:
    ending = Path(name).suffix.lower()
    if ending not in KINDS_BY_ENDING:
        kinds = ", ".join(kind[1:].upper() for kind in ACCEPTED_ENDINGS)
        return _("“%(name)s”: this kind of file is not taken. Send %(kinds)s.") % {
            "name": name,
            "kinds": kinds,
        }
    if sniff_kind(path) not in KINDS_BY_ENDING[ending]:
        return _(
            "“%(name)s” is not a %(kind)s file inside. Open it in its program and save it again, then upload it."
        ) % {"name": name, "kind": ending[1:].upper()}
    return None
