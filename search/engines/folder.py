"""The folder of one embedded index: generations, the marker of the current one, and the writer's lock.

    <folder>/current            says which generation readers open, and which schema wrote it
    <folder>/<generation>/      one Tantivy index
    <folder>/write.lock         held by the one process that writes

A rebuild fills a new generation and then replaces `current` in one step of the file system: readers have the
old index or the new one, never a half. A crash leaves `current` as it was; what it left behind is swept away
later.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from search.engines.protocol import EngineBusy, EngineNotReady

LOCK_POLL_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class IndexFolder:
    """The folder at `path`, for indexes written by `schema_version`."""

    path: Path
    schema_version: str

    def current(self) -> Path:
        """The generation in use; raises EngineNotReady when there is none of this schema."""
        try:
            marker = json.loads((self.path / "current").read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise EngineNotReady("There is no index yet.") from error
        except ValueError as error:
            raise EngineNotReady("The index marker cannot be read.") from error
        if not isinstance(marker, dict) or marker.get("schema") != self.schema_version:
            raise EngineNotReady("The index was written by another version of the schema.")
        generation = self.path / str(marker.get("generation"))
        if not (generation / "meta.json").exists():
            raise EngineNotReady("The index is not where its marker says.")
        return generation

    def new_generation(self) -> Path:
        """An empty folder for an index that readers do not see yet."""
        generation = self.path / f"{time.strftime('%Y%m%d%H%M%S')}-{uuid.uuid4().hex[:8]}"
        generation.mkdir(parents=True)
        return generation

    def make_current(self, generation: Path) -> None:
        """Let readers open `generation` from now on and remove every other. Call it under the lock."""
        draft = self.path / "current.new"
        with draft.open("w", encoding="utf-8") as file:
            json.dump({"generation": generation.name, "schema": self.schema_version}, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path / "current")
        self.sweep(keep=generation)

    def sweep(self, *, keep: Path | None = None) -> None:
        """Remove generations other than `keep`; a reader that still has one open keeps reading it."""
        for other in self.path.iterdir():
            if other.is_dir() and other != keep:
                shutil.rmtree(other, ignore_errors=True)

    @contextmanager
    def locked(self, *, wait_seconds: float) -> Iterator[None]:
        """Hold the writer's lock, over threads and processes; raises EngineBusy after `wait_seconds`."""
        # It holds whole texts: no other user of the machine reads them.
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        deadline = time.monotonic() + wait_seconds
        with (self.path / "write.lock").open("a") as file:
            while True:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError as error:
                    if time.monotonic() >= deadline:
                        raise EngineBusy("Another process is writing the index.") from error
                    time.sleep(LOCK_POLL_SECONDS)
            yield  # closing the file gives the lock back, even when the process is killed
