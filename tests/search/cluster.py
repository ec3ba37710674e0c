"""The cluster that `deploy/scripts/with-elasticsearch` made for this run."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

from elasticsearch import Elasticsearch

from core.channels import Channel
from core.settings.env import ENV, PROJECT_DIR
from search.engines.cluster import ClusterEngine
from search.engines.cluster_access import ClusterAccess
from search.engines.cluster_schema import Names

PURPOSE = f"tests-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


@cache
def access(channel: Channel) -> ClusterAccess:
    """The way of `channel`'s own users to indexes that no other test process has."""
    users = {
        Channel.INTERNET: (ENV.search_internet_reader, ENV.search_internet_writer),
        Channel.WAN: (ENV.search_wan_reader, ENV.search_wan_writer),
    }
    reader, writer = users[channel]
    return ClusterAccess(
        ENV.search_servers,
        ENV.search_ca,
        ENV.search_prefix,
        reader,
        writer,
        timeout_seconds=20.0,
        purpose=PURPOSE,
    )


@cache
def admin() -> Elasticsearch:
    """One who may do anything."""
    return replace(access(Channel.WAN), writer=os.environ["ELASTICSEARCH_ADMIN"]).writing


def names(channel: Channel) -> Names:
    """What the index of `channel` is called."""
    return Names(ENV.search_prefix, channel, PURPOSE)


def cluster_engine(channel: Channel, path: Path) -> ClusterEngine:
    """The engine of `channel`; its indexes outlive a test, `path` is of no use to it."""
    return ClusterEngine(channel, access(channel))


def remove_indexes(channel: Channel) -> None:
    """Leave nothing of the index of `channel`."""
    ClusterEngine(channel, access(channel)).remove()


def node(act: str, number: int) -> None:
    """`kill`, `stop` or `start` one of the three nodes."""
    subprocess.run([PROJECT_DIR / "deploy/scripts/elasticsearch-node", act, str(number)], check=True)
