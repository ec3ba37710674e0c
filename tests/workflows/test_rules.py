"""Who may act on an item: roles, subject areas, four eyes, reasons (B03, B05, B10, C01, C02)."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.utils import timezone
from django.utils.translation import override

from sites.enums import Position
from sites.models import SectionOwner
from sites.roles import Role
from tests.factories import (
    advance,
    bring_to,
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
from workflows.enums import Step
from workflows.services.acting import ActionRefused
from workflows.services.items import item_of
from workflows.services.recipients import people_who_may_act
from workflows.services.rules import items_waiting_for

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    """Reasons are matched in the language they are written in."""
    with override("en"):
        yield


@pytest.fixture
def site():
    return make_site("tuyengiao")


def test_an_item_passes_receive_edit_and_approve_in_that_order(site):
    page = submit(make_article(site, make_user(Role.CONTRIBUTOR, site)), make_user(Role.EDITOR, site))
    seen = []
    for role in (Role.SECRETARY, Role.EDITOR, Role.APPROVER):
        seen.append(item_of(page.current_workflow_task_state).step)
        page = advance(page, make_user(role, site))
    assert seen == [Step.RECEIVE, Step.EDIT, Step.APPROVE]
    assert page.live


@pytest.mark.parametrize(
    ("step", "allowed"),
    [
        (Step.RECEIVE, {Role.SECRETARY, Role.APPROVER, Role.CENTRAL_BOARD}),
        (Step.EDIT, {Role.EDITOR, Role.APPROVER, Role.CENTRAL_BOARD}),
        (Step.APPROVE, {Role.APPROVER, Role.CENTRAL_BOARD}),
    ],
)
@pytest.mark.parametrize("role", list(Role))
def test_each_step_belongs_to_its_roles_and_to_no_other(site, step, allowed, role):
    page = bring_to(make_article(site, make_user(Role.EDITOR, site)), site, step)
    person = make_user(role, site)
    waiting = [item.page.pk for item in items_waiting_for(person)]
    assert (page.pk in waiting) == (role in allowed)
    if role not in allowed:
        with pytest.raises(ActionRefused):
            advance(page, person)


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.EDITOR, Role.APPROVER, Role.MANAGER])
def test_people_of_another_site_act_on_nothing_here(site, role):
    other = make_site("tochuc")
    page = submit(make_article(site, make_user(Role.EDITOR, site)), make_user(Role.EDITOR, site))
    stranger = make_user(role, other)
    assert items_waiting_for(stranger) == []
    with pytest.raises(ActionRefused):
        advance(page, stranger)


def test_the_author_approves_his_own_item_at_no_step(site):
    author = make_user(Role.APPROVER, site)
    page = submit(make_article(site, author), author)
    with pytest.raises(ActionRefused, match="own item"):
        advance(page, author)


def test_whoever_submitted_another_s_item_does_not_approve_it(site):
    submitter = make_user(Role.APPROVER, site)
    page = submit(make_article(site, make_user(Role.EDITOR, site)), submitter)
    page = advance(page, make_user(Role.SECRETARY, site))
    page = advance(page, make_user(Role.EDITOR, site))
    with pytest.raises(ActionRefused, match="own item"):
        advance(page, submitter)


def test_whoever_edited_the_text_does_not_approve_it_even_if_another_saved_last(site):
    page = bring_to(make_article(site, make_user(Role.EDITOR, site)), site, Step.EDIT)
    deputy, editor = make_user(Role.APPROVER, site), make_user(Role.EDITOR, site)
    page.title = "Sửa lần một"
    page.save_revision(user=deputy)
    page.title = "Sửa lần hai"
    page.save_revision(user=editor)
    page = advance(page, make_user(Role.APPROVER, site))
    with pytest.raises(ActionRefused, match="edited this text"):
        advance(page, deputy)


def test_having_edited_an_earlier_published_version_does_not_bar_an_approver(site):
    deputy = make_user(Role.APPROVER, site)
    page = make_article(site, make_user(Role.EDITOR, site))
    page.save_revision(user=deputy)
    page = publish(page, site)
    page.title = "Bản sau"
    page.save_revision(user=page.owner)
    page = bring_to(page, site, Step.APPROVE)
    assert advance(page, deputy).title == "Bản sau"


def test_the_deputy_of_the_subject_area_approves_and_the_other_deputy_does_not(site):
    area, other_area = make_area("Tuyên giáo"), make_area("Dân vận")
    right, wrong = make_user(Role.APPROVER, site), make_user(Role.APPROVER, site)
    seat(right, site, Position.DEPUTY, area)
    seat(wrong, site, Position.DEPUTY, other_area)
    page = make_article(site, make_user(Role.EDITOR, site), subject_area=area)
    page = advance(submit(page, page.owner), make_user(Role.SECRETARY, site))
    page = advance(page, make_user(Role.EDITOR, site))
    assert items_waiting_for(wrong) == []
    with pytest.raises(ActionRefused, match="subject area"):
        advance(page, wrong)
    assert advance(page, right).live


def test_the_chief_approves_in_every_subject_area(site):
    area = make_area()
    seat(make_user(Role.APPROVER, site), site, Position.DEPUTY, area)
    chief = make_user(Role.APPROVER, site)
    seat(chief, site, Position.CHIEF)
    page = make_article(site, make_user(Role.EDITOR, site), subject_area=area)
    page = advance(submit(page, page.owner), make_user(Role.SECRETARY, site))
    page = advance(page, make_user(Role.EDITOR, site))
    assert advance(page, chief).live


def test_a_seat_that_has_ended_routes_nothing(site):
    area = make_area()
    former = seat(make_user(Role.APPROVER, site), site, Position.DEPUTY, area)
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    type(former).objects.filter(pk=former.pk).update(starts_on=yesterday, ends_on=yesterday)
    anybody = make_user(Role.APPROVER, site)
    page = make_article(site, make_user(Role.EDITOR, site), subject_area=area)
    page = advance(submit(page, page.owner), make_user(Role.SECRETARY, site))
    page = advance(page, make_user(Role.EDITOR, site))
    assert advance(page, anybody).live


def test_boards_of_the_organs_in_charge_approve_in_their_section_of_another_site(site):
    guest = make_site("danvan")
    led = section(site)
    SectionOwner.objects.create(section=led, organ=site.organ)
    SectionOwner.objects.create(section=led, organ=guest.organ)
    page = make_article(site, make_user(Role.EDITOR, site), parent=led)
    page = bring_to(page, site, Step.APPROVE)
    assert advance(page, make_user(Role.APPROVER, guest)).live


def test_returning_needs_a_reason_and_gives_the_item_back_to_its_author(site):
    page = submit(make_article(site, make_user(Role.EDITOR, site)), make_user(Role.EDITOR, site))
    secretary = make_user(Role.SECRETARY, site)
    with pytest.raises(ActionRefused, match="at least one sentence"):
        send_back(page, secretary, comment="  ")
    page = send_back(page, secretary, comment="Thiếu ảnh.")
    assert page.current_workflow_state.status == "needs_changes"
    assert page.current_workflow_state.current_task_state.comment == "Thiếu ảnh."


def test_a_returned_item_resubmitted_goes_back_to_the_step_that_returned_it(site):
    page = bring_to(make_article(site, make_user(Role.EDITOR, site)), site, Step.EDIT)
    page = send_back(page, make_user(Role.EDITOR, site))
    page = submit(page, page.owner)
    assert item_of(page.current_workflow_task_state).step == Step.EDIT


def test_an_item_is_not_submitted_twice(site):
    page = submit(make_article(site, make_user(Role.EDITOR, site)), make_user(Role.EDITOR, site))
    with pytest.raises(ActionRefused, match="already waits"):
        submit(page, page.owner)


def test_a_closed_account_acts_on_nothing(site):
    page = submit(make_article(site, make_user(Role.EDITOR, site)), make_user(Role.EDITOR, site))
    with pytest.raises(ActionRefused, match="closed"):
        advance(page, make_user(Role.SECRETARY, site, is_active=False))


def test_mail_goes_to_those_who_may_act_and_not_to_the_author(site, django_capture_on_commit_callbacks):
    author, secretary = make_user(Role.EDITOR, site), make_user(Role.SECRETARY, site)
    make_user(Role.SECRETARY, make_site("tochuc"))
    page = make_article(site, author)
    with django_capture_on_commit_callbacks(execute=True):
        submit(page, author)
    assert [message.to for message in mail.outbox] == [[secretary.email]]
    assert page.title in mail.outbox[0].subject


def test_the_author_is_told_when_his_item_is_returned_with_the_reason(
    site, django_capture_on_commit_callbacks
):
    page = submit(make_article(site, make_user(Role.EDITOR, site)), make_user(Role.EDITOR, site))
    requested_by = page.current_workflow_state.requested_by
    with django_capture_on_commit_callbacks(execute=True):
        send_back(page, make_user(Role.SECRETARY, site), comment="Sai ngày họp.")
    returned = [message for message in mail.outbox if message.to == [requested_by.email]]
    assert len(returned) == 1
    assert "Sai ngày họp." in returned[0].body


def test_the_author_gets_one_mail_when_his_item_is_published(site, django_capture_on_commit_callbacks):
    author = make_user(Role.EDITOR, site)
    page = bring_to(make_article(site, author), site, Step.APPROVE)
    with django_capture_on_commit_callbacks(execute=True):
        advance(page, make_user(Role.APPROVER, site))
    assert [message.to for message in mail.outbox if page.title in message.subject] == [[author.email]]


def test_the_central_board_is_asked_only_where_the_site_has_nobody(site):
    central = make_user(Role.CENTRAL_BOARD)
    page = submit(make_article(site, make_user(Role.EDITOR, site)), make_user(Role.EDITOR, site))
    item = item_of(page.current_workflow_task_state)
    assert people_who_may_act(item) == [central]
    local = make_user(Role.SECRETARY, site)
    assert people_who_may_act(item) == [local]


@pytest.mark.parametrize("count", [1, 20])
def test_the_queue_asks_the_same_number_of_queries_however_long(site, count, django_assert_num_queries):
    author = make_user(Role.EDITOR, site)
    for _number in range(count):
        submit(make_article(site, author), author)
    secretary = make_user(Role.SECRETARY, site)
    with django_assert_num_queries(10):
        assert len(items_waiting_for(secretary)) == count


def test_a_document_passes_the_same_three_steps(site):
    assert publish(make_document(site, make_user(Role.EDITOR, site)), site).live


def test_a_document_without_its_facts_is_refused_at_the_last_step(site):
    page = make_document(site, make_user(Role.EDITOR, site), abstract="", signed_on=None)
    page = bring_to(page, site, Step.APPROVE)
    with pytest.raises(Exception, match="Fill in: abstract, signed on"):
        advance(page, make_user(Role.APPROVER, site))


def test_a_republished_item_without_source_is_refused_at_the_last_step(site):
    page = make_article(site, make_user(Role.EDITOR, site), genre="republished", source_name="Báo Nhân Dân")
    page = bring_to(page, site, Step.APPROVE)
    with pytest.raises(Exception, match="must state: address of the source, permission"):
        advance(page, make_user(Role.APPROVER, site))
