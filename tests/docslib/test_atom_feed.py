"""The Atom feed of a library: valid, stable, and only what the reader may see."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from lxml import etree as ElementTree
from wagtail.models import PageViewRestriction

from core.channels import Channel
from docslib.enums import DocumentType
from tests.factories import library, make_document, make_site, put_up
from tests.readers import internet_process

HERE, HERE_WAN, THERE = "tuyengiao.test", "wan-tuyengiao.test", "tochuc.test"
ATOM = "{http://www.w3.org/2005/Atom}"
MARKER = "zzmatmarker"


@pytest.fixture
def site(db):
    return make_site("tuyengiao")


def address(site, query: str = "") -> str:
    return f"/{library(site).slug}/atom.xml{query}"


def get(path: str, host: str = HERE, **extra):
    return Client().get(path, HTTP_HOST=host, **extra)


def entries(response) -> list[ElementTree.Element]:
    assert response.status_code == 200
    return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")


def titles(response) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in entries(response)]


def test_a_feed_has_all_that_atom_asks_for(site):
    document = put_up(make_document(site, number="465-QĐ/TU", abstract="a < b & c\x0b"))
    response = get(address(site))
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    assert root.tag == f"{ATOM}feed"
    for holder in (root, *entries(response)):
        for name in ("id", "title", "updated", "author/{ns}name"):
            assert holder.findtext(f"{ATOM}{name.format(ns=ATOM)}"), name
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"] == f"http://{HERE}{address(site)}"
    (entry,) = entries(response)
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{document.translation_key}"
    assert entry.find(f"{ATOM}link").get("href") == f"http://{HERE}/{library(site).slug}/{document.slug}/"
    assert entry.findtext(f"{ATOM}summary").startswith("a &lt; b &amp; c.")  # as HTML


def test_an_entry_keeps_its_id_when_the_page_moves_and_on_both_networks(site):
    document = put_up(make_document(site))
    before = entries(get(address(site)))[0].findtext(f"{ATOM}id")
    document.slug = "dia-chi-moi"
    put_up(document)
    assert entries(get(address(site), HERE_WAN))[0].findtext(f"{ATOM}id") == before


def test_a_filtered_feed_is_another_feed(site):
    ids = {
        ElementTree.fromstring(get(address(site, query)).content).findtext(f"{ATOM}id")
        for query in ("", "?q=a", "?q=b")
    }
    assert len(ids) == 3


def test_an_empty_feed_says_when_it_changed_and_not_what_time_it_is(site):
    page = library(site)
    put_up(page)
    assert get(address(site)).content == get(address(site)).content


def test_the_newest_fifty_are_in_the_feed(site, monkeypatch):
    monkeypatch.setattr("docslib.views.feed.ENTRIES", 2)
    for year in (2019, 2021, 2020):
        put_up(make_document(site, number=f"{year}-QĐ/TU", signed_on=date(year, 1, 1)))
    assert [title.split()[-1] for title in titles(get(address(site)))] == ["2021-QĐ/TU", "2020-QĐ/TU"]


def test_the_feed_obeys_the_filters_of_the_list(site):
    put_up(make_document(site, number="1-QĐ/TU"))
    put_up(make_document(site, number="2-CT/TU", document_type=DocumentType.DIRECTIVE))
    assert len(titles(get(address(site, "?loai=chi-thi")))) == 1
    assert len(titles(get(address(site, "?so=1-QĐ/TU")))) == 1


def test_a_filter_that_cannot_be_is_refused(site):
    assert get(address(site, "?tu=hom-qua")).status_code == 400
    assert get(address(site, "?sapxep=khac")).status_code == 400


def test_the_list_tells_where_its_feed_is_and_keeps_the_filters(site):
    put_up(make_document(site))
    body = get(f"/{library(site).slug}/?loai=quyet-dinh&sapxep=cu").content.decode()
    assert f'type="application/atom+xml" href="{address(site)}?loai=quyet-dinh"' in body


def test_who_has_the_feed_is_not_sent_it_again(site):
    first = get(address(site))
    assert first["Cache-Control"] == "public, max-age=60"
    assert get(address(site), HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304


def test_public_feed_has_no_draft_nothing_withdrawn_and_nothing_of_the_other_network(site):
    make_document(site, abstract=f"{MARKER} nháp")
    put_up(make_document(site, abstract=f"{MARKER} diện rộng", channel=Channel.WAN))
    withdrawn = put_up(make_document(site, abstract=f"{MARKER} thu hồi"))
    withdrawn.live = False
    withdrawn.save(clean=False)
    with internet_process():
        assert MARKER not in get(address(site)).content.decode()
    assert len(entries(get(address(site), HERE_WAN))) == 1


def test_public_feed_of_a_site_is_on_its_own_hosts_only(site):
    make_site("tochuc")
    put_up(make_document(site, abstract=MARKER))
    assert MARKER not in get(address(site), THERE).content.decode()
    assert get(address(site), "khac.test").status_code == 404


def test_public_feed_of_a_library_closed_to_this_network_is_404(site):
    page = library(site)
    page.channel = Channel.WAN
    put_up(page)
    assert (get(address(site)).status_code, get(address(site), HERE_WAN).status_code) == (404, 200)


def test_public_feed_of_a_restricted_library_or_of_no_library_is_404(site):
    assert get("/muc/atom.xml").status_code == 404
    assert get("/atom.xml").status_code == 404
    PageViewRestriction.objects.create(page=library(site), restriction_type="login")
    assert get(address(site)).status_code == 404


def test_a_feed_asks_the_database_no_more_for_twenty_documents_than_for_one(
    site, django_assert_num_queries, django_assert_max_num_queries
):
    put_up(make_document(site))
    with django_assert_max_num_queries(20) as counted:
        get(address(site))
    for _number in range(5):
        put_up(make_document(site))
    with django_assert_num_queries(len(counted)):
        get(address(site))
