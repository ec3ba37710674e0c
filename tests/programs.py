"""Programs beside Python that some tests start (marker `services`)."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest


def require(*programs: str) -> None:
    """Skip the test where a program is missing; on a build server (`CI` is set) fail it instead."""
    if missing := [program for program in programs if shutil.which(program) is None]:
        lacking(", ".join(missing))


def lacking(what: str) -> NoReturn:
    """Skip the test because `what` is not on this machine; on a build server fail it."""
    message = f"missing: {what}; `make packages` installs what deploy/debian-packages.txt lists"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
