"""Deciding on an item: what is carried out, what is refused, what stays typed (B14, C01)."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import Page

from sites.roles import Role
from tests.factories import advance, make_article, make_site, make_user
from tests.workflows.factories import address, decide, desk, is_live, state_of, waiting_article
from workflows.enums import Action, Step

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def site():
    return make_site("tuyengiao")


@pytest.fixture
def deputy(site):
    return make_user(Role.APPROVER, site, full_name="Trịnh Bá Lương")


@pytest.fixture
def item(site):
    return waiting_article(site, Step.APPROVE, title="Bài chờ duyệt", summary="Tóm tắt của bài.")


def test_an_approved_item_is_live_and_the_person_goes_on_to_the_list(site, item, deputy):
    response = decide(deputy, site, item, Action.ADVANCE, oath="1")
    assert response.url == reverse("moderation:queue")
    assert is_live(item)


def test_after_a_decision_the_next_item_is_offered(site, item, deputy):
    following = waiting_article(site, Step.APPROVE)
    assert decide(deputy, site, item, Action.ADVANCE, oath="1").url == address(following)


def test_without_the_oath_nothing_is_approved(site, item, deputy):
    response = decide(deputy, site, item, Action.ADVANCE)
    assert response.status_code == 422
    assert not is_live(item)


def test_earlier_steps_need_no_oath(site):
    page = waiting_article(site)
    response = decide(make_user(Role.SECRETARY, site), site, page, Action.ADVANCE)
    assert response.status_code == 302
    assert state_of(page).task.specific.step == Step.EDIT


def test_a_return_without_a_reason_is_refused_in_words(site, item, deputy):
    response = decide(deputy, site, item, Action.RETURN, comment="  ")
    assert response.status_code == 422
    assert response.context["form"].errors["comment"]


def test_a_returned_item_carries_its_reason(site, item, deputy):
    state = state_of(item)
    decide(deputy, site, item, Action.RETURN, comment="Thiếu nguồn số liệu.")
    state.refresh_from_db()
    assert (state.status, state.comment) == ("rejected", "Thiếu nguồn số liệu.")


def test_nobody_approves_a_version_he_has_not_read(site, item, deputy):
    read = Page.objects.get(pk=item.pk).latest_revision_id
    item.specific.save_revision(user=make_user(Role.EDITOR, site))
    response = decide(deputy, site, item, Action.ADVANCE, oath="1", revision=str(read))
    assert response.status_code == 422
    assert response.context["refused"]
    assert not is_live(item)


def test_what_was_typed_stays_when_the_act_is_refused(site, item):
    editor = make_user(Role.EDITOR, site)
    response = decide(editor, site, item, Action.RETURN, comment="Ghi rõ ngày họp.")
    assert response.status_code == 422
    assert response.context["form"]["comment"].value() == "Ghi rõ ngày họp."


def test_a_closed_publish_gate_refuses_the_approval_and_undoes_it(site, deputy):
    page = waiting_article(site, Step.APPROVE, genre="republished")
    response = decide(deputy, site, page, Action.ADVANCE, oath="1")
    assert response.status_code == 422
    assert any("nguồn" in reason for reason in response.context["refused"])
    assert state_of(page).status == "in_progress"


def test_the_author_cannot_approve_his_own_item_by_a_handmade_post(site):
    author = make_user(Role.APPROVER, site)
    page = waiting_article(site, Step.APPROVE, owner=author)
    assert decide(author, site, page, Action.ADVANCE, oath="1").status_code == 422
    assert not is_live(page)


def test_an_act_that_does_not_exist_is_refused(site, item, deputy):
    form = {"action": "publish", "revision": item.latest_revision_id}
    assert desk(deputy, site).post(address(item, "act"), form).status_code == 422


def test_an_item_that_was_decided_meanwhile_has_a_friendly_page(site, item, deputy):
    url = address(item)
    decide(deputy, site, item, Action.ADVANCE, oath="1")
    response = desk(deputy, site).get(url)
    assert response.status_code == 200
    assert "Bước này đã có quyết định" in response.content.decode()


def test_a_second_decision_on_the_same_step_is_refused(site, item, deputy):
    act = address(item, "act")
    form = {"action": "approve", "oath": "1", "revision": Page.objects.get(pk=item.pk).latest_revision_id}
    desk(deputy, site).post(act, form)
    assert desk(deputy, site).post(act, form).status_code == 422


def test_an_item_that_went_on_leads_to_where_it_stands_now(site):
    page = waiting_article(site)
    url = address(page)
    page = advance(page, make_user(Role.SECRETARY, site))
    response = desk(make_user(Role.APPROVER, site), site).get(url)
    assert response.context["current_state_id"] == state_of(page).pk


def test_the_address_of_the_act_leads_back_when_it_is_opened(site, item, deputy):
    assert desk(deputy, site).get(address(item, "act")).url == address(item)


# ---------------------------------------------------------------- the page editor


def test_the_editor_offers_the_review_screen_and_no_road_round_it(site, item, deputy):
    body = desk(deputy, site).get(reverse("wagtailadmin_pages:edit", args=[item.pk])).content.decode()
    assert address(item) in body
    assert "action-publish" not in body
    assert 'data-workflow-action-name="approve"' not in body


def test_submit_comes_first_in_the_editor(site):
    author = make_user(Role.EDITOR, site)
    page = make_article(site, author)
    body = desk(author, site).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert body.index('name="action-submit"') > 0
    assert "action-unpublish" not in body
