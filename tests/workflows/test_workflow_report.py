"""The workflow report and the life of an item: own sites, every step, constant queries (A02, H06; row 16)."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from sites.enums import Position
from sites.roles import Role
from tests.answers import words_of
from tests.factories import bring_to, make_article, make_site, make_user, publish, seat, send_back, submit
from tests.workflows.factories import desk, waited_for, waiting_article
from workflows.enums import Step
from workflows.services.withdrawal import withdraw

pytestmark = pytest.mark.django_db

READERS = (Role.CENTRAL_BOARD, Role.LEADERSHIP, Role.AUDITOR)


def waiting_by(site, name, title, step=Step.EDIT):
    """An item of the site that waits, sent by a person of that name."""
    return waiting_article(site, step, owner=make_user(Role.EDITOR, site, full_name=name), title=title)


@pytest.fixture
def two_sites():
    """Two sites, each with an item in moderation that carries its marker."""
    own, other = make_site("tuyengiao"), make_site("tochuc")
    waiting_by(own, "Nguyễn ZZBANNHA", "Hội nghị ZZBANNHA")
    waiting_by(other, "Nguyễn ZZBANLA", "Hội nghị ZZBANLA")
    return own, other


def text_of(client, name="report", args=(), **asked):
    """What the screen answers."""
    response = client.get(reverse(f"moderation:{name}", args=args), asked)
    assert response.status_code == 200
    return words_of(response)


def results(client, **asked):
    """The rows alone, without the choices of the filters."""
    return text_of(client, "report_results", **asked)


@pytest.mark.parametrize("variant", [{}, {"export": "csv"}, {"export": "xlsx"}, {"q": "hoi nghi"}])
def test_row_16_a_board_sees_its_own_items_people_and_steps_only(two_sites, variant):
    text = text_of(desk(make_user(Role.EDITOR, two_sites[0]), two_sites[0]), **variant)
    assert "Hội nghị ZZBANNHA" in text
    assert "ZZBANLA" not in text


def test_row_16_the_part_that_is_fetched_alone_offers_own_people_only(two_sites):
    client = desk(make_user(Role.EDITOR, two_sites[0]), two_sites[0])
    text = results(client, _w_filter_fragment="1")
    assert "Nguyễn ZZBANNHA</option>" in text
    assert "ZZBANLA" not in text


@pytest.mark.parametrize("role", READERS)
def test_who_oversees_the_portal_reads_all_sites_and_may_choose_one(two_sites, role):
    client = desk(make_user(role), two_sites[0])
    assert "Hội nghị ZZBANLA" in text_of(client)
    assert "Hội nghị ZZBANNHA" not in results(client, site=str(two_sites[1].pk))


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.TECHNICAL_ADMIN])
def test_who_reads_no_reports_finds_none(two_sites, role):
    client = desk(make_user(role, two_sites[0]), two_sites[0])
    assert client.get(reverse("moderation:report")).status_code == 404


def test_state_step_person_and_title_choose_the_rows(two_sites):
    site = two_sites[0]
    sender = make_user(Role.EDITOR, site, full_name="Lê Văn Gửi")
    done = publish(make_article(site, sender, title="Bài đã đăng"), site)
    client = desk(make_user(Role.EDITOR, site), site)
    assert "Bài đã đăng" not in results(client, status="in_progress")
    assert "Hội nghị ZZBANNHA" not in results(client, status="approved")
    assert "Bài đã đăng" in results(client, person=str(sender.pk))
    assert "Hội nghị ZZBANNHA" not in results(client, person=str(sender.pk))
    assert "Hội nghị ZZBANNHA" in results(client, step="edit")
    assert "Hội nghị ZZBANNHA" not in results(client, q=done.title)


def test_a_row_tells_step_sender_decider_and_time_at_each_step(two_sites):
    site = two_sites[0]
    page = Page.objects.get(draft_title="Hội nghị ZZBANNHA")
    waited_for(page, 50)
    text = text_of(desk(make_user(Role.EDITOR, site), site), export="csv")
    row = next(line for line in text.splitlines() if "Hội nghị ZZBANNHA" in line)
    assert "Nguyễn ZZBANNHA" in row
    assert "2 ngày 2 giờ" in row


@pytest.mark.parametrize("asked", [{}, {"export": "csv"}])
def test_a_report_of_twenty_rows_asks_no_more_than_one_of_two(asked):
    few, many = make_site("tuyengiao"), make_site("tochuc")
    for site, count in ((few, 2), (many, 20)):
        for number in range(count):
            author = make_user(Role.EDITOR, site, full_name=f"Người {number}")
            submit(make_article(site, author), author)
    client, counts = desk(make_user(Role.AUDITOR), few), []
    text_of(client)
    for site in (few, many):
        with CaptureQueriesContext(connection) as asking:
            text_of(client, site=str(site.pk), **asked)
        counts.append(len(asking))
    assert counts[0] == counts[1]


def test_the_life_of_an_item_goes_from_draft_to_withdrawal():
    site = make_site()
    author, secretary = make_user(Role.EDITOR, site, full_name="Đỗ Tác Giả"), make_user(Role.SECRETARY, site)
    chief = make_user(Role.APPROVER, site, full_name="Bùi Trưởng Ban")
    seat(chief, site, Position.CHIEF)
    page = send_back(submit(make_article(site, author), author), secretary, "Thiếu nguồn tin.")
    page.save_revision(user=author)
    page = bring_to(page, site, None)
    withdraw(page=page, user=chief, reason="Đã có văn bản thay thế.")
    text = text_of(desk(make_user(Role.EDITOR, site), site), "life", [page.pk], export="csv")
    told = ["Đỗ Tác Giả", "Thiếu nguồn tin.", "Bùi Trưởng Ban", "Đã có văn bản thay thế."]
    at = [text.index(words) for words in told]
    assert at[0] < at[1] < at[3]
    assert "Bùi Trưởng Ban" in text.splitlines()[-1]
    assert secretary.full_name in text


def test_the_life_of_an_item_with_twenty_versions_asks_no_more_than_of_one_with_two(two_sites):
    site, counts = two_sites[0], []
    client, author = desk(make_user(Role.AUDITOR), site), make_user(Role.EDITOR, site)
    page = submit(make_article(site, author), author)
    for _versions in (2, 20):
        for _number in range(_versions):
            page.save_revision(user=make_user(), log_action=True)
        text_of(client, "life", [page.pk])
        with CaptureQueriesContext(connection) as asking:
            text_of(client, "life", [page.pk])
        counts.append(len(asking))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("asked", [{}, {"export": "csv"}, {"export": "xlsx"}])
@pytest.mark.parametrize("role", [Role.EDITOR, Role.MANAGER, Role.CONTRIBUTOR])
def test_the_life_of_a_foreign_item_does_not_exist(two_sites, role, asked):
    page = Page.objects.get(draft_title="Hội nghị ZZBANLA")
    client = desk(make_user(role, two_sites[0]), two_sites[0])
    answer = client.get(reverse("moderation:life", args=[page.pk]), asked)
    assert answer.status_code == 404
    assert "ZZBANLA" not in answer.content.decode()


def test_a_contributor_follows_his_own_item_and_not_a_colleagues(two_sites):
    site = two_sites[0]
    contributor = make_user(Role.CONTRIBUTOR, site)
    client, own = desk(contributor, site), make_article(site, contributor, title="Bài của tôi")
    colleagues = Page.objects.get(draft_title="Hội nghị ZZBANNHA")
    assert "Bài của tôi" in text_of(client, "life", [own.pk])
    assert client.get(reverse("moderation:life", args=[colleagues.pk])).status_code == 404


@pytest.mark.parametrize("role", [Role.LEADERSHIP, Role.AUDITOR])
def test_the_desk_of_who_only_reads_names_every_site_and_what_waits_there(two_sites, role):
    text = desk(make_user(role), two_sites[0]).get("/admin/").content.decode()
    for site in two_sites:
        assert f"{reverse('moderation:report')}?site={site.pk}" in text
    assert reverse("moderation:sent") not in text


def test_the_desk_of_a_board_names_no_other_site(two_sites):
    text = desk(make_user(Role.EDITOR, two_sites[0]), two_sites[0]).get("/admin/").content.decode()
    assert f"?site={two_sites[1].pk}" not in text
    assert "ZZBANLA" not in text


def test_the_desk_of_who_only_reads_asks_the_same_for_two_sites_and_for_six(two_sites):
    client, counts = desk(make_user(Role.LEADERSHIP), two_sites[0]), []
    for code in ("ba", "bon", "nam", "sau"):
        client.get("/admin/")  # a new site makes Wagtail look for addresses again, once
        with CaptureQueriesContext(connection) as asking:
            client.get("/admin/")
        counts.append(len(asking))
        waiting_article(make_site(code))
    assert len(set(counts)) == 1
