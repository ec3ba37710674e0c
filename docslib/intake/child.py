"""The confined process: takes its limits first, then looks into one file, and prints what it found."""

from __future__ import annotations

import json
import resource
import sys
from importlib import import_module
from pathlib import Path

from docslib.intake.hazard import Hazard

LOOKERS = {
    "pdf": ("docslib.intake.pdfs", "look"),
    "package": ("docslib.intake.packages", "look"),
    "ole": ("docslib.intake.word_files", "look"),
    "text": ("docslib.intake.word_files", "look_into_text"),
}
_MOST_HAZARDS = 20


def main(looker: str, path: str, most_scans: str, megabytes: str, seconds: str) -> None:
    """Look with the looker of that name; memory and time that run out are a finding too."""
    memory = int(megabytes) * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    # A core dump would write the file's content to a disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    module, function = LOOKERS[looker]
    found: list[tuple[str, int]] = []
    try:
        for hazard, number in getattr(import_module(module), function)(Path(path), int(most_scans)):
            found.append((hazard.value, number))
            if len(found) >= _MOST_HAZARDS:
                break
    except (MemoryError, RecursionError):
        found.append((Hazard.UNBEARABLE.value, 0))
    sys.stdout.write(json.dumps({"found": found, "megabytes": _peak_megabytes()}))


def _peak_megabytes() -> int:
    """The most memory this process held; the system's own count of children begins with what the parent held."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM:")), 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
