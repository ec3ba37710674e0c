"""Files made to harm, small and on the spot: what the gate of uploads must refuse."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.docslib.files import write_docx

MEGABYTE = 1024 * 1024
PICTURE = b"<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray"


def docx_with(path: Path, members: Mapping[str, bytes]) -> Path:
    """A proper Word file with further members in its package."""
    write_docx(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def docx_that_lies(path: Path) -> Path:
    """A Word file with a member that says it is ten bytes long and unpacks to a hundred thousand."""
    content = bytes(range(250)) * 400
    docx_with(path, {"word/media/image1.png": content})
    said, real = struct.pack("<I", 10), struct.pack("<I", len(content))
    path.write_bytes(path.read_bytes().replace(real, said))
    return path


def zeros(megabytes: int) -> bytes:
    """A zlib stream that unpacks to so many zero bytes: one packed megabyte, repeated, without packing each."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = packer.compress(bytes(MEGABYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\xda" + block * megabytes + b"\x03\x00"


def raw_pdf(path: Path, objects: Sequence[bytes]) -> Path:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    path.write_bytes(out)
    return path


def stream(head: bytes, content: bytes) -> bytes:
    """A stream object; `head` is the beginning of its dictionary."""
    return head + b" /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def pdf(
    path: Path,
    *,
    catalogue: bytes = b"",
    page: bytes = b"/MediaBox [0 0 595 842]",
    pages: int = 1,
    content: bytes = b"",
    further: Sequence[bytes] = (),
) -> Path:
    """A PDF whose pages are all the one of object 3, drawn by object 4; `further` begins with object 5."""
    content = content or stream(b"<<", b"q 595 0 0 842 0 0 cm /I Do Q" if further else b"")
    return raw_pdf(
        path,
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
            b"<< /Type /Pages /Count %d /Kids [ %s ] >>" % (pages, b"3 0 R " * pages),
            b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R %s >>" % page,
            content,
            *further,
        ],
    )


def scan_of(path: Path, pages: int) -> Path:
    """A scan: each page is a picture and nothing else."""
    page = b"/MediaBox [0 0 595 842] /Resources << /XObject << /I 5 0 R >> >>"
    return pdf(path, page=page, pages=pages, further=[stream(PICTURE, bytes(64))])


def compound_file(path: Path, streams: Mapping[str, bytes]) -> Path:
    """The wrapping of Word 97–2003 with these streams, all in its root; each of 4096 bytes or more."""
    sector, free, end = 512, 0xFFFFFFFF, 0xFFFFFFFE
    packed = {name: content + bytes(-len(content) % sector) for name, content in streams.items()}
    directory_sectors = -(-(len(packed) + 1) // 4)
    chains, data, starts = [0xFFFFFFFD], b"", {}
    chains += [*range(2, directory_sectors + 1), end]
    for name, content in packed.items():
        starts[name] = len(chains)
        chains += [*range(len(chains) + 1, len(chains) + len(content) // sector), end]
        data += content
    entries = [_entry("Root Entry", 5, child=1, start=end, size=0)]
    for number, (name, content) in enumerate(packed.items(), start=1):
        following = number + 1 if number < len(packed) else free
        entries.append(_entry(name, 2, right=following, start=starts[name], size=len(content)))
    directory = b"".join(entries).ljust(directory_sectors * sector, b"\0")
    head = (
        bytes.fromhex("d0cf11e0a1b11ae1")
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack(
        "<109I", 0, *[free] * 108
    )
    table = struct.pack("<128I", *chains, *[free] * (128 - len(chains)))
    path.write_bytes(head + table + directory + data)
    return path


def _entry(
    name: str, kind: int, *, start: int, size: int, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF
) -> bytes:
    title = name.encode("utf-16-le") + b"\0\0"
    head = title.ljust(64, b"\0") + struct.pack("<HBBIII", len(title), kind, 1, 0xFFFFFFFF, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
