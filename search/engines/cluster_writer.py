"""Writing to the cluster: batches, and new indexes that take the place of old ones."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import elastic_transport
from elasticsearch import ApiError, Elasticsearch
from elasticsearch.helpers import streaming_bulk

from core.channels import Channel
from core.search_kinds import IndexEntry
from search.engines.cluster_access import ClusterAccess, cluster_errors, refusal
from search.engines.cluster_lock import SWAP_SECONDS, Turn, take_turn
from search.engines.cluster_schema import Names, document_of, index_body
from search.engines.protocol import EngineBusy, EngineDown, EngineNotReady, Progress, WrongChannel

LOCK_WAIT_SECONDS = 10.0
BULK_DOCUMENTS = 200
BULK_BYTES = 10_000_000
PROGRESS_EVERY = 100
CONFLICT, MISSING = 409, 404

Action = dict[str, Any]


class ClusterBatch:
    """Writes of one batch, prepared here and sent together; see `protocol.Batch`."""

    def __init__(self, channel: Channel, turn: Turn) -> None:
        self._channel = channel
        self._turn = turn
        self.actions: dict[str, Action] = {}

    def upsert(self, entry: IndexEntry) -> None:
        """Prepare `entry` as its channel may hold it, replacing what stands under its key."""
        self._prepare(upsert_action(entry, self._channel))

    def delete(self, key: str) -> None:
        """Prepare taking out the entry of `key` with its file pages."""
        self._prepare({"_op_type": "delete", "_id": key})

    def _prepare(self, action: Action) -> None:
        with cluster_errors():
            self._turn.keep_if_old()
        self.actions[action["_id"]] = action


def upsert_action(entry: IndexEntry, channel: Channel) -> Action:
    """What is sent for `entry`; raises WrongChannel if `channel` may not hold it."""
    allowed = entry.on_channel(channel)
    if allowed is None:
        raise WrongChannel(f"{entry.key} may not enter the index of {channel.value}.")
    return {"_op_type": "index", "_id": entry.key, "_source": document_of(allowed)}


class ClusterWriter:
    """The writing side of the index of one channel."""

    def __init__(self, channel: Channel, access: ClusterAccess) -> None:
        self._channel = channel
        self._access = access
        self._names = Names(access.prefix, channel, access.purpose)

    @contextmanager
    def batch(self) -> Iterator[ClusterBatch]:
        """See `protocol.Engine.batch`."""
        with self._turn() as turn:
            with cluster_errors():
                if not turn.client.indices.exists_alias(name=self._names.live):
                    raise EngineNotReady("There is no index of this version yet.")
            batch = ClusterBatch(self._channel, turn)
            yield batch
            if batch.actions:
                with cluster_errors():
                    turn.keep()
                    for _ in _send(turn, self._names.live, batch.actions.values(), is_alias=True):
                        pass
                    _show(turn.client, self._names.live)

    def rebuild(self, entries: Iterable[IndexEntry], progress: Progress | None) -> int:
        """See `protocol.Engine.rebuild`."""
        fresh = f"{self._names.generations}{time.strftime('%Y%m%d%H%M%S')}-{uuid.uuid4().hex[:8]}"
        with self._turn() as turn:
            try:
                with cluster_errors():
                    turn.client.indices.create(
                        index=fresh, **index_body(self._access.shards, self._access.replicas)
                    )
                    count = self._fill(turn, fresh, entries, progress)
                    _show(turn.client, fresh)
                    self._swap(turn, fresh)
            except BaseException:
                with suppress(ApiError, elastic_transport.TransportError):
                    turn.client.indices.delete(index=fresh, ignore_unavailable=True)
                raise
        if progress:
            progress(count)
        return count

    def remove(self) -> None:
        """Remove the index with all that belongs to it; no error when there is none."""
        with cluster_errors():
            client = self._access.writing
            for name in (*client.indices.get(index=f"{self._names.generations}*"), self._names.lock):
                client.indices.delete(index=name, ignore_unavailable=True)

    @contextmanager
    def _turn(self) -> Iterator[Turn]:
        with cluster_errors():
            turn = take_turn(self._access.writing, self._names.lock, wait_seconds=LOCK_WAIT_SECONDS)
        try:
            yield turn
        finally:
            turn.give_back()

    def _fill(self, turn: Turn, index: str, entries: Iterable[IndexEntry], progress: Progress | None) -> int:
        count = 0
        actions = (upsert_action(entry, self._channel) for entry in entries)
        for count, _ in enumerate(_send(turn, index, actions), start=1):
            if progress and count % PROGRESS_EVERY == 0:
                progress(count)
        return count

    def _swap(self, turn: Turn, fresh: str) -> None:
        """Let readers have `fresh` and remove every other generation, all in one step of the cluster."""
        others = [
            name for name in turn.client.indices.get(index=f"{self._names.generations}*") if name != fresh
        ]
        turn.keep(SWAP_SECONDS)
        turn.client.indices.update_aliases(
            actions=[
                {"add": {"index": fresh, "alias": self._names.live, "is_write_index": True}},
                *({"remove_index": {"index": name}} for name in others),
            ]
        )


def _send(turn: Turn, index: str, actions: Iterable[Action], *, is_alias: bool = False) -> Iterator[None]:
    """Send `actions` in portions, the place renewed between them; raises at the first that is refused.

    An alias must be one: a bulk to a name that is gone would make a new index of it, without a mapping.
    """
    sent = streaming_bulk(
        turn.client,
        _versioned(turn, actions),
        index=index,
        chunk_size=BULK_DOCUMENTS,
        max_chunk_bytes=BULK_BYTES,
        raise_on_error=False,
        require_alias=is_alias,
    )
    for done, answer in sent:
        if not done:
            _check(next(iter(answer.values())))
        yield


def _versioned(turn: Turn, actions: Iterable[Action]) -> Iterator[Action]:
    for action in actions:
        turn.keep_if_old()
        yield {**action, "version": turn.number, "version_type": "external_gte"}


def _check(answer: dict[str, Any]) -> None:
    """Raise what a refused action means; taking out what is not there is no error."""
    problem = answer.get("error")
    if not problem:
        return
    status = answer["status"]
    if status == CONFLICT:
        raise EngineBusy("Another process wrote this entry later.")
    if status == MISSING:
        raise EngineNotReady("The index is gone.")
    raise refusal(status, str(problem))


def _show(client: Elasticsearch, index: str) -> None:
    """Let readers see what was written; raises EngineDown when a copy could not."""
    shards = client.indices.refresh(index=index)["_shards"]
    if shards["failed"]:
        raise EngineDown("Not every copy of the index shows what was written.")
