"""One entrance for every kind of file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from core.vietnamese.legacy import repair
from docslib.reading.doc import read_doc
from docslib.reading.docx import read_docx
from docslib.reading.html import read_html, read_plain
from docslib.reading.layout import html_of
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
_PAGE_BREAK = "\n\f\n"
"""Stands between pages while they are repaired together; pages hold no form feed of their own."""


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
        return in_unicode(_read(source, kind, on_page))
    except ProgramMissing as error:
        return ReadResult(kind, missing=error.package)
    except ReadError as error:
        return ReadResult(kind, error=error.problem)


def in_unicode(result: ReadResult) -> ReadResult:
    """The same pages with the letters of old fonts turned into Unicode, for index and preview; the file itself
    is never changed (G07). All pages vote together, since a short page alone says little."""
    typed = [page for page in result.pages if not page.is_ocr]
    repaired = repair(_PAGE_BREAK.join(page.text for page in typed))
    if not repaired.repaired_lines:
        return result
    texts = dict(zip((page.number for page in typed), repaired.text.split(_PAGE_BREAK), strict=True))
    pages = tuple(replace(page, text=texts.get(page.number, page.text)) for page in result.pages)
    return replace(result, pages=pages, encoding=repaired.encoding)


def _read(source: Path, kind: FileKind, on_page: ProgressCallback | None) -> ReadResult:
    if kind == FileKind.PDF:
        return read_pdf(source, on_page=on_page)
    if kind in _OFFICE_KINDS:
        return with_real_pages(source, read_doc(source, kind))
    if kind == FileKind.DOCX:
        return replace(with_real_pages(source, read_docx(source)), html=html_of(source, kind))
    if kind in _SIMPLE_READERS:
        return _SIMPLE_READERS[kind](source)
    raise ReadError(ReadProblem.UNSUPPORTED)
