"""Every road to a live page that does not pass the board is closed, for superusers too (B14)."""

from __future__ import annotations

import datetime

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, TaskState, WorkflowState

from core.gates import PublishRefused
from news.models import ArticlePage
from sites.roles import Role
from tests.factories import (
    advance,
    bring_to,
    log_in,
    make_article,
    make_site,
    make_user,
    news_index,
    publish,
    submit,
)
from workflows.enums import Step
from workflows.services.acting import ActionRefused

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def site():
    return make_site("tuyengiao")


@pytest.fixture
def chief():
    return make_user(is_superuser=True, is_staff=True)


@pytest.fixture
def draft(site):
    return make_article(site, make_user(Role.EDITOR, site))


def is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


def editor_form(page: ArticlePage | None = None, **extra: str) -> dict[str, str]:
    data = {
        "title": page.title if page else "Bài mới",
        "slug": page.slug if page else "bai-moi",
        "genre": "news",
        "summary": "Tóm tắt.",
        "channel": "both",
        "body-count": "0",
        **extra,
    }
    for formset in ("authors", "attachments", "comments"):
        data |= {
            f"{formset}-TOTAL_FORMS": "0",
            f"{formset}-INITIAL_FORMS": "0",
            f"{formset}-MIN_NUM_FORMS": "0",
            f"{formset}-MAX_NUM_FORMS": "1000",
        }
    return data


def test_create_and_publish_makes_only_a_draft(site, chief):
    url = reverse("wagtailadmin_pages:add", args=["news", "articlepage", news_index(site).pk])
    log_in(chief).post(url, editor_form(**{"action-publish": "1"}), HTTP_HOST="wan-tuyengiao.test")
    made = ArticlePage.objects.get(slug="bai-moi")
    assert not made.live


def test_publishing_from_the_editor_saves_only_a_draft(draft, chief):
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    log_in(chief).post(url, editor_form(draft, **{"action-publish": "1"}), HTTP_HOST="wan-tuyengiao.test")
    assert not is_live(draft)


def test_bulk_publishing_is_refused(draft, chief):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={draft.pk}"
    log_in(chief).post(url, {"include_descendants": ""}, HTTP_HOST="wan-tuyengiao.test")
    assert not is_live(draft)


def test_the_admin_api_does_not_publish(draft, chief):
    response = log_in(chief).post(
        f"/admin/api/main/pages/{draft.pk}/action/publish/", {}, HTTP_HOST="wan-tuyengiao.test"
    )
    assert response.status_code in {403, 404}
    assert not is_live(draft)


@pytest.mark.parametrize("with_user", [True, False])
def test_revision_publish_is_refused_with_and_without_a_user(draft, chief, with_user):
    with pytest.raises(PublishRefused):
        draft.latest_revision.publish(user=chief if with_user else None)
    assert not is_live(draft)


def test_the_publish_action_itself_stops_at_the_database(draft):
    with pytest.raises(PublishRefused):
        PublishPageRevisionAction(draft.latest_revision).execute(skip_permission_checks=True)
    assert not is_live(draft)


def test_setting_live_and_saving_is_refused(draft):
    draft.live = True
    with pytest.raises(PublishRefused):
        draft.save()


def test_adding_a_live_page_by_code_is_refused(site):
    with pytest.raises(PublishRefused):
        news_index(site).add_child(instance=ArticlePage(title="Lén", slug="len", live=True))


def test_changing_a_live_page_by_code_is_refused(site, draft):
    page = publish(draft, site)
    page.title = "Đổi lén"
    with pytest.raises(PublishRefused):
        page.save()


def test_scheduled_publishing_skips_what_nobody_approved(draft):
    draft.go_live_at = timezone.now() - datetime.timedelta(hours=1)
    revision = draft.save_revision()
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=draft.go_live_at)
    with pytest.raises(PublishRefused):
        call_command("publish_scheduled")
    assert not is_live(draft)


