"""Starting the programs that read what Python cannot: never through a shell, always with a time limit.

A program gets a small environment and a folder of its own that is removed afterwards; on a timeout its whole
process group is ended, because LibreOffice leaves children behind.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from core.intake import ensure_folder
from docslib.reading.result import ProgramMissing, ReadError, ReadProblem

_PROGRAM_MEGABYTES = 700
"""LibreOffice takes some two hundred for the longest decrees; what takes more is made to take it all."""
_PATH = os.environ.get("PATH", "/usr/local/bin:/usr/bin:/bin")


class ProgramFailed(Exception):
    """A program ended with an error code or gave nothing."""


def find_program(*names: str, package: str) -> str:
    """Path of the first program found. Raises ProgramMissing with the Debian package that brings it."""
    for name in names:
        found = shutil.which(name, path=_PATH)
        if found:
            return found
    raise ProgramMissing(package)


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A private folder for one program run, removed whatever happens. It lies in memory: what a program is given to
    read may not have been judged yet (G12)."""
    with tempfile.TemporaryDirectory(prefix="portal-read-", dir=ensure_folder("scratch")) as name:
        yield Path(name)


def run_program(
    arguments: Sequence[str], *, folder: Path, timeout: float, stdin: bytes | None = None
) -> bytes:
    """Run a program in `folder` and return its output.

    `timeout` is in seconds. Raises ProgramFailed on an error code, ReadError(TIMEOUT) when time is up.
    """
    environment = {
        "PATH": _PATH,
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        # One recognised page at a time must not take every core of the web server.
        "OMP_THREAD_LIMIT": "1",
    }
    with subprocess.Popen(
        list(arguments),
        stdin=subprocess.PIPE if stdin is not None else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment,
        start_new_session=True,
    ) as process:
        _limit(process.pid)
        try:
            output, errors = process.communicate(stdin, timeout=timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise ReadError(ReadProblem.TIMEOUT) from None
    if process.returncode:
        raise ProgramFailed(errors.decode(errors="replace").strip()[:500])
    return output


def _limit(pid: int) -> None:
    """Bound what a program just started may take; set from outside, for a fork in a web server's threads must not
    run code of ours. A core dump would write what it reads to a disk."""
    memory = _PROGRAM_MEGABYTES * 1024 * 1024
    with suppress(ProcessLookupError):
        resource.prlimit(pid, resource.RLIMIT_DATA, (memory, memory))
        resource.prlimit(pid, resource.RLIMIT_CORE, (0, 0))
