"""The review screen: who sees, who decides, what is shown to those who may not, what is kept on refusal (B05, B14)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from sites.enums import Position
from sites.roles import Role
from tests.factories import (
    advance,
    bring_to,
    log_in,
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
from tests.workflows.factories import address, decide, desk, is_live, look, state_of, waiting_article
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


def test_the_address_of_a_decision_leads_nowhere_for_people_of_another_board():
    item = bring_to(make_article(make_site("tochuc")), make_site("tochuc"), Step.RECEIVE)
    client = log_in(make_user(Role.EDITOR, make_site("tuyengiao")))
    address = reverse("moderation:act", args=[item.current_workflow_task_state.pk])
    assert client.get(address, HTTP_HOST="wan-tuyengiao.test").status_code == 404
