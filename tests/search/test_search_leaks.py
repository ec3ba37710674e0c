"""What is for the Party network alone does not exist for the Internet's search (A04)."""

from __future__ import annotations

import pytest

from core.channels import Channel
from search.engines.select import engine_for
from search.services.drain import outbox_drain
from sites.enums import Tier
from tests.factories import make_file, make_site
from tests.search.factories import get, live_article, live_document, search

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
SECRET = "khungriêngmạngnộibộ"


@pytest.fixture
def portal():
    return make_site("portal", tier=Tier.PORTAL)


@pytest.fixture
def closed_content(portal):
    """An article, a document and a file of an open document that only the Party network may read."""
    return (
        live_article(portal, f"Tin {SECRET}", channel=Channel.WAN),
        live_document(portal, SECRET, number="777-QĐ/TU", abstract=f"Văn bản {SECRET}", channel=Channel.WAN),
        live_document(
            portal,
            f"trang {SECRET}",
            number="12-QĐ/TU",
            abstract="Văn bản mở",
            file=make_file(title=f"Tệp {SECRET}", channel=Channel.WAN),
        ),
    )


def test_the_party_network_finds_all_of_it(client, portal, closed_content):
    assert search(client, SECRET, "wan-portal.test").total == 3


def test_the_internet_finds_none_of_it(client, portal, closed_content):
    for q in (SECRET, "khungriengmangnoibo", "777-QĐ/TU", "777 qd tu"):
        results = search(client, q)
        assert (results.total, results.hits) == (0, ()), q


def test_it_is_counted_in_no_facet_on_the_internet(client, portal, closed_content):
    live_article(portal, "Văn bản mới về tin")
    results = search(client, "văn bản")
    assert results.total == 2
    assert sum(option.count for option in results.facets[0].options) == 2
    assert results.tabs[0].count == 2
    assert search(client, "văn bản", "wan-portal.test").total == 3


def test_browsing_without_words_shows_none_of_it(client, portal, closed_content):
    assert search(client, "", kind="document").total == 1


def test_its_words_appear_nowhere_on_the_page(client, portal, closed_content):
    for q in ("", "văn bản", "tin", "12-QĐ/TU"):
        assert SECRET not in get(client, q, kind="document").content.decode()


def test_its_words_are_not_in_the_files_of_the_internet_index(portal, closed_content, search_dir):
    outbox_drain()
    engine_for(Channel.INTERNET).health()
    stored = b"".join(
        path.read_bytes() for path in (search_dir / Channel.INTERNET.value).rglob("*") if path.is_file()
    )
    assert SECRET.encode() not in stored
    assert b"khungriengmangnoibo" not in stored


def test_no_other_user_of_the_machine_reads_an_index(portal, closed_content, search_dir):
    outbox_drain()
    modes = {path.name: path.stat().st_mode & 0o077 for path in search_dir.iterdir()}
    assert modes == {Channel.INTERNET.value: 0, Channel.WAN.value: 0}


def test_a_page_that_becomes_closed_is_gone_after_the_next_run(client, portal):
    page = live_article(portal, f"Tin {SECRET}")
    assert search(client, SECRET).total == 1
    page.channel = Channel.WAN
    page.live = False
    page.save()
    assert search(client, SECRET).total == 0
    assert engine_for(Channel.INTERNET).ids().isdisjoint({f"article:{page.pk}"})


@pytest.mark.parametrize("served", [Channel.INTERNET, Channel.WAN])
def test_an_installation_of_one_network_writes_no_index_of_the_other(settings, portal, search_dir, served):
    settings.PORTAL_CHANNEL = served.value
    live_article(portal, "Tin")
    outbox_drain()
    assert [path.name for path in search_dir.iterdir()] == [served.value]