def test_an_approved_item_with_a_later_hour_goes_live_by_the_schedule(site, draft):
    draft.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    draft.save_revision(user=draft.owner)
    page = publish(draft, site)
    assert not page.live
    page.revisions.filter(pk=page.latest_revision_id).update(
        approved_go_live_at=timezone.now() - datetime.timedelta(minutes=1)
    )
    revision = page.latest_revision
    revision.refresh_from_db()
    revision.content["go_live_at"] = None
    revision.save(update_fields=["content"])
    call_command("publish_scheduled")
    assert is_live(page)


def test_copying_a_live_page_makes_a_draft(site, chief, draft):
    page = publish(draft, site)
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    data = {
        "new_title": "Bản sao",
        "new_slug": "ban-sao",
        "new_parent_page": str(news_index(site).pk),
        "publish_copies": "on",
    }
    log_in(chief).post(url, data, HTTP_HOST="wan-tuyengiao.test")
    assert not ArticlePage.objects.get(slug="ban-sao").live


def test_nobody_unpublishes_with_the_button(site, chief, draft):
    page = publish(draft, site)
    url = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    log_in(chief).post(url, {}, HTTP_HOST="wan-tuyengiao.test")
    assert is_live(page)


def test_a_live_page_is_not_deleted_even_by_a_superuser(site, chief, draft):
    page = publish(draft, site)
    url = reverse("wagtailadmin_pages:delete", args=[page.pk])
    log_in(chief).post(url, {}, HTTP_HOST="wan-tuyengiao.test")
    assert is_live(page)


def test_reverting_to_an_old_version_and_publishing_makes_only_a_draft(site, chief, draft):
    page = publish(draft, site)
    old = page.live_revision
    page.title = "Bản sửa chưa duyệt"
    newer = page.save_revision(user=page.owner)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = editor_form(page, revision=str(old.pk), **{"action-publish": "1"})
    log_in(chief).post(url, data, HTTP_HOST="wan-tuyengiao.test")
    page.refresh_from_db()
    assert page.live_revision_id == old.pk
    assert newer.pk


def test_the_approved_version_is_the_one_that_goes_live(site, draft):
    page = bring_to(draft, site, Step.APPROVE)
    approver = make_user(Role.APPROVER, site)
    page = advance(page, approver)
    assert page.live
    assert page.live_revision_id == draft.latest_revision_id


def test_a_version_saved_while_the_approver_reads_is_not_approved(site, draft):
    page = bring_to(draft, site, Step.APPROVE)
    page.title = "Sửa phút chót"
    page.save_revision(user=make_user(Role.EDITOR, site))
    with pytest.raises(ActionRefused, match=r"read it again|đọc lại"):
        advance(page, make_user(Role.APPROVER, site))
    assert not is_live(page)


def test_an_approval_of_another_version_opens_no_gate(site, draft):
    page = publish(draft, site)
    page.title = "Bản sau"
    later = page.save_revision(user=page.owner)
    with pytest.raises(PublishRefused):
        later.publish()


def test_a_task_state_of_another_page_is_judged_by_its_own_page(site, draft):
    """Upstream never checks that the task state in the address belongs to the page in the address."""
    author = draft.owner
    own = bring_to(draft, site, Step.APPROVE)
    other = bring_to(make_article(site, make_user(Role.EDITOR, site)), site, Step.APPROVE)
    state = own.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[other.pk, "approve", state.pk])
    log_in(author).post(url, {"next": "/admin/"}, HTTP_HOST="wan-tuyengiao.test")
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS
    assert not is_live(own)


def test_a_superuser_without_a_seat_approves_nothing(site, chief, draft):
    page = bring_to(draft, site, Step.APPROVE)
    with pytest.raises(ActionRefused):
        advance(page, chief)


def test_a_finished_task_state_cannot_be_approved_again(site, draft):
    page = submit(draft, draft.owner)
    state = page.current_workflow_task_state
    advance(page, make_user(Role.SECRETARY, site))
    with pytest.raises(ActionRefused):
        state.task.specific.on_action(state, make_user(Role.SECRETARY, site), "approve")


def test_cancelling_a_workflow_leaves_the_page_unpublished(site, draft):
    page = submit(draft, draft.owner)
    page.current_workflow_state.cancel(user=draft.owner)
    assert WorkflowState.objects.get(object_id=str(page.pk)).status == WorkflowState.STATUS_CANCELLED
    assert not is_live(page)
