"""Where the files of an import come from: a folder of the server, or an archive; both read file by file."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.utils.translation import gettext as _

from core.vietnamese.text import normalise
from docslib.bulk.archive import (
    CHUNK,
    MAX_FILES,
    ArchiveRefused,
    check_archive,
    is_left_by_a_program,
    member_chunks,
    name_of,
)


class SourceLost(Exception):
    """The files of the import are not there any more, or cannot be read."""


@dataclass(frozen=True, slots=True)
class Digests:
    """Hashes of one file: SHA-256 for records, SHA-1 as Wagtail keeps it of every stored file."""

    sha256: str
    sha1: str


class Source(Protocol):
    """Files by their path inside the source."""

    names: list[str]

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of one of `names`; raises SourceLost or ArchiveRefused."""


class FolderSource:
    """The files of a folder and the folders in it; links are not followed, so that nothing leads out of it."""

    def __init__(self, root: Path) -> None:
        if not root.is_dir():
            raise SourceLost(_("The folder %(folder)s is not there.") % {"folder": root})
        self.root = root
        self.names = sorted(self._walk())
        if len(self.names) > 10 * MAX_FILES:
            raise SourceLost(_("The folder holds more than %(count)d files.") % {"count": 10 * MAX_FILES})

    def _walk(self) -> Iterator[str]:
        for folder, _folders, names in os.walk(self.root, followlinks=False):
            for name in names:
                path = Path(folder, name)
                relative = path.relative_to(self.root).as_posix()
                if path.is_file() and not path.is_symlink() and not is_left_by_a_program(relative):
                    yield relative

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of one file; a link that took its place since is not followed."""
        try:
            handle = os.open(self.root / name, os.O_RDONLY | os.O_NOFOLLOW)
            with os.fdopen(handle, "rb") as stream:
                while chunk := stream.read(CHUNK):
                    yield chunk
        except OSError as fault:
            raise SourceLost(_("The file cannot be read from the server's folder.")) from fault


class ArchiveSource:
    """The files of a checked ZIP; opened for each file anew, so that memory holds one piece at a time."""

    def __init__(self, path: Path) -> None:
        try:
            members = check_archive(path)
        except FileNotFoundError as fault:
            raise SourceLost(_("The ZIP is not there any more. Send it again.")) from fault
        self.path = path
        self._members: dict[str, zipfile.ZipInfo] = {
            name: member for member in members if not is_left_by_a_program(name := name_of(member))
        }
        self.names = list(self._members)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of one member."""
        return member_chunks(self.path, self._members[name])


class FileFinder:
    """Finds the file a line names: by its path, else by its bare name where only one file has it."""

    def __init__(self, names: list[str]) -> None:
        self._by_path = {_comparable(name): name for name in names}
        self._by_name: dict[str, list[str]] = {}
        for name in names:
            self._by_name.setdefault(_comparable(name).rsplit("/", 1)[-1], []).append(name)

    def find(self, written: str) -> list[str]:
        """The files that may be meant: none, one, or several of one name in different folders."""
        wanted = _comparable(written)
        if wanted in self._by_path:
            return [self._by_path[wanted]]
        return list(self._by_name.get(wanted.rsplit("/", 1)[-1], [])) if "/" not in wanted else []


def digests_of(source: Source, name: str) -> Digests:
    """Both hashes of one file, read in pieces; raises SourceLost or ArchiveRefused."""
    sha256, sha1 = hashlib.sha256(), hashlib.sha1(usedforsecurity=False)
    for chunk in source.chunks(name):
        sha256.update(chunk)
        sha1.update(chunk)
    return Digests(sha256.hexdigest(), sha1.hexdigest())


def _comparable(name: str) -> str:
    return normalise(name).replace("\\", "/").removeprefix("./").strip().casefold()


__all__ = [
    "ArchiveRefused",
    "ArchiveSource",
    "Digests",
    "FileFinder",
    "FolderSource",
    "Source",
    "SourceLost",
    "digests_of",
]
