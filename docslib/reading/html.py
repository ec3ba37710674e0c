"""HTML and plain text saved under the name of a Word file."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from docslib.reading.result import FileKind, PageText, ReadResult, clean_text

_BLOCKS = frozenset(
    {"p", "div", "br", "tr", "table", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "section"}
)
_SILENT = frozenset({"script", "style", "head"})
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n]+")


class _TextOfHtml(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS:
            self.parts.append("\n")
        elif tag in {"td", "th"}:
            self.parts.append("\t")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(_SPACES.sub(" ", data))


def read_html(path: Path) -> ReadResult:
    """Visible text of an HTML file, one line per block."""
    parser = _TextOfHtml()
    parser.feed(decode(path.read_bytes()))
    parser.close()
    lines = (line.strip() for line in "".join(parser.parts).split("\n"))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    return ReadResult(FileKind.HTML, (PageText(1, clean_text(text)),), has_real_pages=False)


def read_plain(path: Path) -> ReadResult:
    """A plain text file; form feeds begin pages."""
    chunks = decode(path.read_bytes()).split("\f")
    pages = tuple(PageText(number, clean_text(chunk)) for number, chunk in enumerate(chunks, start=1))
    return ReadResult(FileKind.TEXT, pages, has_real_pages=len(pages) > 1)


def decode(content: bytes) -> str:
    """Bytes as text: a byte order mark, UTF-8, what the page declares, else Vietnamese Windows."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    declared = _CHARSET.search(content[:2048])
    for encoding in ("utf-8-sig", declared.group(1).decode("ascii") if declared else ""):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1258", "replace")
