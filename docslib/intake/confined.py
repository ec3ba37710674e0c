"""Opening what strangers made: in a process of its own that may take so much memory and time, and no more (N05)."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

from docslib.intake.hazard import Hazard

MEGABYTES = 600
"""The most a confined process may ask for: what it can open there, the server opens within a gigabyte."""
SECONDS = 60
_PROJECT = Path(__file__).resolve().parents[2]
_log = logging.getLogger(__name__)


def hazards_of(looker: str, path: Path, *, most_scans: int) -> list[tuple[Hazard, int]]:
    """What a looker of `docslib.intake.child` finds in a file. A process that dies of it has found enough."""
    arguments = [looker, str(path.resolve()), str(most_scans), str(MEGABYTES), str(SECONDS)]
    try:
        process = subprocess.run(
            [sys.executable, "-m", "docslib.intake.child", *arguments],
            cwd=_PROJECT,
            env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=2 * SECONDS,
            check=True,
        )
        answer = json.loads(process.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        _log.warning("A confined %s looker ended without an answer: %s", looker, type(error).__name__)
        return [(Hazard.UNBEARABLE, 0)]
    _log.debug("A confined %s looker took %d MB.", looker, answer["megabytes"])
    return [(Hazard(value), number) for value, number in answer["found"]]
