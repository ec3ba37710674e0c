"""What a reader of files hands back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.vietnamese.legacy import LegacyEncoding
from core.vietnamese.text import normalise

ProgressCallback = Callable[[int, int], None]
"""Called with (pages done, pages in all) after each page that took noticeable time."""

# PostgreSQL refuses NUL, and the other controls are debris of the formats. Tabs and line ends carry layout.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")
_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x0b")


class FileKind(models.TextChoices):
    """The real kind of a file, told by its bytes and never by its name."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word (DOCX)"
    DOC = "doc", "Word 97–2003 (DOC)"
    RTF = "rtf", "RTF"
    ODT = "odt", "OpenDocument"
    HTML = "html", "HTML"
    WORD_XML = "wordxml", "Word 2003 XML"
    TEXT = "text", _("Plain text")
    UNKNOWN = "unknown", _("Unknown kind")


class ReadProblem(models.TextChoices):
    """Why a file gave no text although every program is there. The label tells the person what to do next."""

    MISSING_FILE = (
        "missing_file",
        _("The file does not exist or may not be opened. Check the path and try again."),
    )
    EMPTY = "empty", _("The file is empty (0 bytes). Upload it again.")
    UNSUPPORTED = "unsupported", _("This kind of file cannot be read. Send it as PDF, DOCX or DOC.")
    PASSWORD = (
        "password",
        _("The file is protected by a password. Save it without a password and send it again."),
    )
    DAMAGED = "damaged", _("The file is damaged and cannot be opened. Export it again from its source.")
    TOO_BIG = "too_big", _("The file unpacks to more than the server can read. Split it into smaller files.")
    CRASHED = (
        "crashed",
        _("Reading stopped because of a fault of the program. Read again, then tell the administrator."),
    )
    TIMEOUT = "timeout", _("Reading took too long and was stopped. Try again, or send the file as PDF.")


class ReadError(Exception):
    """A reader could not get the text out of a file; `problem` says why in the reader's own terms."""

    def __init__(self, problem: ReadProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class ProgramMissing(Exception):
    """A program that this kind of file needs is not installed; `package` is what Debian calls it."""

    def __init__(self, package: str) -> None:
        super().__init__(package)
        self.package = package


@dataclass(frozen=True, slots=True)
class PageText:
    """Text of one page, counted from 1. `is_ocr` text was recognised from a picture and may be misread."""

    number: int
    text: str
    is_ocr: bool = False


@dataclass(frozen=True, slots=True)
class ReadResult:
    """Everything one reading found.

    `missing` names the Debian packages that would let more be read; what could be read is there anyway.
    `has_real_pages` is False where the format knows no pages (DOC, many DOCX): numbers are only an order.
    `encoding` is what the letters were written in before they were turned into Unicode; `signatures` are a PDF's
    digital ones (signer, organ, signed_at, intact); `html` is a DOCX with its layout.
    """

    kind: FileKind
    pages: tuple[PageText, ...] = ()
    missing: str | None = None
    error: ReadProblem | None = None
    has_real_pages: bool = True
    scanned_pages: tuple[int, ...] = field(default=())
    encoding: LegacyEncoding = LegacyEncoding.UNICODE
    signatures: tuple[Mapping[str, str | bool | None], ...] = ()
    html: str = ""

    @property
    def text(self) -> str:
        """All pages in order, one line end between them."""
        return "\n".join(page.text for page in self.pages)

    @property
    def is_scan(self) -> bool:
        """Whether most pages are pictures of paper."""
        return 2 * len(self.scanned_pages) > len(self.pages)


def clean_text(text: str) -> str:
    """Text fit for storing: composed, plain spaces, no controls. Soft hyphens stay: TCVN3 writes ư so."""
    plain = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)).replace("\ufffe", "-")
    return normalise(plain).strip("\n")
