"""Rows 5–7, 14, 19–21 and 27 of the leak table: pages of other sites are neither shown nor moved nor named (A02)."""

from __future__ import annotations

import pytest
from wagtail import hooks
from wagtail.models import Page, Workflow

from sites.roles import Role
from tests.factories import log_in, make_article, make_user, news_index, put_up, section, submit
from tests.sites.neighbours import MARK, Desk

pytestmark = pytest.mark.django_db

SITE_ROLES = (Role.CONTRIBUTOR, Role.EDITOR, Role.SECRETARY, Role.APPROVER, Role.MANAGER)
PAGE_SCREENS = (
    "pages/{}/",
    "pages/{}/results/",
    "pages/{}/edit/",
    "pages/{}/view_draft/",
    "pages/{}/history/",
    "pages/{}/history/results/",
    "pages/{}/usage/",
    "pages/{}/workflow_history/",
    "pages/{}/delete/",
    "pages/{}/copy/",
    "pages/{}/move/",
    "pages/{}/add_subpage/",
    "pages/{}/edit/preview/",
    "pages/{}/revisions/compare/earliest...latest/",
)
WORKFLOW_SCREENS = (
    "workflows/list/",
    "workflows/add/",
    "workflows/edit/{}/",
    "workflows/usage/{}/",
    "workflows/tasks/index/",
    "workflows/task_chooser/",
)
SHUT_SCREENS = (
    "pages/{}/unpublish/",
    "pages/{}/convert_alias/",
    "pages/{}/set_position/",
    "pages/{}/privacy/",
)


@pytest.fixture
def superuser(neighbours):
    """Nothing stands before the screens of this person: what refuses him is the screen itself."""
    return Desk(log_in(make_user(is_superuser=True)))


def test_screens_of_a_neighbours_page_do_not_exist(neighbours):
    for role in SITE_ROLES:
        desk = neighbours.browser(role)
        assert MARK not in desk.reads(f"pages/{neighbours.own.page.get_parent().pk}/")
        open_screens = [
            path for path in PAGE_SCREENS if not desk.is_refused(path.format(neighbours.theirs.page.pk))
        ]
        assert open_screens == []


def test_row_05_a_move_to_a_neighbour_is_refused_before_anything_is_shown(neighbours):
    desk, own, theirs = neighbours.browser(), neighbours.own, neighbours.theirs
    place = section(own.site).pk
    assert own.page.title in desk.reads(f"pages/{own.page.pk}/move/{place}/confirm/")
    assert desk.is_refused(f"pages/{own.page.pk}/move/{news_index(theirs.site).pk}/confirm/")
    assert desk.is_refused(f"pages/{theirs.page.pk}/move/{place}/confirm/")


def test_row_05_upstream_hole_confirming_a_move_asks_the_right_before_it_shows_or_runs_a_hook(
    neighbours, superuser
):
    asked = []
    with hooks.register_temporarily("before_move_page", lambda request, page, place: asked.append(page)):
        place = news_index(neighbours.theirs.site)
        answer = superuser.get(f"pages/{neighbours.own.page.pk}/move/{place.pk}/confirm/")
        assert answer.status_code == 302
        assert asked == []
        superuser.get(f"pages/{neighbours.own.page.pk}/move/{section(neighbours.own.site).pk}/confirm/")
        assert [page.pk for page in asked] == [neighbours.own.page.pk]


def test_row_05_the_chooser_of_a_move_takes_no_page_of_a_neighbour_and_does_not_name_it(neighbours):
    place = news_index(neighbours.theirs.site)
    Page.objects.filter(pk=place.pk).update(title=f"{MARK} tin", draft_title=f"{MARK} tin")
    answer = neighbours.browser().post(f"pages/{neighbours.own.page.pk}/move/", {"new_parent_page": place.pk})
    assert answer.status_code == 200
    assert MARK not in answer.content.decode()


@pytest.mark.parametrize(
    ("path", "field"),
    [("pages/{}/copy/", "new_parent_page"), ("pages/create/news/articlepage", "parent_page")],
)
def test_a_neighbours_page_is_no_place_to_copy_or_write_to(neighbours, path, field):
    place = news_index(neighbours.theirs.site)
    Page.objects.filter(pk=place.pk).update(title=f"{MARK} tin", draft_title=f"{MARK} tin")
    posted = {field: place.pk, "new_title": "Bản sao", "new_slug": "ban-sao"}
    answer = neighbours.browser().post(path.format(neighbours.own.page.pk), posted)
    assert answer.status_code == 404
    assert MARK not in answer.content.decode()


