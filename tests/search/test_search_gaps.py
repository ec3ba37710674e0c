"""Between a change and the next run of the outbox the index is behind: readers are shown nothing it closed (A04)."""

from __future__ import annotations

import pytest

from core.channels import Channel
from docslib.models import FilePage
from news.models import ArticleAttachment
from search.services.drain import outbox_drain
from sites.enums import Tier
from tests.factories import make_file, make_site
from tests.search.factories import go_live, live_article, live_document, search, take_down

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
SECRET = "khoảngtrốngmật"
ADDRESSES = ("/tim-kiem/", "/tim-kiem/goi-y/", "/tim-kiem/nguon-tin/", "/api/v1/items", "/api/v1/facets")


@pytest.fixture
def portal():
    return make_site("portal", tier=Tier.PORTAL)


@pytest.fixture
def indexed(portal):
    """An open document with an open file, as both indexes have it."""
    page = live_document(
        portal, f"Điều 1. {SECRET} quy hoạch", abstract="Quy chế", file=make_file(title=f"Tệp {SECRET}")
    )
    outbox_drain()
    return page


def told(client, q: str, host: str = "portal.test") -> str:
    """What all addresses answer, without indexing what waits."""
    asked = [client.get(path, {"q": q}, headers={"host": host}) for path in ADDRESSES]
    return "".join(answer.content.decode() for answer in asked)


def test_a_file_closed_to_the_internet_shows_neither_text_nor_title(client, indexed):
    assert SECRET in told(client, "quy hoạch")
    file = indexed.files.get().document
    file.channel = Channel.WAN
    file.save()
    assert SECRET not in told(client, "quy hoạch")
    outbox_drain()
    assert SECRET not in told(client, "quy hoạch")
    assert SECRET in told(client, "quy hoạch", "wan-portal.test")


def test_nobody_learns_by_counting_what_stands_in_a_file_that_was_closed(client, indexed):
    file = indexed.files.get().document
    file.channel = Channel.WAN
    file.save()
    answer = client.get("/tim-kiem/", {"q": f"quy chế {SECRET}"}, headers={"host": "portal.test"})
    results = answer.context["results"]
    assert (results.total, results.hits, results.facets, results.did_you_mean) == (0, (), (), ())


def test_a_file_taken_from_the_document_shows_neither_text_nor_title(client, indexed):
    indexed.files.all().delete()
    assert SECRET not in told(client, "quy hoạch")


def test_a_file_is_called_what_the_database_calls_it(client, indexed):
    row = indexed.files.get()
    row.title = "Tên đã sửa"
    row.save()
    assert f"Tệp {SECRET}" not in told(client, "quy hoạch")
    assert "Tên đã sửa" in told(client, "quy hoạch")


def test_a_page_of_a_file_that_was_read_anew_does_not_show_the_old_text(client, indexed):
    FilePage.objects.update(text="Điều 1. Đã thay")
    indexed.files.get().document.reading.save()
    assert SECRET not in told(client, "quy hoạch").replace(f"Tệp {SECRET}", "")


def test_an_article_whose_text_was_changed_does_not_show_the_old_one(client, portal):
    page = live_article(portal, f"Tin {SECRET}", body=[("paragraph", f"<p>Quy hoạch {SECRET} mới.</p>")])
    outbox_drain()
    assert SECRET in told(client, "quy hoạch")
    page.title, page.body = "Tin", [("paragraph", "<p>Quy hoạch mới.</p>")]
    go_live(page)
    assert SECRET not in told(client, "quy hoạch")


def test_what_was_withdrawn_is_counted_nowhere(client, portal):
    page = live_article(portal, "Tin quy hoạch")
    outbox_drain()
    take_down(page)
    answer = client.get("/tim-kiem/", {"q": "quy hoạch"}, headers={"host": "portal.test"})
    results = answer.context["results"]
    assert (results.total, results.exact_total, results.facets) == (0, 0, ())
    facets = client.get("/api/v1/facets", {"q": "quy hoạch"}, headers={"host": "portal.test"}).json()
    assert [value for facet in facets["facets"] for value in facet["values"]] == []


def test_no_word_of_what_was_withdrawn_is_offered_as_another_spelling(client, portal):
    page = live_article(portal, "Thủy lợi Krongana")
    outbox_drain()
    asked = {"path": "/tim-kiem/", "data": {"q": "thuy loi krongama"}, "headers": {"host": "portal.test"}}
    assert client.get(**asked).context["results"].did_you_mean
    take_down(page)
    assert "krongana" not in client.get(**asked).content.decode().lower()


def test_the_name_of_a_closed_file_of_an_open_article_is_no_word_of_the_internet(client, portal):
    page = live_article(portal, "Tin mở")
    row = ArticleAttachment.objects.create(
        article=page, document=make_file(title=f"Phụ lục {SECRET}", channel=Channel.WAN)
    )
    assert search(client, SECRET).total == 0
    assert search(client, SECRET, "wan-portal.test").total == 1
    row.document.channel = Channel.BOTH
    row.document.save()
    assert search(client, SECRET).total == 1
    row.document.channel = Channel.WAN
    row.document.save()
    assert search(client, SECRET).total == 0
