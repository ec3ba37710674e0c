"""An index that only one evaluation sees, on either engine; it is gone when the evaluation ends."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from core.channels import Channel
from core.search_kinds import IndexEntry
from search.engines.cluster import ClusterEngine
from search.engines.cluster_access import ClusterAccess
from search.engines.embedded import EmbeddedEngine
from search.engines.protocol import Engine, Progress
from search.engines.select import CLUSTER, EMBEDDED
from search.spelling.speller import Speller

NAMES = (EMBEDDED, CLUSTER)
PATIENCE_SECONDS = 30.0
"""Readers' pages wait less for the cluster; here a slow answer is to be measured, not given up."""


@contextmanager
def own_index(
    name: str, entries: Sequence[IndexEntry], progress: Progress
) -> Iterator[tuple[Engine, Speller]]:
    """The engine `name` (of NAMES), filled with `entries` and with nothing else, and the speller of the same words.

    As in the portal, an embedded index stands beside the cluster's. Raises EngineError.
    """
    with TemporaryDirectory(prefix="search-evaluation-") as folder:
        embedded = EmbeddedEngine(Channel.WAN, Path(folder) / "index")
        embedded.rebuild(entries, progress)
        if name == EMBEDDED:
            yield embedded, Speller(embedded)
        else:
            with _in_the_cluster(entries, progress) as cluster:
                yield cluster, Speller(embedded)


@contextmanager
def _in_the_cluster(entries: Sequence[IndexEntry], progress: Progress) -> Iterator[Engine]:
    purpose = f"evaluation-{os.getpid()}"
    access = replace(ClusterAccess.of(Channel.WAN), purpose=purpose, timeout_seconds=PATIENCE_SECONDS)
    engine = ClusterEngine(Channel.WAN, access)
    try:
        engine.rebuild(entries, progress)
        yield engine
    finally:
        engine.remove()
