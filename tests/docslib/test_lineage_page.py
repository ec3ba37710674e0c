"""What a document's page says of its relations, its validity and the numbers it cites (G06, A04)."""

from __future__ import annotations

from datetime import date

import pytest
from bs4 import BeautifulSoup

from core.channels import Channel
from docslib.enums import ReadingState, RelationKind
from docslib.models import DocumentRelation, FilePage, FileReading
from docslib.services.lineage import citations_store
from docslib.services.validity import validity_refresh
from tests.factories import make_document, make_file, make_site, put_up

pytestmark = pytest.mark.django_db
OLD_DAY, NEW_DAY = date(2020, 1, 2), date(2024, 3, 4)


@pytest.fixture
def site():
    return make_site("tuyengiao")


def live(site, number, relations=(), *, text="", **fields):
    """A live document with relations, whose one file says `text`."""
    day = fields.setdefault("signed_on", NEW_DAY)
    file = make_file(collection=site.collection, channel=fields.pop("file_channel", Channel.BOTH))
    page = make_document(
        site, number=number, abstract=f"về việc {number[:2]}", effective_from=day, file=file, **fields
    )
    page.relations = [DocumentRelation(**relation) for relation in relations]
    put_up(page)
    reading, _created = FileReading.objects.update_or_create(
        document=file, defaults={"state": ReadingState.DONE, "kind": "pdf", "pages_total": 1}
    )
    FilePage.objects.update_or_create(reading=reading, number=1, defaults={"text": text})
    citations_store(page)
    validity_refresh()
    page.refresh_from_db()
    return page


def read(client, page, host="tuyengiao.test", **query):
    answer = client.get(page.get_url_parts()[2], query, HTTP_HOST=host)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def texts(soup, selector):
    return [" ".join(found.get_text().split()) for found in soup.select(selector)]


def repealed(site, **fields):
    """A document of both networks and the one that repeals it, which has the `fields`."""
    old = live(site, "12-QĐ/TU", signed_on=OLD_DAY)
    new = live(site, "90-QĐ/TU", [{"kind": RelationKind.REPEALS, "target": old}], **fields)
    old.refresh_from_db()
    return old, new


def test_the_banner_says_what_repealed_the_document_and_leads_there(client, site):
    old, new = repealed(site)
    soup = read(client, old)
    assert soup.select_one(".notice--gone a")["href"] == new.get_url_parts()[2]
    assert "04/03/2024" in soup.select_one(".notice--gone").get_text()


def test_relations_stand_in_a_picture_and_in_a_list_on_both_pages(client, site):
    old, new = repealed(site)
    for page, other in ((old, new), (new, old)):
        soup = read(client, page)
        path = other.get_url_parts()[2]
        assert len(soup.select(f'svg.rel-pic a[href="{path}"]')) == 2
        assert len(soup.select(f'.rel-list a[href="{path}"]')) == 1
        for picture in soup.select("svg.rel-pic"):
            assert picture.find("title").get_text()
            assert picture.find("desc").get_text()


def test_public_readers_of_the_internet_learn_nothing_of_a_document_of_the_party_network(client, site):
    old, _new = repealed(site, channel=Channel.WAN)
    soup = read(client, old)
    assert "90-QĐ/TU" not in str(soup)
    assert not soup.select(".rel-pic, .rel-list, .notice a")
    # That it is no longer in force is true on both networks.
    assert soup.select_one(".notice--gone")
    assert "90-QĐ/TU" in str(read(client, old, host="wan-tuyengiao.test"))


def test_a_chosen_document_the_reader_may_not_see_is_not_mentioned(client, site):
    hidden = live(site, "12-QĐ/TU", signed_on=OLD_DAY, channel=Channel.WAN)
    new = live(site, "90-QĐ/TU", [{"kind": RelationKind.REPLACES, "target": hidden}])
    assert not read(client, new).select(".rel-pic, .rel-list")
    assert read(client, new, host="wan-tuyengiao.test").select(".rel-list a")


def test_a_number_is_named_before_its_document_is_there_and_linked_afterwards(client, site):
    new = live(site, "90-QĐ/TU", [{"kind": RelationKind.AMENDS, "target_number": "12 - QĐ/TU"}])
    assert texts(read(client, new), ".rel-list dd b") == ["12 - QĐ/TU"]
    assert not read(client, new).select(".rel-list a")
    old = live(site, "12-QĐ/TU", signed_on=OLD_DAY)
    assert read(client, new).select_one(".rel-list a")["href"] == old.get_url_parts()[2]
    assert read(client, old).select_one(".notice--part a")["href"] == new.get_url_parts()[2]