def test_row_06_only_who_may_cancel_is_told_the_workflow_of_a_page(neighbours):
    own = submit(neighbours.own.page, neighbours.own.author)
    theirs = submit(neighbours.theirs.page, neighbours.theirs.author)
    path = "pages/workflow/confirm_cancellation/{}/"
    step = own.current_workflow_task.name
    assert step in Desk(log_in(neighbours.own.author)).reads(path.format(own.pk))
    assert neighbours.browser().get(path.format(own.pk)).status_code == 302
    assert neighbours.browser().is_refused(path.format(theirs.pk))


def test_row_06_upstream_hole_an_act_on_another_pages_step_is_refused_by_the_screen(neighbours):
    """The firewall would not do: both pages are of his site, and he holds the step of both."""
    own = submit(neighbours.own.page, neighbours.own.author)
    other = submit(make_article(neighbours.own.site, neighbours.own.author), neighbours.own.author)
    state, desk = other.current_workflow_task_state, neighbours.browser(Role.SECRETARY)
    for act in ("action", "collect_action_data"):
        path = f"pages/workflow/{act}/{own.pk}/approve/{state.pk}/"
        assert (desk.get(path).status_code, desk.post(path).status_code) == (404, 404)
    state.refresh_from_db()
    assert state.status == "in_progress"


def test_row_06_the_own_step_is_still_acted_on(neighbours):
    own = submit(neighbours.own.page, neighbours.own.author)
    state = own.current_workflow_task_state
    desk = neighbours.browser(Role.SECRETARY)
    assert desk.post(f"pages/workflow/action/{own.pk}/approve/{state.pk}/").status_code == 302
    state.refresh_from_db()
    assert state.status == "approved"


def test_row_14_an_editing_session_of_a_neighbours_page_is_not_told(neighbours):
    desk = neighbours.browser()
    own = f"editing-sessions/ping/news/articlepage/{neighbours.own.page.pk}/0/"
    assert desk.post(own).status_code == 200
    theirs = desk.post(f"editing-sessions/ping/news/articlepage/{neighbours.theirs.page.pk}/0/")
    assert theirs.status_code == 404
    assert MARK not in theirs.content.decode()


@pytest.mark.parametrize("path", ["pages/{}/", "pages/usage/news/articlepage/"])
def test_row_19_filters_name_only_people_and_sites_of_own_pages(neighbours, path):
    own, theirs = neighbours.own, neighbours.theirs
    for side in (own, theirs):
        side.page.save_revision(user=side.author, log_action=True)
    shown = neighbours.browser().reads(path.format(own.page.get_parent().pk))
    assert shown.count(own.author.full_name) >= 2
    assert "wan-tuyengiao.test" in shown or own.site.name in shown
    assert MARK not in shown
    assert "tochuc.test" not in shown


def test_row_19_the_search_for_pages_finds_only_own_pages(neighbours):
    shown = neighbours.browser().reads("pages/search/", {"q": "bài nháp"})
    assert neighbours.own.page.title in shown
    assert MARK not in shown


def test_rows_20_and_27_the_administration_of_workflows_is_shut(neighbours):
    workflow = Workflow.objects.first()
    for role in Role:
        desk = neighbours.browser(role)
        assert desk.get("").status_code == 200
        for path in WORKFLOW_SCREENS:
            assert desk.is_refused(path.format(workflow.pk), mark=workflow.name), (role, path)


def test_row_21_privacy_position_and_withdrawing_by_hand_are_shut(neighbours):
    put_up(neighbours.own.page)
    for role in Role:
        desk = neighbours.browser(role)
        for path in SHUT_SCREENS:
            for page in (neighbours.own.page, neighbours.theirs.page):
                assert desk.get(path.format(page.pk)).status_code == 404, (role, path)
                assert desk.post(path.format(page.pk)).status_code in (403, 404), (role, path)
    page = Page.objects.get(pk=neighbours.own.page.pk)
    assert page.live
    assert not page.get_view_restrictions().exists()


def test_row_21_the_privacy_of_collections_is_shut(neighbours):
    for role in Role:
        desk = neighbours.browser(role)
        assert desk.is_refused(f"collections/{neighbours.own.site.collection_id}/privacy/")
        assert desk.is_refused(f"collections/{neighbours.theirs.site.collection_id}/privacy/")
