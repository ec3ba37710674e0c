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
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(json.dumps({"found": found, "megabytes": peak}))


if __name__ == "__main__":
    main(*sys.argv[1:])