def test_cited_numbers_become_links_to_what_the_reader_may_read(client, site):
    old = live(site, "12-QĐ/TU", signed_on=OLD_DAY)
    hidden = live(site, "13-QĐ/TU", signed_on=OLD_DAY, channel=Channel.WAN)
    text = "Căn cứ Quyết định số 12-QĐ/TU, Quyết định số 13-QĐ/TU và Quyết định số 14-QĐ/TU;"
    new = live(site, "90-QĐ/TU", text=text)
    paths = {page: page.get_url_parts()[2] for page in (old, hidden)}
    soup = read(client, new)
    assert [link["href"] for link in soup.select(".leaf__text a")] == [paths[old]]
    assert [link["href"] for link in soup.select(".rel-list a")] == [paths[old]]
    wan = read(client, new, host="wan-tuyengiao.test")
    assert [link["href"] for link in wan.select(".leaf__text a")] == [paths[old], paths[hidden]]
    assert [link["href"] for link in read(client, old).select(".rel-list a")] == [new.get_url_parts()[2]]


def test_what_a_file_of_the_party_network_cites_is_not_told_on_the_internet(client, site):
    old = live(site, "12-QĐ/TU", signed_on=OLD_DAY)
    new = live(site, "90-QĐ/TU", text="Căn cứ Quyết định số 12-QĐ/TU;", file_channel=Channel.WAN)
    for page in (old, new):
        assert not read(client, page).select(".rel-list")
        assert read(client, page, host="wan-tuyengiao.test").select(".rel-list a")


def test_a_number_that_several_documents_bear_leads_to_a_search(client, site):
    for kind in ("quyet-dinh", "quy-dinh"):
        live(site, "12-QĐ/TU", signed_on=OLD_DAY, document_type=kind)
    vague = live(site, "90-QĐ/TU", text="Theo văn bản số 12-QĐ/TU.")
    exact = live(site, "91-QĐ/TU", text="Theo Quy định số 12-QĐ/TU.")
    assert read(client, vague).select_one(".leaf__text a")["href"].startswith("/tim-kiem/?q=12-")
    assert "van-ban" in read(client, exact).select_one(".leaf__text a")["href"]


@pytest.mark.parametrize(
    ("asked", "key"), [("03/03/2024", "valid"), ("4/3/2024", "valid--gone"), ("01/01/2020", "valid--soon")]
)
def test_a_reader_asks_whether_it_was_in_force_on_a_day(client, site, asked, key):
    old, _new = repealed(site)
    answer = read(client, old, ngay=asked).select_one(".on-day__answer .valid")
    assert answer["class"][-1] == key


@pytest.mark.parametrize("typed", ["32/13/2024", "hôm qua", "<b>", "9" * 400, "01/01/0001"])
def test_a_day_that_cannot_be_read_is_asked_again(client, site, typed):
    soup = read(client, live(site, "12-QĐ/TU"), ngay=typed)
    assert soup.select_one('.on-day [role="alert"]')
    assert not soup.select(".on-day__answer")


@pytest.mark.parametrize("count", [1, 20])
def test_a_page_asks_no_more_for_more_relations(client, site, count, django_assert_max_num_queries):
    old = live(site, "12-QĐ/TU", signed_on=OLD_DAY)
    for number in range(count):
        page = make_document(site, number=f"{200 + number}-QĐ/TU", signed_on=NEW_DAY)
        page.relations = [DocumentRelation(kind=RelationKind.BASED_ON, target=old)]
        put_up(page)
    read(client, old)
    with django_assert_max_num_queries(32):
        read(client, old)


def test_the_library_lists_what_was_in_force_on_a_day(client, site):
    old, new = repealed(site)
    path = old.get_parent().get_url_parts()[2]
    found = {}
    for asked in ("03/03/2024", "04/03/2024"):
        answer = client.get(path, {"ngay": asked}, HTTP_HOST="tuyengiao.test")
        soup = BeautifulSoup(answer.content, "html.parser")
        found[asked] = {page for page in (old, new) if soup.select(f'a[href="{page.get_url_parts()[2]}"]')}
    assert found == {"03/03/2024": {old}, "04/03/2024": {new}}
