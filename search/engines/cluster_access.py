"""How the portal reaches the cluster: addresses, users, and what its refusals mean (design 5).

Each channel has a reader and a writer of its own, each for the indexes of that channel only: who asks for readers
of the Internet could not see the other network's index even if it tried. A process that has no user for a
channel cannot ask for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import elastic_transport
import elasticsearch
from django.conf import settings
from elasticsearch import Elasticsearch
from elasticsearch.helpers import ScanError

from core.channels import Channel
from search.engines.protocol import EngineDown, EngineError, EngineNotReady

WRITE_TIMEOUT_SECONDS = 60.0
"""A node that takes a large bulk may be slow; nobody waits for it in front of a page."""
OVERLOADED = 429
REFUSED = frozenset({401, 403})
SERVER_FAULT = 500


@dataclass(frozen=True)
class ClusterAccess:
    """The way to the cluster for one channel; `reader` and `writer` are `name:password`, empty for nobody.

    An index for another `purpose` than readers' has a name of its own, which the same users may use.
    """

    servers: tuple[str, ...]
    authority: str
    prefix: str
    reader: str
    writer: str
    shards: int = 1
    replicas: int = 1
    timeout_seconds: float = 2.0
    purpose: str = ""

    @classmethod
    def of(cls, channel: Channel) -> ClusterAccess:
        """What the settings say for `channel`."""
        return cls(
            servers=tuple(settings.PORTAL_SEARCH_SERVERS),
            authority=settings.PORTAL_SEARCH_CA,
            prefix=settings.PORTAL_SEARCH_PREFIX,
            reader=settings.PORTAL_SEARCH_USERS.get(f"{channel.value}_reader", ""),
            writer=settings.PORTAL_SEARCH_USERS.get(f"{channel.value}_writer", ""),
            shards=settings.PORTAL_SEARCH_SHARDS,
            replicas=settings.PORTAL_SEARCH_REPLICAS,
            timeout_seconds=settings.PORTAL_SEARCH_TIMEOUT_MS / 1000,
        )

    @cached_property
    def reading(self) -> Elasticsearch:
        """A client that may only read; safe to share between threads."""
        return self._client(self.reader, self.timeout_seconds)

    @cached_property
    def writing(self) -> Elasticsearch:
        """A client that may also write."""
        return self._client(self.writer, WRITE_TIMEOUT_SECONDS)

    def _client(self, user: str, timeout: float) -> Elasticsearch:
        if not self.servers or ":" not in user:
            raise EngineDown("This process has no address or no user for the cluster.")
        if not all(server.startswith("https://") for server in self.servers):
            raise EngineDown("Passwords go over TLS only: an address of the cluster begins with https://.")
        name, password = user.split(":", 1)
        trusted: dict[str, Any] = {"ca_certs": self.authority} if self.authority else {}
        return Elasticsearch(
            list(self.servers),
            **trusted,
            basic_auth=(name, password),
            request_timeout=timeout,
            # A node that refuses the connection costs nothing: ask the next one. One that is slow has cost a
            # reader all the time there was.
            max_retries=len(self.servers) - 1,
            retry_on_timeout=False,
            retry_on_status=(),
        )


@contextmanager
def cluster_errors() -> Iterator[None]:
    """Say what went wrong in the words of the protocol."""
    try:
        yield
    except elasticsearch.NotFoundError as error:
        raise EngineNotReady("The cluster has no index of this version for this channel.") from error
    except elasticsearch.ApiError as error:
        raise refusal(error.status_code, str(error)) from error
    except (elastic_transport.TransportError, elasticsearch.UnsupportedProductError, ScanError) as error:
        raise EngineDown(f"The cluster does not answer: {error}") from error


def refusal(status: int, words: str) -> EngineError:
    """The error for an answer of the HTTP status `status`."""
    if status in REFUSED:
        return EngineDown(f"The cluster refuses this user: {words}")
    if status == OVERLOADED or status >= SERVER_FAULT:
        return EngineDown(f"The cluster cannot answer now: {words}")
    return EngineError(words)
