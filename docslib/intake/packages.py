"""What hides in packed office files (DOCX, XLSX, ODT): bombs, macros, files within files, things fetched from outside.

Every member is unpacked here by the bytes themselves, not by the lengths the file claims; nothing is kept of it.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from xml.etree import ElementTree

from PIL import Image

from docslib.intake.hazard import Hazard, Hazards

MAX_DIRECTORY = 1024 * 1024
"""Bytes of the list of members; that of a long report takes some thousands."""
MAX_UNPACKED = 300 * 1024 * 1024
MAX_XML = 24 * 1024 * 1024
"""Of one member of text: readers build trees of it that take twenty times as much; a long decree has one or two."""
MAX_RATIO = 200
MAX_PIXELS = 80_000_000
"""Of one picture: a page of A3 at 600 dots per inch has 70 million."""
_RATIO_COUNTS_FROM = 8 * 1024 * 1024
_CHUNK = 1024 * 1024
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_END = b"PK\x05\x06"
_ENCRYPTED = 0x1
_TEXT = (".xml", ".rels", ".vml")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp")

_MACROS = re.compile(r"vba(?:project|data)[^/]*\.(?:bin|xml)$|^(?:basic|scripts)/.", re.IGNORECASE)
_NESTED = re.compile(
    r"\.(?:zip|rar|7z|gz|tgz|bz2|xz|cab|iso|jar|exe|dll|com|scr|bat|cmd|ps1|js|vbs|lnk)$", re.IGNORECASE
)
_IMPORTED_TEXT = re.compile(r"^word/(?:afchunk|[^/]*\.mht)", re.IGNORECASE)
_FETCHED = ("attachedTemplate", "oleObject", "subDocument", "frame", "aFChunk")
# Three slashes are this machine, two and four or more another one.
_OUTSIDE = re.compile(
    r"(?:https?|ftp|mhtml|mk|ms-\w+):|\\\\|//|file:(?://(?![/\\])|/{4}|\\\\)", re.IGNORECASE
)
_DDE = re.compile(rb">\s*DDE(?:AUTO)?\s", re.IGNORECASE)
_ENTITIES = tuple("<!ENTITY".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


def directory_is_too_long(path: Path) -> bool:
    """Whether the list of members is longer than that of any document: reading it alone would fill the memory."""
    with path.open("rb") as stream:
        stream.seek(max(path.stat().st_size - 65_557, 0))
        tail = stream.read()
    found = tail.rfind(_END)
    return found >= 0 and int.from_bytes(tail[found + 12 : found + 16], "little") > MAX_DIRECTORY


def look(path: Path, most_scans: int) -> Hazards:
    """What is wrong with a packed office file."""
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as stream:
            members = archive.infolist()
            yield from _by_name(members)
            room = MAX_UNPACKED
            for member in members:
                content, size = _unpack(stream, member, room)
                room -= size
                yield from _by_content(member.filename, content)
    except _Bomb:
        yield Hazard.BOMB, 0
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ElementTree.ParseError):
        yield Hazard.BROKEN, 0


class _Bomb(Exception):
    """A member that unpacks to more than it may, or than it says."""


def _by_name(members: list[zipfile.ZipInfo]) -> Hazards:
    for member in members:
        if member.flag_bits & _ENCRYPTED:
            yield Hazard.PASSWORD, 0
        if _MACROS.search(member.filename):
            yield Hazard.MACROS, 0
        if _NESTED.search(member.filename):
            yield Hazard.NESTED, 0
        if _IMPORTED_TEXT.search(member.filename):
            yield Hazard.ATTACHED, 0


def _unpack(stream: BinaryIO, member: zipfile.ZipInfo, room: int) -> tuple[bytes, int]:
    """What is looked at of a member, all of a text and the head of anything else, and its length.

    Raises _Bomb as soon as it is too long, BadZipFile when it ends too early.
    """
    is_text = member.filename.lower().endswith(_TEXT)
    limit = min(room, MAX_XML) if is_text else room
    content, size = bytearray(), 0
    for piece in _pieces(stream, member):
        size += len(piece)
        is_thin = size > _RATIO_COUNTS_FROM and size > MAX_RATIO * max(member.compress_size, 1)
        if is_thin or size > limit or size > member.file_size:
            raise _Bomb
        if is_text or not content:
            content += piece
    if size != member.file_size:
        raise zipfile.BadZipFile
    return bytes(content), size


def _pieces(stream: BinaryIO, member: zipfile.ZipInfo) -> Iterator[bytes]:
    stream.seek(member.header_offset)
    magic, name_length, extra_length = _LOCAL_HEADER.unpack(stream.read(_LOCAL_HEADER.size))
    if magic != b"PK\x03\x04" or member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise zipfile.BadZipFile
    stream.seek(name_length + extra_length, 1)
    inflate = zlib.decompressobj(-zlib.MAX_WBITS) if member.compress_type == zipfile.ZIP_DEFLATED else None
    left = member.compress_size
    while left:
        packed = stream.read(min(_CHUNK, left))
        if not packed:
            raise zipfile.BadZipFile
        left -= len(packed)
        while packed and inflate is not None:
            yield inflate.decompress(packed, _CHUNK)
            packed = inflate.unconsumed_tail
        if packed:
            yield packed


def _by_content(name: str, content: bytes) -> Hazards:
    lower = name.lower()
    if lower.endswith(_TEXT):
        if any(word in content for word in _ENTITIES):
            raise _Bomb
        if _DDE.search(content):
            yield Hazard.REMOTE, 0
    if lower.endswith(".rels"):
        yield from _relations(content)
    elif name == "[Content_Types].xml" and b"macroEnabled" in content:
        yield Hazard.MACROS, 0
    elif name == "META-INF/manifest.xml" and b"encryption-data" in content:
        yield Hazard.PASSWORD, 0
    elif lower.endswith(_PICTURES) and _pixels(content) > MAX_PIXELS:
        raise _Bomb


def _relations(content: bytes) -> Hazards:
    """Links are clicked by people; templates, objects and parts are fetched by the program that opens the file."""
    for relation in ElementTree.fromstring(content):  # noqa: S314  # without entities, as seen above
        kind = relation.get("Type", "").rpartition("/")[2]
        is_outside = relation.get("TargetMode") == "External" and kind in _FETCHED
        if is_outside and _OUTSIDE.match(relation.get("Target", "")):
            yield Hazard.REMOTE, 0


def _pixels(content: bytes) -> int:
    """Size of a picture by its head; what Pillow does not know, no reader of ours draws."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            return picture.width * picture.height
    except Image.DecompressionBombError:
        return MAX_PIXELS + 1
    except (OSError, ValueError, SyntaxError):
        return 0
