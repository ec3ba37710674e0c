"""What is true of the cluster beside the contract: who may do what, one writer, one version, one truth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import elastic_transport
import pytest
from elasticsearch import ApiError, Elasticsearch

from core.channels import Channel
from core.settings.env import ENV
from search.engines import cluster_lock, cluster_words, cluster_writer
from search.engines.cluster import ClusterEngine
from search.engines.cluster_access import ClusterAccess
from search.engines.embedded import EmbeddedEngine
from search.engines.protocol import EngineBusy, EngineDown, EngineNotReady
from search.params import SearchParams
from search.pipeline import ask
from tests.search.cluster import access, admin, cluster_engine, names
from tests.search.contract import ask as query
from tests.search.contract import emptied, put
from tests.search.entries import make_entry, make_text

pytestmark = pytest.mark.cluster

OTHER = {Channel.INTERNET: Channel.WAN, Channel.WAN: Channel.INTERNET}
CHANNELS = list(OTHER)


@pytest.fixture
def engine(tmp_path) -> ClusterEngine:
    return emptied(cluster_engine(Channel.WAN, tmp_path))


@pytest.fixture
def both(tmp_path) -> dict[Channel, ClusterEngine]:
    """An index for each channel, with one entry in it."""
    engines = {channel: emptied(cluster_engine(channel, tmp_path)) for channel in CHANNELS}
    for each in engines.values():
        put(each, make_entry(1))
    return engines


def status_of(act: Callable[[], object]) -> int:
    """The status with which the server refuses `act`."""
    with pytest.raises(ApiError) as caught:
        act()
    return caught.value.status_code


def acts_on(client: Elasticsearch, index: str) -> dict[str, Callable[[], object]]:
    return {
        "search": lambda: client.search(index=index),
        "count": lambda: client.count(index=index),
        "read": lambda: client.get(index=index, id="document:1"),
        "words": lambda: client.termvectors(index=index, doc={"all_folded": "but"}),
        "write": lambda: client.index(index=index, id="document:2", document={"key": "document:2"}),
        "delete": lambda: client.delete(index=index, id="document:1"),
        "remove": lambda: client.indices.delete(index=f"{index}*"),
        "refresh": lambda: client.indices.refresh(index=index),
    }


@pytest.mark.parametrize("channel", CHANNELS)
def test_nobody_of_one_channel_reaches_the_index_of_the_other(both, channel):
    own, foreign = access(channel), names(OTHER[channel]).live
    for client in (own.reading, own.writing):
        acts = acts_on(client, foreign)
        del acts["remove"]  # an alias is no index: even its own writer is told so
        assert {act: status_of(call) for act, call in acts.items()} == dict.fromkeys(acts, 403)
        assert not [name for name in client.indices.get(index="*") if OTHER[channel].value in name]
    assert both[OTHER[channel]].ids() == {"document:1"}


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_reader_reads_and_changes_nothing(both, channel):
    (generation,) = admin().indices.get(index=f"{names(channel).generations}*")
    acts = acts_on(access(channel).reading, generation)
    refused = ("write", "delete", "refresh")
    assert {act: status_of(acts[act]) for act in refused} == dict.fromkeys(refused, 403)
    assert status_of(lambda: access(channel).reading.indices.delete(index=generation)) == 403
    assert both[channel].ids() == {"document:1"}


def test_a_wrong_password_and_none_are_refused(engine):
    wrong = replace(access(Channel.WAN), reader="wan-reader:wrong")
    assert status_of(lambda: wrong.reading.count(index=names(Channel.WAN).live)) == 401
    with pytest.raises(EngineDown):
        ClusterEngine(Channel.WAN, wrong).search(query("nhuận bút"))
    nobody = Elasticsearch(list(ENV.search_servers), ca_certs=ENV.search_ca)
    assert status_of(lambda: nobody.count(index=names(Channel.WAN).live)) == 401


def test_without_tls_nobody_is_answered(engine):
    plain = ENV.search_servers[0].replace("https", "http")
    client = Elasticsearch([plain], basic_auth=tuple(ENV.search_wan_reader.split(":")), max_retries=0)
    with pytest.raises(elastic_transport.TransportError):
        client.count(index=names(Channel.WAN).live)
    with pytest.raises(EngineDown):
        ClusterEngine(Channel.WAN, replace(access(Channel.WAN), servers=(plain,))).search(query("nhuận bút"))


def test_a_server_of_another_authority_is_not_believed(engine):
    stranger = replace(access(Channel.WAN), authority="")
    with pytest.raises(EngineDown):
        ClusterEngine(Channel.WAN, stranger).search(query("nhuận bút"))


def test_an_index_of_another_version_must_be_rebuilt(engine, monkeypatch):
    monkeypatch.setattr("search.engines.cluster_schema.SCHEMA_VERSION", "0.0.0")
    newer = cluster_engine(Channel.WAN, None)
    assert not newer.health().ready
    with pytest.raises(EngineNotReady):
        newer.search(query("nhuận bút"))
    newer.rebuild([make_entry(5)])
    assert newer.ids() == {"document:5"}
    assert not engine.health().ready  # the old index is gone: two truths would drift apart


def test_a_rebuild_sweeps_what_a_killed_one_left(engine):
    admin().indices.create(index=f"{names(Channel.WAN).generations}20200101000000-dead")
    engine.rebuild([make_entry(2)])
    assert len(admin().indices.get(index=f"{names(Channel.WAN).generations}*")) == 1


def test_a_second_writer_is_told_that_another_process_writes(engine, monkeypatch):
    monkeypatch.setattr(cluster_writer, "LOCK_WAIT_SECONDS", 0.1)
    with engine.batch(), pytest.raises(EngineBusy), cluster_engine(Channel.WAN, None).batch():
        pass


def test_a_writer_renews_its_place_with_what_it_prepares_and_what_it_sends(engine, monkeypatch):
    monkeypatch.setattr(cluster_lock, "LEASE_SECONDS", -1.0)  # always old
    place = {"index": names(Channel.WAN).lock, "id": cluster_lock.WRITER}
    with engine.batch() as batch:
        seen = [admin().get(**place)["_seq_no"]]
        for pk in (1, 2):
            batch.upsert(make_entry(pk))
            seen.append(admin().get(**place)["_seq_no"])
    assert seen == [seen[0], seen[0] + 1, seen[0] + 2]
    # Proved before the sending, with each of both entries, given back.
    assert admin().get(**place)["_seq_no"] == seen[2] + 4


def test_a_killed_writer_keeps_others_waiting_no_longer_than_its_place_is_kept(engine, monkeypatch):
    monkeypatch.setattr(cluster_lock, "LEASE_SECONDS", 0.3)
    writing = access(Channel.WAN).writing
    cluster_lock.take_turn(writing, names(Channel.WAN).lock, wait_seconds=1.0)
    put(engine, make_entry(2))
    assert "document:2" in engine.ids()


def test_a_writer_that_lost_its_place_cannot_overwrite_what_came_later(engine, monkeypatch):
    monkeypatch.setattr(cluster_lock, "LEASE_SECONDS", -1.0)

    def write_late() -> None:
        with engine.batch() as late:
            late.upsert(make_entry(1, title="Quy chế cũ"))
            put(cluster_engine(Channel.WAN, None), make_entry(1, title="Quy chế mới"))

    with pytest.raises(EngineBusy):
        write_late()
    assert engine.search(query("cũ")).total == 0
    assert engine.search(query("mới")).total == 1


def test_both_engines_put_the_same_entries_in_the_same_order(engine, tmp_path):
    engine.rebuild([])  # words of what was removed are counted until the server tidies up
    embedded = emptied(EmbeddedEngine(Channel.WAN, tmp_path / "embedded"))
    titles = (
        "Quy chế chi trả nhuận bút cho cổng thông tin",
        "Kế hoạch chi trả phụ cấp trách nhiệm",
        "Thông báo về chế độ nhuận bút, thù lao",
        "Nhuận bút của báo chí và cổng thông tin điện tử",
    )
    entries = [
        make_entry(pk, title=title, body=f"Điều {pk}. " + titles[pk % 4] * pk, files=(make_text(title),))
        for pk, title in enumerate(titles, start=1)
    ]
    for q in ("chế độ nhuận bút", "chi tra nhuan but", "cổng thông tin điện tử", "thù lao nhuận bút báo chí"):
        answers = []
        for each in (embedded, engine):
            if not each.ids():
                put(each, *entries)
            answers.append(ask(each, SearchParams(q=q), today=date(2026, 11, 21)))
        ours, theirs = answers
        assert [hit.key for hit in ours.hits] == [hit.key for hit in theirs.hits]
        assert [hit.words for hit in ours.hits] == [hit.words for hit in theirs.hits]
        assert (ours.total, ours.facets) == (theirs.total, theirs.facets)
        assert {key: parts.total for key, parts in ours.parts.items()} == pytest.approx(
            {key: parts.total for key, parts in theirs.parts.items()}
        )


def test_counts_of_words_are_whole_with_several_shards(tmp_path):
    parted = ClusterEngine(
        Channel.WAN, replace(access(Channel.WAN), shards=3, purpose=f"{access(Channel.WAN).purpose}-parted")
    )
    parted.rebuild([make_entry(pk, body="thù lao" if pk < 4 else "phụ cấp") for pk in range(1, 21)])
    known = parted.frequencies({"folded": {"lao", "cap", "nowhere"}})
    parted.remove()
    assert known.entries == 20
    assert known.counts == {"folded": {"lao": 3, "cap": 17, "nowhere": 0}}


def test_counts_of_words_are_asked_anew_after_a_while(engine, monkeypatch):
    engine.rebuild([make_entry(1, body="thù lao")])
    before = engine.frequencies({"folded": {"lao"}})
    engine.rebuild([make_entry(pk, body="thù lao") for pk in (1, 2)])
    assert engine.frequencies({"folded": {"lao"}}) == before
    monkeypatch.setattr(cluster_words, "KEPT_SECONDS", 0.0)
    assert engine.frequencies({"folded": {"lao"}}).counts == {"folded": {"lao": 2}}


def test_an_internet_process_knows_no_user_of_the_wan(settings):
    settings.PORTAL_SEARCH_USERS = {"internet_reader": ENV.search_internet_reader}
    settings.PORTAL_SEARCH_SERVERS = ENV.search_servers
    engine = ClusterEngine(Channel.WAN, ClusterAccess.of(Channel.WAN))
    with pytest.raises(EngineDown):
        engine.search(query("nhuận bút"))
