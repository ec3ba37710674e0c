"""The admin's last wall: what is of another site does not exist, who only reads changes nothing (A02, B21, B23)."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from sites.models import Organ, SectionOwner
from sites.roles import Role
from tests.factories import bring_to, log_in, make_article, make_site, make_user, section
from workflows.enums import Step

pytestmark = pytest.mark.django_db

HOST = "wan-tuyengiao.test"
BOARD = (Role.CONTRIBUTOR, Role.EDITOR, Role.SECRETARY, Role.APPROVER, Role.MANAGER)


@pytest.fixture
def site():
    return make_site("tuyengiao")


@pytest.fixture
def foreign():
    return make_article(make_site("tochuc"), title="ZZBANLA bản thảo của ban khác")


@pytest.mark.parametrize("role", BOARD)
@pytest.mark.parametrize("view", ["edit", "history", "view_draft", "usage", "delete", "copy", "lock"])
def test_a_page_of_another_site_does_not_exist(site, foreign, role, view):
    client = log_in(make_user(role, site))
    answer = client.get(reverse(f"wagtailadmin_pages:{view}", args=[foreign.pk]), HTTP_HOST=HOST)
    assert answer.status_code == 404
    assert "ZZBANLA" not in answer.content.decode()


@pytest.mark.parametrize("role", BOARD)
def test_a_page_that_never_was_answers_as_a_foreign_one_does(site, foreign, role):
    client = log_in(make_user(role, site))
    answers = [
        client.get(reverse("wagtailadmin_pages:edit", args=[pk]), HTTP_HOST=HOST).content
        for pk in (foreign.pk, 999_999)
    ]
    assert answers[0] == answers[1]


@pytest.mark.parametrize("role", [Role.LEADERSHIP, Role.AUDITOR])
def test_who_only_reads_posts_nothing_to_an_item_he_may_read(site, foreign, role):
    client = log_in(make_user(role))
    review = reverse(
        "moderation:act",
        args=[bring_to(foreign, make_site("tochuc"), Step.RECEIVE).current_workflow_task_state.pk],
    )
    assert client.post(review, {"action": "advance"}, HTTP_HOST=HOST).status_code == 403


@pytest.mark.parametrize("role", [Role.LEADERSHIP, Role.AUDITOR])
def test_who_only_reads_may_log_out(role):
    make_site("tuyengiao")
    client = log_in(make_user(role))
    assert client.post(reverse("wagtailadmin_logout"), HTTP_HOST=HOST).status_code == 302


def test_an_account_with_nothing_but_the_admin_opens_its_home_and_no_content(site):
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = log_in(user)
    assert client.get("/admin/", HTTP_HOST=HOST).status_code == 200
    for name in (
        "wagtailadmin_explore_root",
        "wagtailadmin_choose_page",
        "wagtailimages:index",
        "moderation:queue",
    ):
        assert client.get(reverse(name), HTTP_HOST=HOST).status_code == 404


def test_the_board_of_a_section_opens_a_page_of_another_site_while_it_is_asked_to_act(site):
    """X7: a section of the portal may have several organs in charge."""
    host_site = make_site("tochuc")
    shared = section(host_site)
    SectionOwner.objects.create(section=shared, organ=Organ.objects.get(pk=site.organ_id))
    page = make_article(host_site, parent=shared)
    client = log_in(make_user(Role.SECRETARY, site))
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.get(address, HTTP_HOST=HOST).status_code == 404
    bring_to(page, host_site, Step.RECEIVE)
    assert client.get(address, HTTP_HOST=HOST).status_code == 200


@pytest.mark.parametrize("role", [*BOARD, Role.TECHNICAL_ADMIN])
def test_nobody_of_a_site_switches_its_moderation_off(site, role):
    """C04."""
    client = log_in(make_user(role, site))
    workflow = site.root_page.get_workflow()
    for name, args in (
        ("edit", [workflow.pk]),
        ("disable", [workflow.pk]),
        ("remove", [site.root_page_id, workflow.pk]),
    ):
        address = reverse(f"wagtailadmin_workflows:{name}", args=args)
        assert client.post(address, {}, HTTP_HOST=HOST).status_code == 404
    assert site.root_page.get_workflow() == workflow
