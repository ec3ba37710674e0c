"""The demo province after `load_demo`."""

from __future__ import annotations

import io
import json
from collections import Counter

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command
from wagtail.models import Page, TaskState, WorkflowState

from core.channels import Channel
from core.models import PortalDocument, PortalImage
from docslib.enums import DocumentType, ReadingState
from docslib.models import FileReading, OfficialDocumentPage
from news.enums import Genre
from news.models import ArticlePage
from sites.demo.people import PASSWORD
from sites.models import EditorialBoard, Organ, PortalSite
from sites.roles import CENTRAL_ROLES, SITE_ROLES
from sites.services.role_check import role_differences
from workflows.enums import Step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

COUNTED = (
    Page,
    ArticlePage,
    OfficialDocumentPage,
    PortalImage,
    PortalDocument,
    Organ,
    PortalSite,
    EditorialBoard,
)
PARTY_TYPES = {
    "nghi-quyet", "quyet-dinh", "quy-dinh", "quy-che", "chi-thi", "ket-luan", "thong-bao", "ke-hoach", "huong-dan",
    "bao-cao", "chuong-trinh", "cong-van", "to-trinh", "de-an", "phuong-an", "bien-ban",
}  # fmt: skip


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in (*COUNTED, get_user_model())}


def waiting_at(step: Step) -> int:
    return TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        task__boardtask__step=step,
    ).count()


def listing() -> dict[str, list[dict[str, object]]]:
    printed = io.StringIO()
    call_command("demo_accounts", "--json", stdout=printed)
    return json.loads(printed.getvalue())


def test_a_second_load_adds_nothing_and_keeps_what_was_edited() -> None:
    before = counts()
    Page.objects.filter(slug="dem-mo-cong-ba-cua").update(title="Đêm mở cống, bản sửa")
    get_user_model().objects.filter(username="lanhdao").update(job_title="Chức vụ mới")
    call_command("load_demo", verbosity=0)
    assert counts() == before
    assert Page.objects.get(slug="dem-mo-cong-ba-cua").title == "Đêm mở cống, bản sửa"
    assert get_user_model().objects.get(username="lanhdao").job_title == "Chức vụ mới"


def test_one_portal_and_four_organ_sites_stand_on_both_networks() -> None:
    assert Counter(PortalSite.objects.values_list("tier", flat=True)) == {"portal": 1, "department": 4}
    assert {site.hosts.count() for site in PortalSite.objects.all()} == {2}
    assert [site.missing_before_opening for site in PortalSite.objects.all()] == [[]] * 5


def test_every_genre_is_published() -> None:
    published = set(ArticlePage.objects.live().values_list("genre", flat=True))
    assert published == set(Genre.values)


def test_documents_of_every_party_type_are_there() -> None:
    found = set(OfficialDocumentPage.objects.values_list("document_type", flat=True))
    assert PARTY_TYPES <= found <= set(DocumentType.values)


@pytest.mark.parametrize(("model", "least"), [(ArticlePage, 6), (OfficialDocumentPage, 5)])
def test_some_pages_are_for_the_party_network_alone(model: type[Page], least: int) -> None:
    narrow = model.objects.live().filter(channel=Channel.WAN)
    assert narrow.count() >= least
    assert not model.objects.visible_in(Channel.INTERNET).filter(pk__in=narrow).exists()
    assert set(model.objects.visible_in(Channel.WAN).filter(pk__in=narrow)) == set(narrow)


@pytest.mark.parametrize("step", list(Step))
def test_enough_items_wait_at_every_step(step: Step) -> None:
    assert waiting_at(step) >= 5


def test_two_items_are_drafts_and_two_were_returned_with_a_reason() -> None:
    submitted = WorkflowState.objects.values_list("object_id", flat=True)
    drafts = ArticlePage.objects.filter(live=False).exclude(pk__in=[int(pk) for pk in submitted])
    assert drafts.count() == 2
    returned = WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES)
    assert returned.count() == 2
    assert all(state.current_task_state.comment for state in returned)


def test_the_site_s_own_deputy_or_chief_approved_what_is_live() -> None:
    approvals = TaskState.objects.filter(status=TaskState.STATUS_APPROVED, task__boardtask__step=Step.APPROVE)
    live = [*ArticlePage.objects.live(), *OfficialDocumentPage.objects.live()]
    approved = {int(state.workflow_state.object_id) for state in approvals.select_related("workflow_state")}
    assert {page.pk for page in live} <= approved
    names = set(approvals.values_list("finished_by__username", flat=True))
    assert all(name.startswith(("phoban", "truongban")) for name in names)


def test_published_dates_lie_in_the_six_months_before_the_demo_s_day() -> None:
    dates = ArticlePage.objects.live().values_list("first_published_at", flat=True)
    span = max(dates) - min(dates)
    assert 100 <= span.days <= 184


def test_every_file_is_read_or_names_the_package_it_waits_for() -> None:
    readings = FileReading.objects.all()
    assert readings.count() == OfficialDocumentPage.objects.count()
    assert {reading.state for reading in readings} == {ReadingState.DONE, ReadingState.NEEDS_PROGRAM}
    waiting = readings.filter(state=ReadingState.NEEDS_PROGRAM)
    assert all(waiting.values_list("missing_package", flat=True))
    assert set(readings.values_list("kind", flat=True)) >= {"pdf", "docx"}


def test_every_account_opens_with_the_password_that_is_printed() -> None:
    for account in listing()["accounts"]:
        assert account["password"] == PASSWORD
        assert authenticate(username=account["username"], password=account["password"]) is not None


def test_the_listing_names_a_user_for_every_role_of_every_site() -> None:
    printed = {(account["role"], account["site"]) for account in listing()["accounts"]}
    wanted = {(role.value, site.code) for role in SITE_ROLES for site in PortalSite.objects.all()}
    wanted |= {(role.value, "") for role in CENTRAL_ROLES}
    assert wanted <= printed


def test_the_listing_names_every_site_on_both_networks() -> None:
    sites = listing()["sites"]
    assert len(sites) == 10
    assert all(set(site) == {"url", "channel", "tier", "organ"} for site in sites)
    assert {site["channel"] for site in sites} == {"internet", "wan"}


def test_merged_organs_name_their_successor() -> None:
    merged = Organ.objects.filter(code__in=["BTGTU", "BDVTU"])
    assert {organ.successor.code for organ in merged} == {"BTGDVTU"}
    assert all(organ.ends_on for organ in merged)


def test_nobody_holds_a_right_beside_the_table():
    assert role_differences() == []
