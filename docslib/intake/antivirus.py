"""The virus scanner: ClamAV's daemon is asked before anything else opens a file, and no answer is a refusal (N05)."""

from __future__ import annotations

import socket
import struct
from contextlib import closing
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

_CHUNK = 256 * 1024
_ANSWER = 4096
_SECONDS = 60.0
_UNSCANNED = "Heuristics.Limits.Exceeded"
"""So clamd calls what it stopped looking through, where it is told to say so (docs/uploads.md)."""


class VirusFound(Exception):
    """The scanner knows the file; `name` is what it calls it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Silence(Enum):
    """Why the scanner gave no verdict."""

    AWAY = "away"
    TIMEOUT = "timeout"
    TOO_BIG = "too_big"
    ODD = "odd"


class ScannerAway(Exception):
    """The scanner gave no verdict, so there is none: the file is not taken."""

    def __init__(self, why: Silence) -> None:
        super().__init__(why.value)
        self.why = why


def antivirus_is_off() -> bool:
    """Whether nothing is scanned: only where people develop or try the portal out."""
    return settings.PORTAL_ANTIVIRUS == "off"


def scan(path: Path) -> None:
    """Have a file scanned. Raises VirusFound with its name, ScannerAway when there is no clear verdict."""
    if antivirus_is_off():
        return
    try:
        with closing(_connect()) as connection, path.open("rb") as stream:
            answer = _instream(connection, stream)
    except TimeoutError as error:
        raise ScannerAway(Silence.TIMEOUT) from error
    except (OSError, ValueError) as error:
        raise ScannerAway(Silence.AWAY) from error
    _judge(answer)


def signatures_made_on() -> date | None:
    """The day on which the newest signatures of the scanner were made; None when it has none of ClamAV's own.

    Raises ScannerAway when it does not answer.
    """
    try:
        with closing(_connect()) as connection:
            connection.sendall(b"zVERSION\0")
            answer = _line(connection)
    except (OSError, ValueError) as error:
        raise ScannerAway(Silence.AWAY) from error
    if not answer.startswith("ClamAV "):
        raise ScannerAway(Silence.ODD)
    _program, _, made = answer.partition("/")
    # The time of making ends the line, as C writes it: "27469/Sun Nov 24 09:37:13 2024".
    return datetime.strptime(made.partition("/")[2], "%a %b %d %H:%M:%S %Y").date() if made else None


def _connect() -> socket.socket:
    kind, _, address = settings.PORTAL_ANTIVIRUS.partition(":")
    if kind == "unix":
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(_SECONDS)
        try:
            connection.connect(address)
        except OSError:
            connection.close()
            raise
        return connection
    host, _, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=_SECONDS)


def _instream(connection: socket.socket, stream: BinaryIO) -> str:
    """Send the bytes as clamd's INSTREAM wants them, and read its one line."""
    try:
        connection.sendall(b"zINSTREAM\0")
        while chunk := stream.read(_CHUNK):
            connection.sendall(struct.pack("!I", len(chunk)) + chunk)
        connection.sendall(struct.pack("!I", 0))
    except (BrokenPipeError, ConnectionResetError):
        pass  # clamd hangs up on what is too long for it; its line says so
    return _line(connection)


def _line(connection: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < _ANSWER:
        part = connection.recv(_ANSWER)
        if not part:
            break
        answer += part
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()


def _judge(answer: str) -> None:
    """Nothing but "OK" means clean: an error, half a line or silence does not."""
    verdict = answer.removeprefix("stream: ")
    if verdict == "OK":
        return
    if verdict.endswith(" FOUND"):
        if verdict.startswith(_UNSCANNED):
            raise ScannerAway(Silence.TOO_BIG)
        raise VirusFound(verdict.removesuffix(" FOUND"))
    raise ScannerAway(Silence.TOO_BIG if "size limit exceeded" in answer else Silence.ODD)
