"""One entrance for every kind of file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from docslib.reading.doc import read_doc
from docslib.reading.docx import read_docx
from docslib.reading.html import read_html, read_plain
from docslib.reading.paginate import with_real_pages
from docslib.reading.pdf import read_pdf
from docslib.reading.result import (
    FileKind,
    ProgramMissing,
    ProgressCallback,
    ReadError,
    ReadProblem,
    ReadResult,
)
from docslib.reading.sniff import sniff_kind

_SIMPLE_READERS: dict[FileKind, Callable[[Path], ReadResult]] = {
    FileKind.HTML: read_html,
    FileKind.TEXT: read_plain,
}
_OFFICE_KINDS = frozenset({FileKind.DOC, FileKind.RTF, FileKind.ODT, FileKind.WORD_XML})


def read_file(path: str | Path, *, on_page: ProgressCallback | None = None) -> ReadResult:
    """Read a file of any kind; never raises for what the file is, `error` and `missing` say it instead.

    `on_page(done, total)` is called while a scan is being recognised, page by page.
    """
    source = Path(path)
    try:
        if not source.stat().st_size:
            return ReadResult(FileKind.UNKNOWN, error=ReadProblem.EMPTY)
        kind = sniff_kind(source)
    except OSError:
        return ReadResult(FileKind.UNKNOWN, error=ReadProblem.MISSING_FILE)
    try:
        return _read(source, kind, on_page)
    except ProgramMissing as error:
        return ReadResult(kind, missing=error.package)
    except ReadError as error:
        return ReadResult(kind, error=error.problem)


def _read(source: Path, kind: FileKind, on_page: ProgressCallback | None) -> ReadResult:
    if kind == FileKind.PDF:
        return read_pdf(source, on_page=on_page)
    if kind in _OFFICE_KINDS:
        return with_real_pages(source, read_doc(source, kind))
    if kind == FileKind.DOCX:
        return with_real_pages(source, read_docx(source))
    if kind in _SIMPLE_READERS:
        return _SIMPLE_READERS[kind](source)
    raise ReadError(ReadProblem.UNSUPPORTED)
