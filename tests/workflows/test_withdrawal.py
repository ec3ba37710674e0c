"""Withdrawal: who calls a live page back, what goes with it, and how it returns (H06, B12, B14)."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from core.gates import PublishRefused
from docslib.models import OfficialDocumentFile
from search.models import OutboxEntry
from sites.enums import Position
from sites.roles import Role
from tests.factories import (
    bring_to,
    make_article,
    make_document,
    make_site,
    make_user,
    publish,
    put_up,
    seat,
    section,
    submit,
)
from tests.workflows.factories import desk, is_live
from workflows.enums import Step
from workflows.services.withdrawal import WithdrawalRefused, may_withdraw, withdraw

pytestmark = pytest.mark.django_db

REASON = "Số liệu đã thay đổi."


@pytest.fixture
def site():
    return make_site("tuyengiao")


def chief_of(site):
    chief = make_user(Role.APPROVER, site)
    seat(chief, site, Position.CHIEF)
    return chief


def live_article(site, **fields):
    return publish(make_article(site, make_user(Role.EDITOR, site), **fields), site)


def address(page):
    return reverse("moderation:withdraw", args=[page.pk])


def test_the_central_board_calls_a_page_of_any_site_back(site):
    page = live_article(site)
    withdraw(page=page, user=make_user(Role.CENTRAL_BOARD), reason=REASON)
    assert not is_live(page)


def test_the_chief_calls_a_page_of_his_own_site_back(site):
    page = live_article(site)
    withdraw(page=page, user=chief_of(site), reason=REASON)
    assert not is_live(page)


def test_the_chief_of_another_board_calls_nothing_back(site):
    page = live_article(site)
    with pytest.raises(WithdrawalRefused):
        withdraw(page=page, user=chief_of(make_site("tochuc")), reason=REASON)
    assert is_live(page)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.CENTRAL_BOARD])
def test_no_role_without_the_chiefs_seat_calls_a_page_back(site, role):
    page = live_article(site)
    with pytest.raises(WithdrawalRefused):
        withdraw(page=page, user=make_user(role, site), reason=REASON)
    assert is_live(page)


def test_a_superuser_without_a_role_calls_nothing_back(site):
    page = live_article(site)
    with pytest.raises(WithdrawalRefused):
        withdraw(page=page, user=make_user(is_superuser=True), reason=REASON)


def test_a_chief_who_lost_his_role_meanwhile_calls_nothing_back(site):
    page, chief = live_article(site), chief_of(site)
    chief.groups.clear()
    with pytest.raises(WithdrawalRefused):
        withdraw(page=page, user=chief, reason=REASON)


def test_a_page_is_not_called_back_without_a_reason(site):
    page = live_article(site)
    with pytest.raises(WithdrawalRefused):
        withdraw(page=page, user=chief_of(site), reason="  ")
    assert is_live(page)


def test_a_page_with_live_pages_below_it_is_not_called_back_and_they_are_named(site):
    put_up(make_article(site, parent=section(site), title="Bài còn đăng"))
    with pytest.raises(WithdrawalRefused, match="Bài còn đăng"):
        withdraw(page=section(site), user=chief_of(site), reason=REASON)
    assert is_live(section(site))


def test_the_home_page_of_a_site_is_not_called_back(site):
    with pytest.raises(WithdrawalRefused):
        withdraw(page=site.root_page, user=make_user(Role.CENTRAL_BOARD), reason=REASON)


@pytest.mark.parametrize("host", ["tuyengiao.test", "wan-tuyengiao.test"])
def test_readers_of_both_networks_no_longer_find_it(site, client, host):
    page = live_article(site)
    path = page.get_url_parts()[2]
    assert client.get(path, HTTP_HOST=host).status_code == 200
    withdraw(page=page, user=chief_of(site), reason=REASON)
    assert client.get(path, HTTP_HOST=host).status_code == 410


def test_its_files_are_no_longer_given_to_readers(site, client):
    page = publish(make_document(site, make_user(Role.EDITOR, site)), site)
    url = OfficialDocumentFile.objects.get(page=page.pk).document.url
    assert client.get(url, HTTP_HOST="tuyengiao.test").status_code == 200
    withdraw(page=page, user=chief_of(site), reason=REASON)
    assert client.get(url, HTTP_HOST="tuyengiao.test").status_code == 404


def test_search_is_told_to_look_again(site):
    page = live_article(site)
    OutboxEntry.objects.all().delete()
    withdraw(page=page, user=chief_of(site), reason=REASON)
    assert OutboxEntry.objects.filter(object_id=page.pk).exists()


def test_the_history_keeps_who_and_why(site):
    page, chief = live_article(site), chief_of(site)
    withdraw(page=page, user=chief, reason=REASON)
    entry = PageLogEntry.objects.get(page=page.pk, action="portal.withdraw")
    assert (entry.user, entry.comment) == (chief, REASON)


def test_author_and_board_are_told_and_nobody_of_another_site(site, django_capture_on_commit_callbacks):
    author, deputy, stranger = (
        make_user(Role.EDITOR, site),
        make_user(Role.APPROVER, site),
        make_site("tochuc"),
    )
    seat(deputy, site)
    seat(make_user(Role.APPROVER, stranger, email="la@truongkhe.example"), stranger)
    page, chief = publish(make_article(site, author), site), chief_of(site)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(page=page, user=chief, reason=REASON)
    assert {letter.to[0] for letter in mail.outbox} == {author.email, deputy.email}
    assert REASON in mail.outbox[0].body


def test_the_version_that_was_read_cannot_be_published_again_without_a_new_approval(site):
    page = live_article(site)
    approved = page.live_revision
    withdraw(page=page, user=chief_of(site), reason=REASON)
    with pytest.raises(PublishRefused):
        Page.objects.get(pk=page.pk).specific.publish(approved)


def test_it_returns_through_all_steps_of_the_board(site):
    page = live_article(site)
    withdraw(page=page, user=chief_of(site), reason=REASON)
    again = publish(Page.objects.get(pk=page.pk).specific, site)
    assert is_live(again)


def test_a_new_version_with_the_board_starts_anew(site):
    page = live_article(site)
    page.save_revision(user=page.owner)
    page = bring_to(page, site, Step.APPROVE)
    withdraw(page=page, user=chief_of(site), reason=REASON)
    fresh = Page.objects.get(pk=page.pk).specific
    assert fresh.current_workflow_state is None
    step = submit(fresh, fresh.owner).current_workflow_task_state.task.specific.step
    assert step == Step.RECEIVE


def test_the_screen_asks_for_the_reason_and_carries_it_out(site):
    page, client = live_article(site), desk(chief_of(site), site)
    assert "Bài" in client.get(address(page)).content.decode()
    assert client.post(address(page), {"reason": ""}).status_code == 422
    assert is_live(page)
    answer = client.post(address(page), {"reason": REASON})
    assert answer.url == reverse("moderation:life", args=[page.pk])
    assert REASON in client.get(answer.url).content.decode()
    assert not is_live(page)


def test_the_screen_of_a_foreign_page_does_not_exist(site):
    page = live_article(make_site("tochuc"), title="Bài ZZBANLA")
    answer = desk(chief_of(site), site).get(address(page))
    assert answer.status_code == 404
    assert "ZZBANLA" not in answer.content.decode()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MANAGER, Role.APPROVER])
def test_the_screen_turns_away_colleagues_who_call_nothing_back(site, role):
    page, client = live_article(site), desk(make_user(role, site), site)
    assert client.post(address(page), {"reason": REASON}).status_code == 302
    assert is_live(page)


@pytest.mark.parametrize("role", [Role.LEADERSHIP, Role.AUDITOR, Role.TECHNICAL_ADMIN])
def test_the_screen_is_closed_to_who_only_reads_or_sees_no_content(site, role):
    assert desk(make_user(role), site).get(address(live_article(site))).status_code == 404


def test_the_way_there_is_shown_to_the_chief_only(site):
    page = live_article(site)
    edit, explore = (
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
    )
    for url in (edit, explore):
        assert address(page) in desk(chief_of(site), site).get(url).content.decode()
        assert address(page) not in desk(make_user(Role.EDITOR, site), site).get(url).content.decode()
        site.boards.first().members.all().delete()


def test_asking_of_every_row_of_a_list_costs_nothing_more(site, django_assert_num_queries):
    pages = [put_up(make_article(site)) for _number in range(20)]
    chief = chief_of(site)
    assert may_withdraw(chief, pages[0])
    with django_assert_num_queries(0):
        assert all(may_withdraw(chief, page) for page in pages)


def test_the_life_screen_offers_it_to_the_chief_of_the_site_only(site):
    page = live_article(site)
    life = reverse("moderation:life", args=[page.pk])
    assert address(page) in desk(chief_of(site), site).get(life).content.decode()
    assert address(page) not in desk(make_user(Role.LEADERSHIP), site).get(life).content.decode()
