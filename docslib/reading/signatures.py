"""Digital signatures of a PDF (chữ ký số): who signed, when, and whether the file is still what was signed.

The mathematics of a signature is checked, the chain of its certificate is not: that needs the lists of the issuing
authorities, which a closed network does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from docslib.reading.programs import ProgramFailed, find_program, run_program, scratch_folder
from docslib.reading.result import ProgramMissing, ReadError

_PACKAGE = "poppler-utils"
_SECONDS = 30
_HINT = b"/ByteRange"
_SIGNATURE = re.compile(r"^Signature #\d+:$", re.MULTILINE)
_TIME = "%b %d %Y %H:%M:%S"


@dataclass(frozen=True, slots=True)
class PdfSignature:
    """One signature; `is_intact` says that the whole file is byte for byte what was signed."""

    signer: str
    organ: str
    signed_at: datetime | None
    is_intact: bool

    def as_json(self) -> dict[str, str | bool | None]:
        """As it is stored with the reading of a file; the time in UTC."""
        return {
            "signer": self.signer,
            "organ": self.organ,
            "signed_at": self.signed_at.isoformat() if self.signed_at else None,
            "intact": self.is_intact,
        }


def pdf_signatures(path: Path) -> tuple[PdfSignature, ...]:
    """The signatures of a PDF, the first first; none where the program that reads them is missing or refuses."""
    if _HINT not in path.read_bytes():
        return ()
    try:
        program = find_program("pdfsig", package=_PACKAGE)
        with scratch_folder() as folder:
            told = run_program([program, "-nocert", str(path.resolve())], folder=folder, timeout=_SECONDS)
    except (ProgramMissing, ProgramFailed, ReadError):
        return ()
    return tuple(_signatures(told.decode("utf-8", "replace")))


def _signatures(told: str) -> Iterator[PdfSignature]:
    for part in _SIGNATURE.split(told)[1:]:
        signer = _value(part, "Signer Certificate Common Name")
        if not signer:
            continue
        organ = re.search(r"(?:^|,)O=((?:\\.|[^,\\])+)", _value(part, "Signer full Distinguished Name"))
        yield PdfSignature(
            signer=signer,
            organ=organ.group(1) if organ else "",
            signed_at=_time(_value(part, "Signing Time")),
            is_intact="- Total document signed" in part
            and "- Signature Validation: Signature is Valid." in part,
        )


def _value(part: str, label: str) -> str:
    match = re.search(rf"^\s*- {label}: (.+)$", part, re.MULTILINE)
    return match.group(1).strip() if match else ""


def _time(told: str) -> datetime | None:
    try:
        return datetime.strptime(told, _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None  # a signature need not state its time
