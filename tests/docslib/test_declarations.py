"""Two declarations by two people about exactly the bytes that are published (G01)."""

from __future__ import annotations

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from wagtail.models import PageLogEntry

from core.gates import PublishRefused
from docslib.enums import DeclarationSeat
from docslib.models import Declaration, FileReading, OfficialDocumentFile
from docslib.services.declarations import (
    DECLARED,
    DeclarationRefused,
    declarations_missing,
    declare_and_submit,
    declare_first,
    declare_second,
)
from docslib.services.declining import declaration_decline
from sites.enums import Position
from sites.roles import Role
from tests.factories import (
    advance,
    log_in,
    make_document,
    make_file,
    make_rule,
    make_site,
    make_user,
    seat,
    submit,
)

pytestmark = pytest.mark.django_db
HOST = {"HTTP_HOST": "wan-tuyengiao.test"}
BOTH = {"not_secret": "1", "not_personal": "1"}


@pytest.fixture
def site():
    return make_site("tuyengiao")


@pytest.fixture
def author(site):
    return make_user(Role.CONTRIBUTOR, site)


@pytest.fixture
def document(site, author):
    make_rule()
    return make_document(site, author)


@pytest.fixture
def approver(site):
    return make_user(Role.APPROVER, site)


@pytest.fixture
def waiting(document, author):
    declare_and_submit(user=author, page=document, address="10.1.2.3")
    return type(document).objects.get(pk=document.pk)


def second(user, page, **fields):
    declare_second(**{"user": user, "page": page, "address": None, "pages_opened": None, **fields})


def post(client, path, data):
    return client.post(path, data, **HOST)


def test_the_first_declaration_keeps_person_machine_and_the_hash_of_the_file(waiting, author):
    row = Declaration.objects.get()
    assert (row.seat, row.user, row.address) == (DeclarationSeat.FIRST, author, "10.1.2.3")
    assert len(row.sha256) == 64
    assert waiting.workflow_in_progress


def test_an_approval_without_the_second_declaration_is_refused(waiting, approver):
    with pytest.raises(PublishRefused):
        advance(waiting, approver)
    waiting.refresh_from_db()
    assert not waiting.live


def test_a_colleagues_declaration_and_an_approval_publish(site, waiting, approver):
    second(make_user(Role.SECRETARY, site), waiting)
    assert advance(waiting, approver).live


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.EDITOR, Role.MANAGER])
def test_who_neither_receives_nor_approves_is_no_second_person(site, waiting, role):
    with pytest.raises(DeclarationRefused):
        second(make_user(role, site), waiting)


def test_nobody_is_second_on_another_site(waiting):
    with pytest.raises(DeclarationRefused):
        second(make_user(Role.APPROVER, make_site("tochuc")), waiting)


def test_the_central_board_may_be_second(waiting):
    second(make_user(Role.CENTRAL_BOARD), waiting)
    assert declarations_missing(waiting) == []


def test_the_chief_who_brought_the_document_is_not_its_second_person(site):
    make_rule()
    chief = make_user(Role.APPROVER, site)
    seat(chief, site, Position.CHIEF)
    page = make_document(site, chief)
    declare_and_submit(user=chief, page=page, address=None)
    with pytest.raises(DeclarationRefused):
        second(chief, page)


def test_who_uploaded_the_file_of_a_colleagues_document_is_not_its_second_person(site, author):
    uploader = make_user(Role.APPROVER, site)
    page = make_document(site, author, file=make_file(collection=site.collection, uploaded_by_user=uploader))
    declare_first(user=author, page=page, address=None)
    with pytest.raises(DeclarationRefused):
        second(uploader, page)


def test_who_saved_a_version_is_not_its_second_person(waiting, approver):
    waiting.get_latest_revision_as_object().save_revision(user=approver)
    with pytest.raises(DeclarationRefused):
        second(approver, waiting)


def test_nobody_is_second_before_the_first(document, approver):
    with pytest.raises(DeclarationRefused):
        second(approver, document)


def test_the_database_holds_two_people_apart(waiting, author):
    first = Declaration.objects.get()
    twice = {"page": waiting, "document": first.document, "sha256": first.sha256, "user": author}
    with pytest.raises(IntegrityError), transaction.atomic():
        Declaration.objects.create(seat=DeclarationSeat.SECOND, **twice)


def test_an_exchanged_file_needs_both_declarations_anew(site, waiting, approver):
    second(make_user(Role.SECRETARY, site), waiting)
    draft = waiting.get_latest_revision_as_object()
    draft.files = [OfficialDocumentFile(document=make_file(content=b"%PDF-1.4 khac"))]
    draft.save_revision()
    assert len(declarations_missing(draft)) == 2


def test_bytes_exchanged_behind_the_same_file_need_both_declarations_anew(site, waiting):
    second(make_user(Role.SECRETARY, site), waiting)
    stored = waiting.files.get().document
    name = stored.file.name
    stored.file.storage.delete(name)
    stored.file.storage.save(name, ContentFile(b"%PDF-1.4 doi"))
    assert len(declarations_missing(waiting.get_latest_revision_as_object())) == 2


