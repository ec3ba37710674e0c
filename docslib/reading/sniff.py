"""The real kind of a file by its first bytes. Many files named .doc are RTF, HTML or DOCX."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from docslib.reading.result import FileKind

_HEAD_BYTES = 4096
_OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|table|p|div)\b", re.IGNORECASE)


def sniff_kind(path: Path) -> FileKind:
    """Tell what `path` really is. Raises OSError when it cannot be opened."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD_BYTES)
    if b"%PDF-" in head[:1024]:
        return FileKind.PDF
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_zip(path)
    if head.startswith(_OLE2):
        return FileKind.DOC if _WORD_STREAM in path.read_bytes() else FileKind.UNKNOWN
    return _kind_of_text(head)


def _kind_of_zip(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names or any(re.fullmatch(r"word/document\d*\.xml", n) for n in names):
                return FileKind.DOCX
            is_text = "mimetype" in names and archive.open("mimetype").read(80).endswith(b"opendocument.text")
            return FileKind.ODT if is_text else FileKind.UNKNOWN
    except (zipfile.BadZipFile, OSError, RuntimeError):
        return FileKind.UNKNOWN


def _kind_of_text(head: bytes) -> FileKind:
    stripped = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if stripped.startswith(b"{\\rtf"):
        return FileKind.RTF
    if stripped.startswith(b"<?xml") and b"Word.Document" in head:
        return FileKind.WORD_XML
    if stripped.startswith(b"<") and _HTML.search(head.replace(b"\x00", b"")):
        return FileKind.HTML
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        wide = head[: len(head) // 2 * 2].decode("utf-16", "replace")
        return FileKind.HTML if _HTML.search(wide.encode()) else FileKind.TEXT
    if b"\x00" in head or not stripped:
        return FileKind.UNKNOWN
    return FileKind.TEXT if _looks_like_text(head) else FileKind.UNKNOWN


def _looks_like_text(head: bytes) -> bool:
    try:
        head.decode()
    except UnicodeDecodeError as error:
        # The head may end in the middle of a letter; anything else is not UTF-8.
        return error.start >= len(head) - 3
    return True
