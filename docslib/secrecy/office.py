"""Marks in the parts of a Word file that are not its text: headers, text boxes, watermarks, comments, deleted text,
properties, pictures and packed files (G01)."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docx.oxml.ns import qn
from lxml import etree

from docslib.secrecy.text import marks_of_closed_text
from docslib.secrecy.verdict import Mark, Rule, Severity, Where

MAX_PART_BYTES = 50 * 1024 * 1024
MAX_PICTURES = 60
_PICTURES = re.compile(r"^word/media/[^/]+\.(?:png|jpe?g|gif|bmp|tiff?|webp)$", re.IGNORECASE)
_PACKED = re.compile(r"^word/(?:embeddings|activeX)/|\.bin$")
_WATERMARK = "{urn:schemas-microsoft-com:vml}textpath"
_PARTS: tuple[tuple[re.Pattern[str], Where], ...] = (
    (re.compile(r"^word/(?:header|footer)\d*\.xml$"), Where.HEADER),
    (re.compile(r"^word/comments\w*\.xml$"), Where.COMMENT),
    (re.compile(r"^docProps/(?:core|custom|app)\.xml$"), Where.PROPERTY),
)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture inside a file, by its name there."""

    name: str
    content: bytes


def marks_of_docx(path: Path) -> Iterator[Mark]:
    """Marks outside the body text. A file that cannot be taken apart says nothing here: reading it fails first."""
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                yield from _marks_of_entry(archive, entry)
    except zipfile.BadZipFile:
        return


def pictures_of_docx(path: Path) -> Iterator[Picture]:
    """Pictures inside a Word file, as many as the gate looks at."""
    with zipfile.ZipFile(path) as archive:
        found = [entry for entry in archive.infolist() if _PICTURES.match(entry.filename)]
        for entry in found[:MAX_PICTURES]:
            if entry.file_size <= MAX_PART_BYTES:
                yield Picture(posixpath.basename(entry.filename), archive.read(entry))


def _marks_of_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[Mark]:
    if _PACKED.search(entry.filename):
        yield Mark(Severity.REVIEW, Rule.HIDDEN_FILES, posixpath.basename(entry.filename), Where.ATTACHMENT)
    if not entry.filename.endswith(".xml") or entry.file_size > MAX_PART_BYTES:
        return
    where = next((where for pattern, where in _PARTS if pattern.match(entry.filename)), None)
    is_body = entry.filename == "word/document.xml"
    if where is None and not is_body:
        return
    try:
        root = etree.fromstring(archive.read(entry), _PARSER)
    except etree.XMLSyntaxError:
        return
    yield from _boxes_and_watermarks(root)
    if is_body:
        yield from marks_of_closed_text("\n".join(_deleted(root)), where=Where.DELETED)
    elif where is not None:
        lines = _values(root) if where == Where.PROPERTY else _paragraphs(root)
        yield from marks_of_closed_text("\n".join(lines), where=where)


def _boxes_and_watermarks(root: etree._Element) -> Iterator[Mark]:
    for box in root.iter(qn("w:txbxContent")):
        yield from marks_of_closed_text("\n".join(_paragraphs(box)), where=Where.TEXT_BOX)
    for watermark in root.iter(_WATERMARK):
        yield from marks_of_closed_text(watermark.get("string") or "", where=Where.TEXT_BOX)


def _paragraphs(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(qn("w:p")):
        yield "".join(node.text or "" for node in paragraph.iter(qn("w:t")))


def _deleted(root: etree._Element) -> Iterator[str]:
    for deletion in root.iter(qn("w:del")):
        yield "".join(node.text or "" for node in deletion.iter(qn("w:delText")))


def _values(root: etree._Element) -> Iterator[str]:
    for node in root.iter():
        if isinstance(node.tag, str) and node.text and node.text.strip():
            yield from re.split(r"[;,]", node.text)
