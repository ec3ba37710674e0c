"""Every view that the factory makes knows whose an object is, without the firewall before it (A02)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.test import RequestFactory
from django.urls import URLPattern
from taggit.models import Tag
from wagtail.permissions import policy_registry

from sites.access.policy import ScreenPolicy
from sites.access.viewsets import OwnedView, SiteOwnedViewSet
from sites.models import PortalSite, SiteTag
from sites.roles import Role, Screen
from sites.services.roles import assign_role
from tests.factories import make_site, make_user
from tests.sites.every_view_urls import everything

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.sites.every_view_urls")]

MARK = "zzbanla-tu-la"


@pytest.fixture
def site() -> PortalSite:
    return make_site("tuyengiao")


@pytest.fixture
def other() -> PortalSite:
    return make_site("kiemtra", name="ZZBANLA trang lạ")


@pytest.fixture
def own_row(site) -> SiteTag:
    return SiteTag.objects.create(portal_site=site, tag=Tag.objects.create(name="tu-nha"))


@pytest.fixture
def foreign_row(other) -> SiteTag:
    return SiteTag.objects.create(portal_site=other, tag=Tag.objects.create(name=MARK))


def request_of(user: Any, method: str = "get", data: Any = None) -> HttpRequest:
    request: HttpRequest = getattr(RequestFactory(), method)("/admin/", data or {})
    request.user = user
    request.session = SessionStore()
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    return request


def views() -> Iterator[URLPattern]:
    yield from everything.get_urlpatterns()


def pattern(name: str) -> URLPattern:
    return next(one for one in views() if one.name == name)


def shown(request: HttpRequest, name: str, **kwargs: Any) -> str:
    response = pattern(name).callback(request, **kwargs)
    if getattr(response, "streaming", False):
        return b"".join(response.streaming_content).decode("utf-8", "replace")
    if hasattr(response, "render"):
        response.render()
    return str(response.content.decode("utf-8", "replace"))


@contextmanager
def not_there() -> Iterator[None]:
    with pytest.raises(Http404):
        yield


def test_the_walk_goes_through_all_views_of_a_viewset():
    assert {one.name for one in views()} == set(
        "index index_results add edit delete history history_results usage reorder inspect copy".split()
    )


@pytest.mark.parametrize("name", [one.name for one in views() if "<" in str(one.pattern)])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_foreign_object_does_not_exist_in_any_view(site, foreign_row, name, method):
    manager = make_user(Role.MANAGER, site)
    with not_there():
        pattern(name).callback(request_of(manager, method), pk=foreign_row.pk)
    assert SiteTag.objects.filter(pk=foreign_row.pk, tag__name=MARK).exists()


@pytest.mark.parametrize(
    "name", [one.name for one in views() if "<" in str(one.pattern) and one.name != "reorder"]
)
def test_an_own_object_is_there_in_every_view(site, own_row, name):
    response = pattern(name).callback(request_of(make_user(Role.MANAGER, site)), pk=own_row.pk)
    assert response.status_code == 200
    assert own_row in (response.context_data.get("object"), response.context_data["view"].owned)


@pytest.mark.parametrize(
    "asked", [{}, {"q": "t"}, {"export": "csv"}, {"q": "zzbanla"}, {"portal_site": "foreign"}]
)
def test_lists_searches_and_exports_hold_own_objects_only(site, other, own_row, foreign_row, asked):
    asked = {name: other.pk if value == "foreign" else value for name, value in asked.items()}
    found = shown(request_of(make_user(Role.MANAGER, site), data=asked), "index")
    assert MARK not in found
    assert other.name not in found
    assert ("tu-nha" in found) == (asked.get("q") != "zzbanla")


def test_a_form_offers_own_sites_only_and_asks_for_one(site, other):
    user = make_user(Role.MANAGER, site)
    assert other.name not in shown(request_of(user), "add")
    refused = pattern("add").callback(request_of(user, "post", {"keyword": "moi", "portal_site": other.pk}))
    assert refused.status_code == 200
    assert "portal_site" in refused.context_data["form"].errors
    assert other.name not in refused.render().content.decode()
    assert not SiteTag.objects.exists()


def test_the_form_begins_with_the_site_in_hand(site, other):
    user = make_user(Role.MANAGER, site)
    assign_role(user=user, role=Role.MANAGER, portal_site=other)
    for chosen in (other, site):
        request = request_of(user)
        request.session["working_site"] = chosen.pk
        assert pattern("add").callback(request).context_data["form"].initial["portal_site"] == chosen


def test_an_object_cannot_be_given_to_another_site(site, other, own_row):
    data = {"keyword": "tu-nha", "portal_site": other.pk}
    pattern("edit").callback(request_of(make_user(Role.MANAGER, site), "post", data), pk=own_row.pk)
    own_row.refresh_from_db()
    assert own_row.portal_site == site


def test_a_role_without_the_screen_on_that_site_sees_nothing(site, other, own_row, foreign_row):
    """An editor there and a manager here sees the lists of here only."""
    user = make_user(Role.MANAGER, site)
    assign_role(user=user, role=Role.EDITOR, portal_site=other)
    assert MARK not in shown(request_of(user), "index")
    with not_there():
        pattern("edit").callback(request_of(user), pk=foreign_row.pk)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.MANAGER])
def test_no_other_role_enters_the_screen(site, own_row, role):
    for name, kwargs in (("index", {}), ("add", {}), ("edit", {"pk": own_row.pk})):
        with pytest.raises((PermissionDenied, Http404)):
            pattern(name).callback(request_of(make_user(role, site)), **kwargs)


def test_who_reads_every_site_changes_none(site, own_row):
    policy = ScreenPolicy(SiteTag, Screen.REPORTS)
    reader = make_user(Role.LEADERSHIP)
    assert policy.user_has_permission_for_instance(reader, "view", own_row)
    assert not policy.user_has_permission_for_instance(reader, "change", own_row)
    assert list(policy.instances_user_has_any_permission_for(reader, ["view"])) == [own_row]
    assert not policy.instances_user_has_any_permission_for(reader, ["change"]).exists()


def test_the_policy_names_the_people_of_a_screen(site):
    manager = make_user(Role.MANAGER, site)
    make_user(Role.EDITOR, site)
    policy = policy_registry.get_by_type(SiteTag)
    assert list(policy.users_with_any_permission(["change"])) == [manager]
    assert not policy.user_has_permission(AnonymousUser(), "view")


def test_every_site_owned_viewset_is_registered_with_its_policy(site):
    for viewset in SiteOwnedViewSet.__subclasses__():
        assert isinstance(policy_registry.get_by_type(viewset.model), ScreenPolicy)


def test_a_view_outside_of_a_viewset_refuses_to_work():
    with pytest.raises(TypeError):
        _ = OwnedView()._screen
