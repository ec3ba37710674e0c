"""Programs beside Python that some tests start (marker `services`)."""

from __future__ import annotations

import os
import shutil

import pytest


def require(*programs: str) -> None:
    """Skip the test where a program is missing; on a build server (`CI` is set) fail it instead."""
    missing = [program for program in programs if shutil.which(program) is None]
    if not missing:
        return
    message = f"missing: {', '.join(missing)}; `make packages` installs what deploy/debian-packages.txt lists"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
