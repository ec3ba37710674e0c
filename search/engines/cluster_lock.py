"""The one writer of an index in the cluster, over processes and machines.

A document of the cluster says who writes and until when; it changes only by compare-and-set. Each time it is taken
its `turn` grows, and what is written carries the turn as its version: a writer that was stopped in the middle,
lost its place and wakes up late is refused by the server instead of overwriting what came after it. The time a
place is kept is read from the clocks of the writing machines; they must agree within seconds.
"""

from __future__ import annotations

import time
import uuid
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import elastic_transport
from elasticsearch import ApiError, BadRequestError, ConflictError, Elasticsearch, NotFoundError

from search.engines.protocol import EngineBusy

LEASE_SECONDS = 15.0
"""So long after its last sign of life a writer that died keeps others waiting. One that lives renews its place with
what it prepares and with what it sends."""
SWAP_SECONDS = 60.0
"""For the one act that no version guards. The servers drop it after thirty seconds at most: nobody may have begun to
write into the index that it removes."""
POLL_SECONDS = 0.05
WRITER = "writer"
BODY: dict[str, Any] = {
    "settings": {"number_of_shards": 1, "auto_expand_replicas": "0-2"},
    "mappings": {"dynamic": False},
}


@dataclass(slots=True)
class Turn:
    """The writer's place, held; `number` grows from one holder to the next."""

    client: Elasticsearch
    index: str
    holder: str
    number: int
    kept_until: float
    place: dict[str, Any]

    def keep(self, seconds: float | None = None) -> None:
        """Prove that the place is still held, and hold it for LEASE_SECONDS or `seconds` more; raises EngineBusy when
        it was lost.
        """
        try:
            self._write(LEASE_SECONDS if seconds is None else seconds)
        except ConflictError as error:
            raise EngineBusy("Another process took the writer's place.") from error

    def keep_if_old(self) -> None:
        """As `keep`, when a good part of the time is over."""
        if time.time() > self.kept_until - LEASE_SECONDS * 0.7:
            self.keep()

    def give_back(self) -> None:
        """Let others write at once; when that fails the time runs out."""
        with suppress(ApiError, elastic_transport.TransportError):
            self._write(0.0)

    def _write(self, seconds: float) -> None:
        self.kept_until = time.time() + seconds
        answer = self.client.index(
            index=self.index, id=WRITER, document=_document(self.holder, self.number, seconds), **self.place
        )
        self.place = _place(answer)


def take_turn(client: Elasticsearch, index: str, *, wait_seconds: float) -> Turn:
    """Take the writer's place, kept in the document of `index`; raises EngineBusy after `wait_seconds`."""
    deadline = time.monotonic() + wait_seconds
    holder = uuid.uuid4().hex
    while True:
        try:
            found = client.get(index=index, id=WRITER)
            held, place = found["_source"], _place(found)
        except NotFoundError:
            _make(client, index)
            held, place = {"holder": "", "turn": 0, "until": 0.0}, {}
        if held["until"] <= time.time() or held["holder"] == holder:
            # Turns follow the clock, so that they go on growing when this document was lost.
            number = max(held["turn"] + 1, int(time.time() * 1000))
            with suppress(ConflictError):  # another was faster
                document = _document(holder, number, LEASE_SECONDS)
                how: dict[str, Any] = place or {"op_type": "create"}
                written = client.index(index=index, id=WRITER, document=document, **how)
                return Turn(client, index, holder, number, document["until"], _place(written))
        if time.monotonic() >= deadline:
            raise EngineBusy("Another process is writing the index.")
        time.sleep(POLL_SECONDS)


def _make(client: Elasticsearch, index: str) -> None:
    """The index of the place, unless another process made it a moment ago."""
    try:
        client.indices.create(index=index, **BODY)
    except BadRequestError as error:
        if error.error != "resource_already_exists_exception":
            raise


def _document(holder: str, number: int, seconds: float) -> dict[str, Any]:
    return {"holder": holder, "turn": number, "until": time.time() + seconds}


def _place(answer: Any) -> dict[str, Any]:
    return {"if_seq_no": answer["_seq_no"], "if_primary_term": answer["_primary_term"]}
