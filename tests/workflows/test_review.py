"""The review screen: who sees, who decides, what is shown to those who may not, what is kept on refusal (B05, B14)."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import Page

from sites.enums import Position
from sites.roles import Role
from tests.factories import (
    advance,
    bring_to,
    make_area,
    make_article,
    make_document,
    make_file,
    make_site,
    make_user,
    publish,
    seat,
    submit,
)
from tests.workflows.factories import desk, state_of, waiting_article
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


def address(page: Page, name: str = "review") -> str:
    return reverse(f"moderation:{name}", args=[state_of(page).pk])


def look(user, portal_site, page: Page, **asked: str):
    return desk(user, portal_site).get(address(page), asked)


def decide(user, portal_site, page: Page, action: Action, **typed: str):
    form = {"action": action.value, "revision": Page.objects.get(pk=page.pk).latest_revision_id, **typed}
    return desk(user, portal_site).post(address(page, "act"), form)


def is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


# ---------------------------------------------------------------- who sees


@pytest.mark.parametrize("role", [Role.EDITOR, Role.SECRETARY, Role.APPROVER, Role.MANAGER])
def test_people_of_the_board_see_an_item_of_their_site(site, item, role):
    assert look(make_user(role, site), site, item).status_code == 200


@pytest.mark.parametrize("role", [Role.CENTRAL_BOARD, Role.LEADERSHIP, Role.AUDITOR])
def test_those_who_oversee_the_portal_see_items_of_every_site(site, item, role):
    assert look(make_user(role), site, item).status_code == 200


@pytest.mark.parametrize("name", ["review", "preview"])
def test_an_item_of_another_site_does_not_exist_for_its_people(site, item, name):
    other = make_site("tochuc")
    stranger = desk(make_user(Role.APPROVER, other), other)
    assert stranger.get(address(item, name)).status_code == 404


def test_a_person_of_another_site_cannot_decide(site, item):
    other = make_site("tochuc")
    assert decide(make_user(Role.APPROVER, other), other, item, Action.ADVANCE, oath="1").status_code == 404
    assert not is_live(item)


def test_a_contributor_sees_his_own_item_and_nobody_elses(site, item):
    contributor = make_user(Role.CONTRIBUTOR, site)
    assert look(contributor, site, item).status_code == 404
    own = submit(make_article(site, contributor), make_user(Role.EDITOR, site))
    assert look(contributor, site, own).status_code == 200


def test_the_technical_administrator_reads_no_unpublished_item(site, item):
    assert look(make_user(Role.TECHNICAL_ADMIN), site, item).status_code == 404


def test_a_task_state_that_never_was_does_not_exist(site, deputy):
    assert desk(deputy, site).get(reverse("moderation:review", args=[987_654])).status_code == 404


# ---------------------------------------------------------------- what is shown


def test_the_first_publication_shows_the_whole_text(site, item, deputy):
    body = look(deputy, site, item).content.decode()
    assert "Tóm tắt của bài." in body
    assert "Nội dung bài." in body


def test_a_changed_page_shows_what_was_added_and_removed(site, deputy):
    page = publish(make_article(site, make_user(Role.EDITOR, site), summary="Ba cuộc họp."), site)
    page.summary = "Bốn cuộc họp."
    page.save_revision(user=page.owner)
    bring_to(page, site, Step.APPROVE)
    body = look(deputy, site, page).content.decode()
    assert "<del>Ba</del>" in body
    assert "<ins>Bốn</ins>" in body


def test_changes_are_shown_in_one_column_when_asked(site, deputy):
    page = publish(make_article(site, make_user(Role.EDITOR, site), summary="Ba cuộc họp."), site)
    page.summary = "Bốn cuộc họp."
    page.save_revision(user=page.owner)
    bring_to(page, site, Step.APPROVE)
    assert "<del>Ba</del><ins>Bốn</ins>" in look(deputy, site, page, view="inline").content.decode()


def test_text_of_an_item_is_escaped(site, deputy):
    item = waiting_article(site, Step.APPROVE, title="<script>alert(1)</script>", summary="<b>x</b>")
    body = look(deputy, site, item).content.decode()
    assert "<script>alert(1)" not in body
    assert "<b>x</b>" not in body


def test_the_life_of_the_item_names_every_step_and_its_person(site, deputy):
    secretary = make_user(Role.SECRETARY, site, full_name="Nguyễn Thị Lụa")
    page = advance(waiting_article(site), secretary)
    body = look(deputy, site, page).content.decode()
    assert "Nguyễn Thị Lụa" in body
    assert "Chờ biên tập" in body


def test_a_closed_publish_gate_is_said_before_the_decision(site, deputy):
    page = waiting_article(site, Step.APPROVE, genre="republished")
    facts = look(deputy, site, page).context["facts"]
    assert any(not fact.is_ok and "nguồn" in fact.text for fact in facts)


def test_who_may_not_approve_reads_why_and_who_may(site, item, deputy):
    editor = make_user(Role.EDITOR, site)
    response = look(editor, site, item)
    assert response.context["reasons"]
    assert "Trịnh Bá Lương" in response.content.decode()
    assert b"data-approve" not in response.content


def test_a_deputy_of_another_area_reads_who_is_in_charge(site, deputy):
    area = make_area("Dân vận")
    seat(deputy, site, Position.DEPUTY, area)
    other = make_user(Role.APPROVER, site)
    page = submit(
        make_article(site, make_user(Role.EDITOR, site), subject_area=area), make_user(Role.EDITOR, site)
    )
    page = advance(advance(page, make_user(Role.SECRETARY, site)), make_user(Role.EDITOR, site))
    response = look(other, site, page)
    assert response.context["holders"] == [deputy]
    assert "Trịnh Bá Lương" in response.content.decode()


def test_files_of_a_document_open_for_whoever_sees_the_item_and_for_nobody_else(site, deputy):
    page = bring_to(make_document(site, make_user(Role.EDITOR, site)), site, Step.APPROVE)
    file = page.files.first().document
    url = reverse("moderation:file", args=[state_of(page).pk, file.pk])
    assert b"".join(desk(deputy, site).get(url).streaming_content).startswith(b"%PDF")
    other = make_site("tochuc")
    assert desk(make_user(Role.APPROVER, other), other).get(url).status_code == 404


def test_a_file_that_is_not_part_of_the_item_is_not_given_out(site, item, deputy):
    stranger = make_file()
    url = reverse("moderation:file", args=[state_of(item).pk, stranger.pk])
    assert desk(deputy, site).get(url).status_code == 404


def test_the_readers_page_of_a_draft_can_be_looked_at(site, item, deputy):
    response = desk(deputy, site).get(address(item, "preview"))
    assert response.status_code == 200
    assert "Bài chờ duyệt" in response.content.decode()


# ---------------------------------------------------------------- deciding


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
