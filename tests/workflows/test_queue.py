"""The boards' list of work: who finds what in it, in which order, at which cost (C01, C02)."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sites.enums import Position
from sites.models import SectionOwner
from sites.roles import Role
from tests.factories import (
    make_area,
    make_article,
    make_document,
    make_site,
    make_user,
    publish,
    seat,
    section,
    send_back,
    submit,
)
from tests.workflows.factories import desk, waited_for, waiting_article
from workflows.enums import Step
from workflows.services.items import board_states_for

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def site():
    return make_site("tuyengiao")


@pytest.fixture
def secretary(site):
    return make_user(Role.SECRETARY, site)


def titles(response) -> list[str]:
    return [row.title for _name, _title, rows in response.context["groups"] for row in rows]


def queue(user, at_site, **asked: str):
    return desk(user, at_site).get(reverse("moderation:queue"), asked)


def test_an_item_waits_in_the_list_of_the_person_who_holds_its_step(site, secretary):
    waiting_article(site, title="Bài chờ tiếp nhận")
    assert titles(queue(secretary, site)) == ["Bài chờ tiếp nhận"]


def test_an_item_at_another_step_is_not_in_the_list(site, secretary):
    waiting_article(site, Step.EDIT)
    assert titles(queue(secretary, site)) == []


def test_an_item_of_another_site_is_not_in_the_list(site, secretary):
    waiting_article(make_site("tochuc"))
    assert titles(queue(secretary, site)) == []


def test_an_item_below_a_section_that_another_organ_leads_waits_for_that_organs_board(site, secretary):
    host, led = make_site("tochuc"), section(make_site("tochuc"))
    SectionOwner.objects.create(section=led, organ=site.organ)
    author = make_user(Role.EDITOR, host)
    for title, parent in (("Bài trong mục chung", led), ("Bài của trang kia", None)):
        submit(make_article(host, author, parent=parent, title=title), author)
    assert titles(queue(secretary, site)) == ["Bài trong mục chung"]
    assert titles(queue(make_user(Role.SECRETARY, host), host)) == ["Bài của trang kia"]


def test_items_of_other_sites_are_not_even_read(site):
    waiting_article(make_site("tochuc"))
    assert list(board_states_for([site.pk])) == []


def test_the_central_board_finds_items_of_every_site(site):
    waiting_article(site, title="Bài thứ nhất")
    waiting_article(make_site("tochuc"), title="Bài thứ hai")
    assert titles(queue(make_user(Role.CENTRAL_BOARD), site)) == ["Bài thứ nhất", "Bài thứ hai"]


def test_what_has_waited_longest_stands_first(site, secretary):
    waited_for(waiting_article(site, title="Chờ ba giờ"), 3)
    waited_for(waiting_article(site, title="Chờ năm giờ"), 5)
    assert titles(queue(secretary, site)) == ["Chờ năm giờ", "Chờ ba giờ"]


def test_what_has_waited_for_more_than_a_day_stands_in_a_group_of_its_own(site, secretary):
    waited_for(waiting_article(site), 30)
    waiting_article(site)
    assert [name for name, _title, _rows in queue(secretary, site).context["groups"]] == ["late", "fresh"]


def test_the_list_says_in_words_how_long_an_item_has_waited(site, secretary):
    waited_for(waiting_article(site), 3)
    assert "3 giờ" in queue(secretary, site).content.decode()


def test_words_of_the_title_are_found_with_and_without_accents(site, secretary):
    waiting_article(site, title="Người giữ sổ ở bến đò")
    waiting_article(site, title="Lớp bồi dưỡng")
    assert titles(queue(secretary, site, q="ben do")) == ["Người giữ sổ ở bến đò"]
    assert titles(queue(secretary, site, q="Bến đò")) == ["Người giữ sổ ở bến đò"]


def test_filters_keep_items_of_one_site_one_area_and_one_kind(site):
    central = make_user(Role.CENTRAL_BOARD)
    other = make_site("tochuc")
    area = make_area("Dân vận")
    waiting_article(site, title="Bài dân vận", subject_area=area)
    waiting_article(other, title="Phóng sự", genre="reportage")
    assert titles(queue(central, site, site=str(other.pk))) == ["Phóng sự"]
    assert titles(queue(central, site, area=str(area.pk))) == ["Bài dân vận"]
    assert titles(queue(central, site, kind="Phóng sự")) == ["Phóng sự"]


def test_an_unknown_filter_value_shows_everything(site, secretary):
    waiting_article(site, title="Bài")
    assert titles(queue(secretary, site, step="khong-co")) == ["Bài"]


def test_an_empty_list_says_so(site, secretary):
    assert "Không còn việc nào chờ đồng chí" in queue(secretary, site).content.decode()


def test_results_come_without_the_page_around_them(site, secretary):
    waiting_article(site, title="Bài chờ")
    body = desk(secretary, site).get(reverse("moderation:queue_results")).content.decode()
    assert "Bài chờ" in body
    assert "<html" not in body


def test_a_returned_item_stands_first_among_what_i_sent_with_the_reason(site):
    author = make_user(Role.EDITOR, site)
    returned = waiting_article(site, title="Bài trả lại", owner=author)
    submit_another = waiting_article(site, title="Bài đang chờ", owner=author)
    send_back(returned, make_user(Role.SECRETARY, site), "Thiếu nguồn số liệu.")
    response = desk(author, site).get(reverse("moderation:sent"))
    assert titles(response)[0] == "Bài trả lại"
    assert submit_another.title in titles(response)
    assert "Thiếu nguồn số liệu." in response.content.decode()


def test_what_i_sent_names_the_people_it_waits_for(site, secretary):
    author = make_user(Role.EDITOR, site)
    waiting_article(site, owner=author)
    body = desk(author, site).get(reverse("moderation:sent")).content.decode()
    assert secretary.get_full_name() in body


def test_what_i_sent_shows_what_was_published_lately(site):
    author = make_user(Role.EDITOR, site)
    page = publish(make_document(site, author, title="Quyết định mới"), site)
    response = desk(page.owner, site).get(reverse("moderation:sent"))
    assert [name for name, _title, _rows in response.context["groups"]] == ["published"]


def test_the_list_asks_as_many_queries_for_twenty_items_as_for_one(site):
    deputy = make_user(Role.APPROVER, site)
    seat(deputy, site, Position.DEPUTY, make_area())
    client = desk(deputy, site)
    author = make_user(Role.EDITOR, site)
    counts = []
    for wanted in (1, 19):
        for _ in range(wanted):
            waiting_article(site, owner=author, subject_area=make_area())
        client.get(reverse("moderation:queue"))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            response = client.get(reverse("moderation:queue"))
        counts.append(len(asked))
    assert len(titles(response)) == 20
    assert counts[0] == counts[1]


def test_what_i_sent_asks_as_many_queries_for_twenty_items_as_for_one(site, secretary):
    author = make_user(Role.EDITOR, site)
    client = desk(author, site)
    counts = []
    for wanted in (1, 19):
        for _ in range(wanted):
            waiting_article(site, owner=author)
        client.get(reverse("moderation:sent"))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("moderation:sent"))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_menu_counts_what_waits(site, secretary):
    waiting_article(site)
    waiting_article(site)
    body = desk(secretary, site).get(reverse("wagtailadmin_home")).content.decode()
    assert "data-count" in body


def test_a_person_who_moderates_nothing_has_no_list_of_others_work_at_home(site):
    waiting_article(site, title="Bài của người khác")
    contributor = make_user(Role.CONTRIBUTOR, site)
    body = desk(contributor, site).get(reverse("wagtailadmin_home")).content.decode()
    assert "Bài của người khác" not in body


def test_a_contributor_finds_his_drafts_at_home(site):
    contributor = make_user(Role.CONTRIBUTOR, site)
    page = make_document(site, contributor, title="Bản thảo của tôi")
    assert page.title in desk(contributor, site).get(reverse("wagtailadmin_home")).content.decode()
    submit(page, make_user(Role.EDITOR, site))
    assert page.title in desk(contributor, site).get(reverse("wagtailadmin_home")).content.decode()
