"""Leadership and auditors read drafts, versions, history of every site, and find no way to change them (B12, B21)."""

from __future__ import annotations

import re

import pytest

from news.models import ArticlePage
from sites.roles import Role
from tests.factories import make_document, make_user, news_index, publish, submit
from tests.sites.neighbours import MARK

pytestmark = pytest.mark.django_db

READERS = (Role.LEADERSHIP, Role.AUDITOR)
SCREENS = (
    "pages/{}/view_draft/",
    "pages/{}/history/",
    "pages/{}/history/results/",
    "pages/{}/usage/",
    "pages/{}/workflow_history/",
    "pages/{}/revisions/compare/earliest...latest/",
)
CHANGING = re.compile(
    r"/(edit|revert|copy|move|delete|add|add_subpage|lock|unlock|privacy|unpublish)/|/bulk/"
)
LINK = re.compile(r'(?:href|action|data-url)="(/admin/[^"#?]*)')


@pytest.fixture
def draft(neighbours) -> ArticlePage:
    """A neighbour's page with two versions, waiting for its board."""
    page = neighbours.theirs.page
    page.summary = "Bản thứ hai."
    page.save_revision(user=neighbours.theirs.author, log_action=True)
    return submit(page, neighbours.theirs.author)


@pytest.mark.parametrize("role", READERS)
def test_a_reader_opens_every_reading_screen_of_any_site(neighbours, draft, role):
    desk = neighbours.browser(role)
    assert MARK in desk.reads(f"pages/{draft.get_parent().pk}/")
    assert MARK in desk.reads("pages/search/", {"q": MARK})
    assert MARK in desk.reads("pages/usage/news/articlepage/")
    first, second = draft.revisions.order_by("pk")[:2]
    paths = [
        *(path.format(draft.pk) for path in SCREENS),
        f"pages/{draft.pk}/revisions/{first.pk}/view/",
        f"pages/{draft.pk}/revisions/compare/{first.pk}...{second.pk}/",
        f"pages/{draft.pk}/workflow_history/detail/{draft.current_workflow_state.pk}/",
        f"api/main/pages/{draft.pk}/",
    ]
    assert [path for path in paths if desk.get(path).status_code != 200] == []


@pytest.mark.parametrize("role", READERS)
def test_a_reader_finds_no_link_that_is_closed_to_him(neighbours, draft, role):
    desk = neighbours.browser(role)
    live = publish(make_document(neighbours.theirs.site), neighbours.theirs.site)
    screens = [
        "",
        "pages/",
        *(f"pages/{page.pk}/" for page in (neighbours.theirs.home, draft.get_parent(), live.get_parent())),
        "pages/search/?q=ZZBANLA",
        "pages/usage/news/articlepage/",
        *(path.format(page.pk) for path in SCREENS[1:] for page in (draft, live)),
    ]
    found = {link for screen in screens for link in LINK.findall(desk.reads(screen))}
    assert any("history" in link for link in found)
    assert "bulk-actions.js" not in desk.reads("pages/")
    assert {link for link in found if CHANGING.search(link)} == set()
    closed = {link for link in found if "logout" not in link and desk.get(link[7:]).status_code in (403, 404)}
    assert closed == set()


@pytest.mark.parametrize("role", READERS)
def test_a_reader_changes_nothing(neighbours, draft, role):
    desk = neighbours.browser(role)
    for path in ("edit", "delete", "copy", "move", "lock", "unlock"):
        assert desk.get(f"pages/{draft.pk}/{path}/").status_code == 404, path
        assert desk.post(f"pages/{draft.pk}/{path}/").status_code in (403, 404), path
    assert desk.get("bulk/wagtailcore/page/delete/", {"id": draft.pk}).status_code == 404
    assert not draft.permissions_for_user(make_user(role)).can_edit()


def test_an_editor_keeps_the_way_from_history_to_the_editor(neighbours):
    page = neighbours.own.page
    page.save_revision(user=neighbours.own.author, log_action=True)
    shown = neighbours.browser().reads(f"pages/{page.pk}/history/")
    assert f"/admin/pages/{page.pk}/edit/" in shown


def test_a_contributor_does_not_read_versions_of_others(neighbours):
    """He sees that the page is there, as before; its text is its writer's until the board takes it."""
    desk = neighbours.browser(Role.CONTRIBUTOR)
    assert neighbours.own.page.title in desk.reads(f"pages/{news_index(neighbours.own.site).pk}/")
    assert desk.get(f"pages/{neighbours.own.page.pk}/view_draft/").status_code == 302
    assert desk.get(f"pages/{neighbours.own.page.pk}/history/").status_code == 302


def test_the_technical_administrator_explores_no_page(neighbours):
    desk = neighbours.browser(Role.TECHNICAL_ADMIN)
    assert desk.is_refused("pages/")
    assert desk.is_refused(f"pages/{neighbours.own.home.pk}/")
    assert desk.is_refused("pages/search/", {"q": MARK})
