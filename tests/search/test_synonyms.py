"""Abbreviations and synonyms: the central board's list, in force at the next question (M04)."""

from __future__ import annotations

import pytest

from search.models import SynonymSet
from search.synonym_forms import SynonymSetForm
from search.synonyms import ways_in_use
from sites.roles import Role
from tests.factories import log_in, make_site, make_user
from tests.search.factories import live_article, search, titles

pytestmark = pytest.mark.django_db
HOST = {"HTTP_HOST": "wan-tuyengiao.test"}
LIST = "/admin/synonyms/"


@pytest.fixture
def board():
    make_site("tuyengiao")
    return log_in(make_user(Role.CENTRAL_BOARD))


def errors(ways, instance=None):
    form_class = type("Form", (SynonymSetForm,), {})
    form = form_class({"ways": ways, "is_active": "on", "note": ""}, instance=instance)
    return " ".join(form.errors.get("ways", []))


def test_the_usual_abbreviations_come_with_the_portal_and_pass_the_form():
    kept = list(SynonymSet.objects.all())
    assert len(kept) >= 25
    assert [row for row in kept if errors(row.ways, row)] == []


def test_ways_are_read_in_one_query_and_worked_out_once(django_assert_num_queries):
    first = ways_in_use()
    with django_assert_num_queries(1):
        assert ways_in_use() is first


def test_a_change_is_in_force_at_the_next_question():
    first = ways_in_use()
    SynonymSet.objects.create(ways="TKTH\nThư ký tòa soạn")
    assert ways_in_use() is not first
    SynonymSet.objects.update(is_active=False)
    assert not ways_in_use()


def test_a_reader_finds_the_full_name_by_its_abbreviation_and_the_other_way_round(client):
    site = make_site("portal")
    live_article(site, "Hội nghị Ban Thường vụ Tỉnh ủy")
    live_article(site, "Kết luận của BTV")
    assert set(titles(search(client, "BTV"))) == {"Hội nghị Ban Thường vụ Tỉnh ủy", "Kết luận của BTV"}
    assert set(titles(search(client, "ban thường vụ"))) == {
        "Hội nghị Ban Thường vụ Tỉnh ủy",
        "Kết luận của BTV",
    }


def test_the_central_board_adds_finds_and_changes_a_set(board):
    answer = board.post(
        f"{LIST}new/", {"ways": " TKTS \n\nThư ký  tòa soạn", "is_active": "on", "note": ""}, **HOST
    )
    assert answer.status_code == 302
    row = SynonymSet.objects.get(ways="TKTS\nThư ký tòa soạn")
    listed = board.get(f"{LIST}results/", {"q": "tòa soạn"}, **HOST).content.decode()
    assert "TKTS" in listed
    assert "UBKT" not in listed
    board.post(f"{LIST}edit/{row.pk}/", {"ways": row.ways, "note": "thôi dùng"}, **HOST)
    row.refresh_from_db()
    assert not row.is_active


def test_others_read_the_list_and_change_nothing():
    site = make_site("tuyengiao")
    client = log_in(make_user(Role.CONTRIBUTOR, site))
    assert client.get(LIST, **HOST).status_code == 200
    row = SynonymSet.objects.first()
    for address in ("new/", f"edit/{row.pk}/", f"delete/{row.pk}/"):
        assert client.post(f"{LIST}{address}", {"ways": "a\nb"}, **HOST).status_code in {302, 403}
    assert SynonymSet.objects.filter(pk=row.pk, ways=row.ways).exists()
    assert not SynonymSet.objects.filter(ways="a\nb").exists()


@pytest.mark.parametrize(
    ("ways", "named"),
    [
        ("TKTS", ""),
        ("TKTS\ntkts", ""),
        ("TKTS\n???", "???"),
        ("một\nhai\nba\nbốn\nnăm\nsáu\nbảy", ""),
        ("TKTS\n" + "rất dài " * 20, "rất dài"),
        ("Thường vụ\nban thường vụ", "BTV = Ban Thường vụ"),
    ],
)
def test_a_set_that_says_nothing_clear_is_refused_in_words(ways, named):
    assert errors(ways)
    assert named in errors(ways)


def test_the_list_asks_the_database_as_often_for_one_set_as_for_many(board, django_assert_max_num_queries):
    SynonymSet.objects.exclude(pk=SynonymSet.objects.first().pk).delete()
    board.get(LIST, **HOST)
    with django_assert_max_num_queries(60) as one:
        board.get(LIST, **HOST)
    SynonymSet.objects.bulk_create(SynonymSet(ways=f"A{number}\nB{number}") for number in range(20))
    with django_assert_max_num_queries(60) as many:
        board.get(LIST, **HOST)
    assert len(many) == len(one)
