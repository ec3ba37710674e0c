"""Role × own or other site × state × action, from one table; fails on missing and on extra rights (B10)."""

from __future__ import annotations

import pytest

from sites.roles import CENTRAL_ROLES, Role
from tests.factories import make_article, make_site, make_user, publish, submit
from tests.workflows.matrix import ACTIONS, NOBODY, STATES, expected

pytestmark = pytest.mark.django_db


@pytest.fixture
def sites():
    return make_site("tuyengiao"), make_site("tochuc")


def make_page(site, state):
    page = make_article(site, make_user(Role.EDITOR, site))
    if state == "waiting":
        return submit(page, page.owner)
    return publish(page, site) if state == "live" else page


def held(page, user) -> set[str]:
    """Actions the admin offers and its views allow."""
    tester = page.permissions_for_user(user)
    locked = bool(tester.page_locked())
    visible = bool(
        page.permissions_for_user(user)
        .permission_policy.explorable_instances(user)
        .filter(pk=page.pk)
        .exists()
    )
    checks = {
        "view": visible,
        "edit": tester.can_edit() and not locked,
        "submit": tester.can_edit() and tester.can_submit_for_moderation(),
        "publish": tester.can_publish() or tester.can_publish_subpage(),
        "unpublish": tester.can_unpublish(),
        "delete": tester.can_delete(),
        "move": tester.can_move(),
        "copy": tester.can_copy(),
        "lock": tester.can_lock(),
        "privacy": tester.can_set_view_restrictions(),
    }
    assert set(checks) == set(ACTIONS)
    return {action for action, allowed in checks.items() if allowed}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("own_site", [True, False], ids=["own", "other"])
@pytest.mark.parametrize("role", [*Role, None], ids=lambda role: role.value if role else "no-role")
def test_a_role_holds_exactly_the_rights_of_the_table(sites, role, own_site, state):
    own, other = sites
    site = own if own_site else other
    page = make_page(site, state)
    user = make_user(role, None if role in CENTRAL_ROLES else own)
    assert held(page, user) == expected(role, own_site=own_site, state=state)


@pytest.mark.parametrize("state", STATES)
def test_a_superuser_publishes_unpublishes_and_hides_nothing_by_hand(sites, state):
    page = make_page(sites[0], state)
    assert not held(page, make_user(is_superuser=True)) & NOBODY


def test_a_contributor_edits_and_deletes_only_his_own_draft(sites):
    contributor = make_user(Role.CONTRIBUTOR, sites[0])
    own = make_article(sites[0], contributor)
    assert held(own, contributor) == {"view", "edit", "submit", "delete", "move", "copy"}


def test_nobody_moves_or_copies_a_page_to_another_site(sites):
    own, other = sites
    person = make_user(Role.EDITOR, own)
    person.groups.add(*make_user(Role.EDITOR, other).groups.all())
    page = make_article(own, person)
    target = make_article(other, person).get_parent()
    tester = page.permissions_for_user(person)
    assert not tester.can_move_to(target)
    assert not tester.can_copy_to(target)
