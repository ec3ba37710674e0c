"""What readers ask and open is counted without anything of the readers."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from core.channels import Channel
from search.models import AskedQuestion, ChosenHit
from search.services.question_words import question_words
from search.services.questions import questions_forget
from search.views import counting
from tests.factories import make_site
from tests.search.factories import get, live_article, take_down

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return make_site("tuyengiao")


@pytest.fixture
def reader() -> Client:
    return Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Firefox/128.0"})


def opened(client, host="tuyengiao.test", origin="http://tuyengiao.test", **said):
    headers = {"host": host, **({"origin": origin} if origin else {})}
    return client.post("/tim-kiem/mo/", said, headers=headers).status_code


@pytest.mark.parametrize(
    "q",
    [
        "thư của nguyen.van.a@truongkhe.example",
        "gọi 0912 345 678",
        "+84 (912) 345-678",
        "căn cước 001099012345",
        "chứng minh 123.456.789",
        "số ０９１２３４５６７８",
        "https://truongkhe.example/?ma=1",
        "a" * 41,
        "đơn của tôi " * 20,
        "…!?",
        "",
    ],
)
def test_a_question_that_may_tell_of_a_person_is_not_counted(q):
    assert question_words(q) == ""


@pytest.mark.parametrize(
    ("q", "words"),
    [
        ("  Kết nạp   ĐẢNG viên ", "kết nạp đảng viên"),
        ("hoà giải", "hòa giải"),
        ("465-QĐ/TU", "465-qđ/tu"),
        ("nghị quyết ngày 12/03/2026", "nghị quyết ngày 12/03/2026"),
        ("kế\u200bhoạch", "kế hoạch"),
    ],
)
def test_a_question_is_counted_in_one_form(q, words):
    assert question_words(q) == words


def test_a_typed_search_is_counted_by_day_network_site_and_words(site, reader):
    live_article(site, "Kết nạp đảng viên")
    for q in ("Kết nạp đảng viên", "kết  nạp đảng VIÊN"):
        get(reader, q, "tuyengiao.test")
    get(reader, "kết nạp đảng viên", "wan-tuyengiao.test")
    rows = AskedQuestion.objects.order_by("channel").values_list(
        "day", "channel", "site", "words", "times", "found"
    )
    today = timezone.localdate()
    assert list(rows) == [
        (today, "internet", site.pk, "kết nạp đảng viên", 2, 1),
        (today, "wan", site.pk, "kết nạp đảng viên", 1, 1),
    ]


def test_nothing_else_than_day_network_site_words_and_numbers_is_kept():
    assert {field.name for field in AskedQuestion._meta.fields} == {
        *("id", "day", "channel", "site", "words", "times", "found", "opened")
    }
    assert {field.name for field in ChosenHit._meta.fields} == {"id", "question", "key", "times", "places"}


def test_what_was_not_found_or_found_in_part_counts_as_not_found(site, reader):
    live_article(site, "Kết nạp đảng viên")
    for q in ("xyzzy", "kết nạp xyzzy"):
        get(reader, q, "tuyengiao.test")
    assert set(AskedQuestion.objects.values_list("words", "found")) == {("xyzzy", 0), ("kết nạp xyzzy", 0)}


def test_going_on_filtering_programs_and_pages_fetched_ahead_are_not_counted(site, reader):
    live_article(site, "Kết nạp đảng viên")
    host = "tuyengiao.test"
    for params in ({"kind": "article"}, {"sort": "newest"}, {"site": "all"}):
        assert get(reader, "đảng viên", host, **params).status_code == 200
    for agent in ("", "Googlebot/2.1", "curl/8.5.0", "python-requests/2.32"):
        get(Client(headers={"user-agent": agent}), "đảng viên", host)
    ahead = {"host": host, "sec-purpose": "prefetch;prerender"}
    reader.get("/tim-kiem/", {"q": "đảng viên"}, headers=ahead)
    reader.head("/tim-kiem/", {"q": "đảng viên"}, headers={"host": host})
    assert not AskedQuestion.objects.exists()


def test_a_database_that_refuses_the_count_does_not_trouble_the_reader(site, reader, monkeypatch, caplog):
    def refuse(**kwargs):
        raise DatabaseError("closed")

    monkeypatch.setattr(counting, "question_count", refuse)
    assert get(reader, "đảng viên", "tuyengiao.test").status_code == 200
    assert "was not counted" in caplog.text


def test_an_opened_result_is_counted_with_its_place(site, reader):
    page = live_article(site, "Kết nạp đảng viên")
    get(reader, "đảng viên", "tuyengiao.test")
    for place in (1, 3):
        assert opened(reader, q="Đảng viên", key=f"article:{page.pk}", place=place) == 204
    assert ChosenHit.objects.values_list("key", "times", "places").get() == (f"article:{page.pk}", 2, 4)
    assert AskedQuestion.objects.get().opened == 2


def test_openings_that_no_reader_made_are_not_counted(site, reader):
    shown, hidden = live_article(site, "Bài một"), live_article(site, "Bài hai", channel=Channel.WAN)
    gone = live_article(site, "Bài ba")
    take_down(gone)
    get(reader, "bài", "tuyengiao.test")
    key = f"article:{shown.pk}"
    for said in (
        {"q": "bài", "key": f"article:{hidden.pk}", "place": 1},
        {"q": "bài", "key": f"article:{gone.pk}", "place": 1},
        {"q": "chưa ai hỏi", "key": key, "place": 1},
        {"q": "bài", "key": "user:1", "place": 1},
        {"q": "bài", "key": "article:x", "place": 1},
        {"q": "bài", "key": key, "place": 0},
        {"q": "bài", "key": key, "place": "99999999"},
        {"q": "bài"},
    ):
        assert opened(reader, **said) == 204
    assert not ChosenHit.objects.exists()


def test_only_a_page_of_this_host_may_count_and_only_a_little(site, reader):
    page = live_article(site, "Bài một")
    get(reader, "bài", "tuyengiao.test")
    said = {"q": "bài", "key": f"article:{page.pk}", "place": 1}
    assert opened(reader, origin="https://elsewhere.example", **said) == 403
    assert opened(reader, origin="", **said) == 403
    assert opened(reader, **{**said, "q": "b" * 10_000}) == 413
    for _time in range(8):
        opened(reader, **said)
    assert AskedQuestion.objects.get().opened == 5
    assert reader.get("/tim-kiem/mo/", headers={"host": "tuyengiao.test"}).status_code == 405


def asked(site, words, day, times):
    row = {"channel": Channel.WAN, "site": site, "words": words, "day": day}
    return AskedQuestion.objects.create(times=times, **row)


def test_old_and_rare_questions_are_forgotten(site):
    today = date(2026, 11, 21)
    for words, day, times in [
        ("quá cũ", date(2025, 10, 20), 90),
        ("hiếm", date(2026, 9, 3), 2),
        ("hiếm nhưng mới", date(2026, 11, 1), 1),
        ("đủ trong tháng", date(2026, 9, 3), 2),
        ("đủ trong tháng", date(2026, 9, 28), 1),
        ("rải hai tháng", date(2026, 8, 31), 2),
        ("rải hai tháng", date(2026, 9, 1), 2),
    ]:
        asked(site, words, day, times)
    assert questions_forget(today=today) == 4
    assert set(AskedQuestion.objects.values_list("words", flat=True)) == {"hiếm nhưng mới", "đủ trong tháng"}