def test_what_the_approved_list_keeps_back_is_told_before_anybody_declares(site, author):
    page = make_document(site, author)
    with pytest.raises(DeclarationRefused):
        declare_and_submit(user=author, page=page, address=None)
    assert not Declaration.objects.exists()


def test_fewer_pages_on_screen_than_there_are_is_refused(waiting, approver):
    stored = waiting.files.get().document
    FileReading.objects.update_or_create(document=stored, defaults={"pages_total": 2})
    with pytest.raises(DeclarationRefused):
        second(approver, waiting, pages_opened=1)
    second(approver, waiting, pages_opened=2)
    kept = PageLogEntry.objects.filter(action=DECLARED).order_by("pk").last()
    assert kept.data["pages_opened"] == 2


def test_one_click_declares_approves_and_publishes(waiting, approver):
    state = waiting.current_workflow_task_state
    data = {"action": "approve", "revision": waiting.latest_revision_id, **BOTH}
    answer = post(log_in(approver), f"/admin/moderation/{state.pk}/act/", data)
    waiting.refresh_from_db()
    assert (answer.status_code, waiting.live) == (302, True)
    assert Declaration.objects.get(seat=DeclarationSeat.SECOND).user == approver


def test_one_tick_missing_neither_declares_nor_approves(waiting, approver):
    state = waiting.current_workflow_task_state
    data = {"action": "approve", "revision": waiting.latest_revision_id, "not_secret": "1"}
    answer = post(log_in(approver), f"/admin/moderation/{state.pk}/act/", data)
    waiting.refresh_from_db()
    assert (answer.status_code, waiting.live) == (422, False)
    assert not Declaration.objects.filter(seat=DeclarationSeat.SECOND).exists()


def test_a_refused_approval_takes_the_declaration_with_it(waiting, approver):
    waiting.get_latest_revision_as_object().save_revision()
    data = {"action": "approve", "revision": waiting.latest_revision_id, **BOTH}
    post(log_in(approver), f"/admin/moderation/{waiting.current_workflow_task_state.pk}/act/", data)
    assert not Declaration.objects.filter(seat=DeclarationSeat.SECOND).exists()


def test_a_secretary_declares_on_the_boards_screen_without_approving(site, waiting):
    client = log_in(make_user(Role.SECRETARY, site))
    screen = client.get(f"/admin/moderation/{waiting.current_workflow_task_state.pk}/", **HOST)
    assert f"/admin/library/document/{waiting.pk}/second/" in screen.content.decode()
    post(client, f"/admin/library/document/{waiting.pk}/second/", BOTH)
    assert declarations_missing(waiting) == []


def test_the_approver_sees_who_declared(site, waiting, approver):
    secretary = make_user(Role.SECRETARY, site, full_name="Lò Văn Thắng")
    second(secretary, waiting)
    screen = log_in(approver).get(f"/admin/moderation/{waiting.current_workflow_task_state.pk}/", **HOST)
    assert "Lò Văn Thắng" in screen.content.decode()


def test_who_cannot_declare_stops_the_document_and_the_chief_is_told(
    site, waiting, approver, django_capture_on_commit_callbacks
):
    chief = make_user(Role.APPROVER, site)
    seat(chief, site, Position.CHIEF)
    with django_capture_on_commit_callbacks(execute=True):
        declaration_decline(user=approver, page=waiting, address=None)
    assert not Declaration.objects.exists()
    assert waiting.current_workflow_state.status == "needs_changes"
    assert any(message.to == [chief.email] for message in mail.outbox)


def test_a_stopped_document_is_declared_and_submitted_again(waiting, author, approver):
    declaration_decline(user=approver, page=waiting, address=None)
    again = type(waiting).objects.get(pk=waiting.pk)
    declare_and_submit(user=author, page=again, address=None)
    assert type(waiting).objects.get(pk=waiting.pk).workflow_in_progress


def test_a_stranger_stops_nothing(site, waiting):
    with pytest.raises(DeclarationRefused):
        declaration_decline(user=make_user(Role.EDITOR, site), page=waiting, address=None)


def test_the_step_of_the_upload_declares_and_submits_in_one_act(document, author):
    answer = post(log_in(author), f"/admin/library/document/{document.pk}/", BOTH)
    document.refresh_from_db()
    assert answer.status_code == 302
    assert document.workflow_in_progress


def test_the_editor_of_a_document_offers_no_submission_without_a_declaration(document, author):
    screen = log_in(author).get(f"/admin/pages/{document.pk}/edit/", **HOST).content.decode()
    assert "action-submit" not in screen
    assert f"/admin/library/document/{document.pk}/" in screen


def test_pages_of_a_document_are_pictures_for_its_second_person_only(site, waiting, approver):
    address = f"/admin/library/document/{waiting.pk}/{make_file().pk}/1.png"
    assert log_in(approver).get(address, **HOST).status_code == 404
    stranger = make_user(Role.CONTRIBUTOR, site)
    own = f"/admin/library/document/{waiting.pk}/{waiting.files.get().document_id}/1.png"
    assert log_in(stranger).get(own, **HOST).status_code == 404


def test_a_document_waits_for_approval_alone(site, author):
    page = submit(make_document(site, author), author)
    assert page.current_workflow_task_state.task.specific.step == "approve"
