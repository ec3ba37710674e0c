"""A ZIP from outside is hostile until it is checked: paths, links, bombs, locks, counts (M02, G07)."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext as _

MAX_FILES = 5000
MAX_UNPACKED = 8 * 1024**3
MAX_ONE = 200 * 1024**2
"""Larger than any single upload may be; the gate says the rest of each file."""
MAX_RATIO = 150
"""Times a member may grow; paper in office formats stays below 20. Small members are let be."""
SMALL = 1024**2
CHUNK = 256 * 1024
_LOCKED, _UTF8 = 0x1, 0x800
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError)
"""What zipfile raises of damaged bytes; RuntimeError stands for locks and for methods it does not know."""
_LEFT_BY_PROGRAMS = frozenset({".ds_store", "thumbs.db", "desktop.ini"})


class ArchiveRefused(Exception):
    """The archive is not opened; `reasons` say why and what to do."""

    def __init__(self, reason: str) -> None:
        self.reasons = [reason]
        super().__init__(reason)


def check_archive(path: Path, *, max_unpacked: int = MAX_UNPACKED) -> list[zipfile.ZipInfo]:
    """The files of an archive that may be opened, in its order; raises ArchiveRefused, FileNotFoundError.

    Only the directory is read here. `member_chunks` holds each member to the size it is said to have.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
    except FileNotFoundError:
        raise
    except _BROKEN as fault:
        raise ArchiveRefused(_("The ZIP is damaged. Pack it again and send it anew.")) from fault
    if len(members) > MAX_FILES:
        raise ArchiveRefused(
            _("The ZIP holds more than %(count)d files. Split it into several imports.")
            % {"count": MAX_FILES}
        )
    for member in members:
        if reason := _reason_against(member):
            raise ArchiveRefused(reason)
    names = [name_of(member) for member in members]
    if len(set(names)) != len(names):
        raise ArchiveRefused(_("The ZIP holds two files of one name. Pack it again."))
    packed = sum(member.compress_size for member in members)
    if sum(member.file_size for member in members) > max_unpacked or packed > path.stat().st_size:
        raise ArchiveRefused(_too_much())
    return members


def member_chunks(path: Path, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of one checked member; raises ArchiveRefused when it is damaged or more than it was said to be."""
    left = min(member.file_size, MAX_ONE)
    try:
        with zipfile.ZipFile(path) as archive, archive.open(member) as source:
            while chunk := source.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise ArchiveRefused(_too_much())
                yield chunk
    except _BROKEN as fault:
        raise ArchiveRefused(_("The ZIP is damaged. Pack it again and send it anew.")) from fault


def name_of(member: zipfile.ZipInfo) -> str:
    """The path of a member with letters as they were meant: old programs write UTF-8 without saying so."""
    name = member.filename
    if not member.flag_bits & _UTF8:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = member.filename
    return name.replace("\\", "/")


def is_left_by_a_program(name: str) -> bool:
    """Whether a file came along by itself: what macOS, Windows and Word leave beside documents."""
    parts = PurePosixPath(name).parts
    last = parts[-1].casefold() if parts else ""
    return "__MACOSX" in parts or last in _LEFT_BY_PROGRAMS or last.startswith(("~$", "._"))


def _reason_against(member: zipfile.ZipInfo) -> str:
    name = name_of(member)
    parts = PurePosixPath(name).parts
    if name.startswith("/") or ".." in parts or ":" in name or "\x00" in member.orig_filename:
        return _("The ZIP holds a path that leads out of it. Pack it again from one folder.")
    if stat.S_ISLNK(member.external_attr >> 16):
        return _("The ZIP holds a link instead of a file. Pack the files themselves.")
    if member.flag_bits & _LOCKED:
        return _("The ZIP is locked with a password. Pack it again without one.")
    grown = member.file_size > SMALL and member.file_size > MAX_RATIO * max(member.compress_size, 1)
    if member.file_size > MAX_ONE or grown:
        return _too_much()
    return ""


def _too_much() -> str:
    return _("The ZIP unpacks to far more than it should. It is not opened; ask the technical office.")
