"""A real clamd for the tests, with signatures of its own: nothing is downloaded, nothing of the machine is used."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.programs import lacking

# In pieces: no file of the project is to set off a scanner, on a developer's machine or on a build server.
EICAR = b"".join((b"X5O!P%@AP[4\\PZX54(P^)", b"7CC)7}$EICAR-", b"STANDARD-ANTIVIRUS-", b"TEST-FILE!$H+H*"))
INVENTED = b"a virus that nobody ever wrote, in the province of Truong Khe"
SIGNATURES = {"Test.Eicar": EICAR, "Test.Invented": INVENTED}
STREAM_LIMIT = 1024 * 1024
_STARTS_WITHIN = 20.0


@pytest.fixture(scope="session")
def clamd_socket() -> Iterator[str]:
    """Path of the socket on which this process's own clamd listens; it starts in a third of a second."""
    # A server program: not on the PATH of every account.
    program = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin") or lacking("clamd")
    # A short path: a socket's may have a hundred letters.
    folder = Path(tempfile.mkdtemp(prefix="clamd-"))
    (folder / "db").mkdir()
    lines = (f"{name}:0:*:{content.hex()}\n" for name, content in SIGNATURES.items())
    (folder / "db/tests.ndb").write_text("".join(lines), encoding="ascii")
    (folder / "clamd.conf").write_text(
        f"LocalSocket {folder}/socket\nDatabaseDirectory {folder}/db\nTemporaryDirectory {folder}\n"
        f"Foreground yes\nSelfCheck 0\nMaxThreads 2\nAlertExceedsMax yes\nStreamMaxLength {STREAM_LIMIT}\n",
        encoding="utf-8",
    )
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([program, "--config-file", folder / "clamd.conf"], stdout=log, stderr=log)
    try:
        _wait_for_pong(folder, process)
        yield f"{folder}/socket"
    finally:
        process.terminate()
        process.wait(timeout=_STARTS_WITHIN)
        shutil.rmtree(folder)


def _wait_for_pong(folder: Path, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
            try:
                asking.connect(f"{folder}/socket")
                asking.sendall(b"zPING\0")
                if asking.recv(16) == b"PONG\0":
                    return
            except OSError:
                time.sleep(0.02)
    pytest.fail(f"clamd did not start:\n{(folder / 'log').read_text(errors='replace')}")


@pytest.fixture
def antivirus(clamd_socket: str, settings: pytest.FixtureRequest) -> str:
    """Lets the portal ask the tests' clamd; the value is that of `PORTAL_ANTIVIRUS`."""
    settings.PORTAL_ANTIVIRUS = f"unix:{clamd_socket}"
    return settings.PORTAL_ANTIVIRUS
