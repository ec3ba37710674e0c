"""What a board learns of its readers' questions, and the pages it pins for them (A02, M04)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.channels import Channel
from search.models import AskedQuestion, ChosenHit, PinnedResult
from sites.roles import Role
from tests.answers import words_of
from tests.factories import log_in, make_site, make_user
from tests.search.factories import live_article

pytestmark = pytest.mark.django_db

WAN = "wan-tuyengiao.test"
WRITERS = {Role.EDITOR, Role.SECRETARY, Role.APPROVER, Role.MANAGER, Role.CENTRAL_BOARD}
LOOKERS = {Role.LEADERSHIP, Role.AUDITOR}


@pytest.fixture
def site():
    return make_site("tuyengiao")


def asked(site, words, times=5, found=1, days_ago=0, **fields):
    day = timezone.localdate() - timedelta(days=days_ago)
    values = {"channel": Channel.INTERNET, **fields}
    return AskedQuestion.objects.create(site=site, words=words, times=times, found=found, day=day, **values)


def get(client, name, **params):
    return client.get(reverse(name), params, HTTP_HOST=WAN)


def rows(client, name="search_reports:asked", **params):
    table = get(client, name, **params).context["table"]
    return [(row.words, row.asked) for row in table.data]


def test_questions_of_own_sites_are_listed_and_no_others(site):
    asked(site, "chuyển sinh hoạt đảng", 3)
    asked(site, "chuyển sinh hoạt đảng", 4, days_ago=2)
    asked(site, "nhuận bút", 2, found=0)
    asked(make_site("tochuc"), "zzbanla của ban khác", 9, found=0)
    board = log_in(make_user(Role.EDITOR, site))
    assert rows(board) == [("chuyển sinh hoạt đảng", 7), ("nhuận bút", 2)]
    assert rows(board, "search_reports:unanswered") == [("nhuận bút", 2)]
    assert rows(board, q="nhuan but") == [("nhuận bút", 2)]
    for name in ("asked", "unanswered"):
        for export in ("csv", "xlsx"):
            table = words_of(get(board, f"search_reports:{name}", export=export))
            assert "nhuận bút" in table
            assert "zzbanla" not in table
    central = log_in(make_user(Role.CENTRAL_BOARD))
    assert rows(central, "search_reports:unanswered") == [("zzbanla của ban khác", 9), ("nhuận bút", 2)]


def test_old_rare_questions_are_not_shown_and_thirty_days_are_usual(site):
    asked(site, "hiếm và cũ", 2, days_ago=40)
    asked(site, "đông và cũ", 3, days_ago=40)
    asked(site, "mới", 1)
    board = log_in(make_user(Role.MANAGER, site))
    assert rows(board) == [("mới", 1)]
    assert rows(board, period="90") == [("đông và cũ", 3), ("mới", 1)]
    assert rows(board, channel="wan") == []


def test_what_was_opened_is_told_with_its_mean_place(site):
    first, second = asked(site, "bài", 5, found=3, opened=3), asked(site, "bài", 5, 2, days_ago=1)
    ChosenHit.objects.create(question=first, key="article:1", times=2, places=2)
    ChosenHit.objects.create(question=second, key="article:2", times=1, places=4)
    (row,) = get(log_in(make_user(Role.EDITOR, site)), "search_reports:asked").context["table"].data
    assert (row.found, row.opened, row.place) == (3, 3, 2)


def test_twenty_questions_and_pins_ask_the_database_no_more_than_one(site):
    client, page, counts = log_in(make_user(Role.CENTRAL_BOARD)), live_article(site, "Bài"), []
    for number in range(20):
        asked(site, f"câu hỏi {number}")
        PinnedResult.objects.create(site=site, words=f"hỏi {number}", folded=f"hoi {number}", page=page)
        if number in {0, 19}:
            get(client, "search_reports:asked")
            with CaptureQueriesContext(connection) as queries:
                assert len(rows(client)) == number + 1
                assert get(client, "pinned_results:index").context["paginator"].count == number + 1
            counts.append(len(queries))
    assert counts[0] == counts[1]


def what_opens(client):
    """Answers of the three lists, and the buttons that the report offers."""
    lists = ("search_reports:asked", "search_reports:unanswered", "pinned_results:index")
    answers = [get(client, name) for name in lists]
    shown = answers[0].content.decode()
    offers = ("pinned-results/new" in shown, "synonyms/new" in shown)
    return {answer.status_code for answer in answers}, *offers


def test_each_role_reads_and_pins_what_the_table_says_and_no_more(site):
    page = live_article(site, "Bài")
    asked(site, "bài")
    for role in Role:
        PinnedResult.objects.all().delete()
        row = PinnedResult.objects.create(site=site, words="cũ", folded="cu", page=page)
        client, writes = log_in(make_user(role, site)), role in WRITERS
        reads = {200} if role in WRITERS | LOOKERS else {404}
        assert what_opens(client) == (reads, writes, role == Role.CENTRAL_BOARD), role
        posted = {"words": "mới", "page": page.pk, "until": ""}
        client.post(reverse("pinned_results:add"), posted, HTTP_HOST=WAN)
        client.post(reverse("pinned_results:delete", args=[row.pk]), HTTP_HOST=WAN)
        kept = list(PinnedResult.objects.values_list("words", flat=True))
        assert kept == (["mới"] if writes else ["cũ"]), role


def test_a_board_pins_its_own_pages_only_and_the_pin_says_who_did_it(site):
    editor, other = make_user(Role.EDITOR, site), make_site("tochuc")
    client = log_in(editor)
    own, foreign = live_article(site, "Của mình"), live_article(other, "Zzbanla của người")
    add = reverse("pinned_results:add")
    assert 'value="nhuận bút"' in client.get(f"{add}?words=nhuận bút", HTTP_HOST=WAN).content.decode()
    posted = {"words": "nhuận bút", "until": ""}
    refused = client.post(add, {**posted, "page": foreign.pk}, HTTP_HOST=WAN)
    assert refused.status_code == 404
    assert client.post(add, {**posted, "page": own.pk}, HTTP_HOST=WAN).status_code == 302
    row = PinnedResult.objects.get()
    assert (row.site, row.created_by, row.folded) == (site, editor, "nhuan but")
    history = client.get(reverse("pinned_results:history", args=[row.pk]), HTTP_HOST=WAN).content.decode()
    assert editor.full_name in history
    stranger = log_in(make_user(Role.MANAGER, other))
    assert (
        stranger.get(reverse("pinned_results:edit", args=[row.pk]), HTTP_HOST="wan-tochuc.test").status_code
        == 404
    )


def test_who_writes_on_one_site_and_reads_all_pins_on_the_one_only(site):
    other = make_site("tochuc")
    person = make_user(Role.EDITOR, site)
    make = make_user(Role.LEADERSHIP)
    person.groups.add(*make.groups.all())
    foreign = live_article(other, "Bài của ban khác")
    posted = {"words": "bài", "page": foreign.pk, "until": ""}
    log_in(person).post(reverse("pinned_results:add"), posted, HTTP_HOST=WAN)
    assert not PinnedResult.objects.exists()


def test_a_reason_stands_beside_its_field(site):
    client = log_in(make_user(Role.EDITOR, site))
    page = live_article(site, "Bài")
    over = timezone.localdate() - timedelta(days=1)
    posted = {"words": "bài", "page": page.pk, "until": over.strftime("%d/%m/%Y")}
    response = client.post(reverse("pinned_results:add"), posted, HTTP_HOST=WAN)
    assert "until" in response.context["form"].errors
