"""Reports of own sites stand in the place of Wagtail's, which know no sites (A02, H06; rows 15 to 18)."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry

from sites.roles import Role
from tests.answers import words_of
from tests.factories import log_in, make_article, make_site, make_user, put_up

pytestmark = pytest.mark.django_db

REPORTS = ("history", "locked", "age")
READERS = (Role.CENTRAL_BOARD, Role.LEADERSHIP, Role.AUDITOR)
BOARD = (Role.EDITOR, Role.SECRETARY, Role.APPROVER, Role.MANAGER)


def make_rows(site, word, count=1):
    """Pages of the site that stand in all three reports, with people of their own."""
    for number in range(count):
        person = make_user(Role.EDITOR, site, full_name=f"Nguyễn {word} {number}")
        page = put_up(make_article(site, person, title=f"Hội nghị {word} {number}"))
        Page.objects.filter(pk=page.pk).update(locked=True, locked_by=person, locked_at=timezone.now())
        log(instance=page, action="wagtail.lock", user=person)
        log(instance=page, action="wagtail.publish", user=person)


@pytest.fixture
def two_sites():
    """Two sites, each with rows that carry its marker."""
    own, other = make_site("tuyengiao"), make_site("tochuc")
    make_rows(own, "ZZBANNHA")
    make_rows(other, "ZZBANLA")
    log(instance=other.root_page, action="wagtail.rename", user=make_user(full_name="Trần ZZBANLA"))
    return own, other


def text_of(client, name, **asked):
    """What a report answers."""
    response = client.get(reverse(f"site_reports:{name}"), asked, HTTP_HOST="wan-tuyengiao.test")
    assert response.status_code == 200
    return words_of(response)


def status_of(client, url):
    return client.get(url, HTTP_HOST="wan-tuyengiao.test").status_code


@pytest.mark.parametrize("variant", [{}, {"export": "csv"}, {"export": "xlsx"}, {"q": "hoi nghi"}])
@pytest.mark.parametrize("name", REPORTS)
def test_a_board_sees_own_rows_and_no_others(two_sites, name, variant):
    text = text_of(log_in(make_user(Role.EDITOR, two_sites[0])), name, **variant)
    assert "ZZBANNHA" in text
    assert "ZZBANLA" not in text


@pytest.mark.parametrize("name", REPORTS)
def test_the_part_that_is_fetched_alone_shows_own_rows_and_choices(two_sites, name):
    client = log_in(make_user(Role.EDITOR, two_sites[0]))
    text = text_of(client, f"{name}_results", _w_filter_fragment="1")
    assert "ZZBANNHA" in text
    assert "ZZBANLA" not in text


@pytest.mark.parametrize("name", REPORTS)
def test_a_filter_for_a_foreign_site_shows_own_rows_only(two_sites, name):
    text = text_of(log_in(make_user(Role.EDITOR, two_sites[0])), name, site=str(two_sites[1].pk))
    assert "ZZBANLA" not in text


def test_row_15_the_history_offers_only_people_and_acts_of_own_pages(two_sites):
    client = log_in(make_user(Role.EDITOR, two_sites[0]))
    text = text_of(client, "history")
    assert "Nguyễn ZZBANNHA 0</option>" in text
    assert "Trần ZZBANLA" not in text
    assert 'value="wagtail.lock"' in text
    assert 'value="wagtail.rename"' not in text


def test_row_17_the_age_report_offers_only_kinds_and_sites_of_its_own(two_sites):
    text = text_of(log_in(make_user(Role.EDITOR, two_sites[0])), "age")
    assert 'name="site"' not in text
    assert "tochuc" not in text


def test_row_18_locked_pages_offer_only_people_who_lock_own_pages(two_sites):
    text = text_of(log_in(make_user(Role.EDITOR, two_sites[0])), "locked")
    assert "Nguyễn ZZBANNHA 0</option>" in text
    assert "ZZBANLA" not in text


@pytest.mark.parametrize("role", [role for role in Role if role != Role.TECHNICAL_ADMIN])
@pytest.mark.parametrize(
    "name",
    ["site_history", "workflow", "workflow_tasks", "page_types_usage", "locked_pages", "aging_pages"],
    ids=["row-15", "row-16", "row-16-tasks", "row-17", "row-18", "ageing"],
)
def test_rows_15_to_18_wagtails_own_reports_do_not_exist(two_sites, role, name):
    client = log_in(make_user(role, two_sites[0]))
    for address in (name, f"{name}_results"):
        url = reverse(f"wagtailadmin_reports:{address}")
        assert status_of(client, url) == status_of(client, f"{url}?export=csv") == 404


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("role", READERS)
def test_who_oversees_the_portal_reads_all_sites_and_may_choose_one(two_sites, role, name):
    client = log_in(make_user(role))
    text = text_of(client, name)
    assert "ZZBANNHA" in text
    assert "ZZBANLA" in text
    assert "Hội nghị ZZBANNHA" not in text_of(client, f"{name}_results", site=str(two_sites[1].pk))


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.TECHNICAL_ADMIN])
@pytest.mark.parametrize("name", REPORTS)
def test_who_reads_no_reports_finds_none(two_sites, role, name):
    client = log_in(make_user(role, two_sites[0]))
    assert status_of(client, reverse(f"site_reports:{name}")) == 404
    assert "site-reports" not in client.get("/admin/", HTTP_HOST="wan-tuyengiao.test").content.decode()


@pytest.mark.parametrize("role", [*BOARD, *READERS])
def test_the_menu_leads_to_own_reports_and_to_none_of_wagtails(two_sites, role):
    text = (
        log_in(make_user(role, two_sites[0])).get("/admin/", HTTP_HOST="wan-tuyengiao.test").content.decode()
    )
    assert reverse("site_reports:history") in text
    assert "/admin/reports/" not in text


def test_a_contributor_of_one_site_and_editor_of_another_reads_the_reports_of_the_second(two_sites):
    person = make_user(Role.CONTRIBUTOR, two_sites[1])
    person.groups.add(*make_user(Role.EDITOR, two_sites[0]).groups.all())
    text = text_of(log_in(person), "history")
    assert "ZZBANNHA" in text
    assert "ZZBANLA" not in text


def test_a_title_is_found_without_accents(two_sites):
    log(instance=make_article(two_sites[0], title="Đại hội Đảng bộ tỉnh"), action="wagtail.create")
    text = text_of(log_in(make_user(Role.EDITOR, two_sites[0])), "history", q="dai hoi")
    assert "Đại hội Đảng bộ tỉnh" in text
    assert "Hội nghị ZZBANNHA" not in text


def test_the_history_of_one_person_and_one_day(two_sites):
    site = two_sites[0]
    person, colleague = make_user(full_name="Lê Một"), make_user(full_name="Phạm Hai")
    early, late = make_article(site, title="Bài sớm"), make_article(site, title="Bài muộn")
    log(instance=early, action="wagtail.edit", user=person)
    log(instance=late, action="wagtail.edit", user=colleague)
    PageLogEntry.objects.filter(page=early).update(timestamp=timezone.now() - datetime.timedelta(days=9))
    client, today = log_in(make_user(Role.EDITOR, site)), f"{timezone.localdate():%Y-%m-%d}"
    assert "Bài muộn" not in text_of(client, "history_results", user=str(person.pk))
    assert "Bài sớm" not in text_of(client, "history_results", timestamp_from=today)
    assert "Bài muộn" in text_of(client, "history_results", timestamp_from=today)


def test_a_day_that_is_none_is_named_and_the_reader_told_that_nothing_was_filtered(two_sites):
    client = log_in(make_user(Role.EDITOR, two_sites[0]))
    said = "Chưa lọc được: danh sách đang hiện tất cả các dòng."
    assert said in text_of(client, "history", timestamp_from="31/02/2026", timestamp_to="")
    assert said not in text_of(client, "history", timestamp_from="20/02/2026", timestamp_to="")


def test_a_deleted_draft_stays_in_the_history_of_its_own_site_only(two_sites):
    person = make_user(Role.EDITOR, two_sites[0], full_name="Lê Đã Xóa")
    make_article(two_sites[0], person, title="Bản nháp bị xóa").delete(user=person)
    text = text_of(log_in(make_user(Role.EDITOR, two_sites[0])), "history_results")
    assert "Bản nháp bị xóa" in text
    assert "Lê Đã Xóa" in text
    assert "Bản nháp bị xóa" not in text_of(log_in(make_user(Role.EDITOR, two_sites[1])), "history_results")


def test_an_old_page_is_found_by_its_age(two_sites):
    old = put_up(make_article(two_sites[0], title="Trang cũ"))
    Page.objects.filter(pk=old.pk).update(last_published_at=timezone.now() - datetime.timedelta(days=200))
    client = log_in(make_user(Role.EDITOR, two_sites[0]))
    assert "Trang cũ" in text_of(client, "age_results", age="180")
    assert "Hội nghị ZZBANNHA" not in text_of(client, "age_results", age="180")
    assert "Trang cũ" not in text_of(client, "age_results", age="365")


def test_a_title_does_not_become_a_formula_in_a_spreadsheet(two_sites):
    page = make_article(two_sites[0], title="=HYPERLINK(1)")
    log(instance=page, action="wagtail.create")
    text = text_of(log_in(make_user(Role.EDITOR, two_sites[0])), "history", export="csv")
    assert "'=HYPERLINK(1)" in text


def test_the_filter_of_a_pages_history_names_only_who_acted_on_that_page(two_sites):
    site = two_sites[0]
    page = make_article(site)
    log(instance=page, action="wagtail.edit", user=make_user(full_name="Lê Chính Chủ"))
    url = reverse("wagtailadmin_pages:history", args=[page.pk])
    text = log_in(make_user(Role.EDITOR, site)).get(url, HTTP_HOST="wan-tuyengiao.test").content.decode()
    assert "Lê Chính Chủ" in text
    assert "ZZBANNHA" not in text
    assert "ZZBANLA" not in text


@pytest.mark.parametrize("asked", [{}, {"export": "csv"}])
@pytest.mark.parametrize("name", REPORTS)
def test_a_report_of_twenty_rows_asks_no_more_than_one_of_two(name, asked):
    client, few, many = log_in(make_user(Role.AUDITOR)), make_site("tuyengiao"), make_site("tochuc")
    make_rows(few, "ZZBANNHA", 2)
    make_rows(many, "ZZBANLA", 20)
    text_of(client, name)
    counts = []
    for site in (few, many):
        with CaptureQueriesContext(
            connection,
        ) as asking:
            text_of(client, name, site=str(site.pk), **asked)
        counts.append(len(asking))
    assert counts[0] == counts[1]
