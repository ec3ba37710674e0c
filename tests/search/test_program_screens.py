"""The technical administrator lets programs connect and sees what they ask for (F07)."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from search.api_selectors import program_of
from search.models import ApiClient, ApiUse
from sites.enums import Tier
from sites.roles import Role
from tests.factories import log_in, make_site, make_user

pytestmark = pytest.mark.django_db
HOST = {"host": "wan-portal.test"}
FORM = {"name": "Báo Trường Khê", "contact": "bao@example.vn", "per_minute": "600", "is_active": "on"}


@pytest.fixture
def portal():
    return make_site("portal", tier=Tier.PORTAL)


@pytest.fixture
def technician(portal) -> Client:
    return log_in(make_user(Role.TECHNICAL_ADMIN))


def test_a_token_is_shown_once_and_works(technician):
    answer = technician.post("/admin/api-clients/new/", FORM, headers=HOST)
    token = re.search(r"<code>(cong_[\w-]{43})</code>", answer.content.decode())[1]
    assert program_of(token).per_minute == 600
    assert "no-store" in answer["Cache-Control"]
    program = ApiClient.objects.get()
    for path in ("/admin/api-clients/", f"/admin/api-clients/edit/{program.pk}/"):
        assert token not in technician.get(path, headers=HOST).content.decode()


def test_a_token_is_taken_back_by_the_form(technician):
    token = re.search(
        r"cong_[\w-]{43}", technician.post("/admin/api-clients/new/", FORM, headers=HOST).content.decode()
    )[0]
    program = ApiClient.objects.get()
    closed = {name: value for name, value in FORM.items() if name != "is_active"}
    technician.post(f"/admin/api-clients/edit/{program.pk}/", closed, headers=HOST)
    assert program_of(token) is None


def token_in(answer) -> str:
    return re.search(r"<code>(cong_[\w-]{43})</code>", answer.content.decode())[1]


def test_a_new_token_is_shown_once_and_the_old_one_stops_at_once(technician):
    old = token_in(technician.post("/admin/api-clients/new/", FORM, headers=HOST))
    program = ApiClient.objects.get()
    path = f"/admin/api-clients/renew/{program.pk}/"
    assert path in technician.get(f"/admin/api-clients/edit/{program.pk}/", headers=HOST).content.decode()
    assert "cong_" not in technician.get(path, headers=HOST).content.decode()
    assert program_of(old).pk == program.pk  # who looks has changed nothing
    answer = technician.post(path, headers=HOST)
    new = token_in(answer)
    assert "no-store" in answer["Cache-Control"]
    assert program_of(old) is None
    assert (program_of(new).pk, program_of(new).per_minute) == (program.pk, 600)
    assert new not in technician.get(path, headers=HOST).content.decode()
    history = technician.get(f"/admin/api-clients/history/{program.pk}/", headers=HOST).content.decode()
    assert "Đã cấp mã mới; mã cũ ngừng dùng" in history
    assert new not in history


def test_a_new_token_opens_nothing_for_a_program_that_may_not_connect(technician):
    program = ApiClient.objects.create(name="Báo", contact="a@example.vn", token_hash="x", is_active=False)
    answer = technician.post(f"/admin/api-clients/renew/{program.pk}/", headers=HOST)
    assert program_of(token_in(answer)) is None
    assert "chưa được kết nối" in answer.content.decode()


def test_a_name_is_given_once_and_the_form_says_so(technician):
    technician.post("/admin/api-clients/new/", FORM, headers=HOST)
    answer = technician.post("/admin/api-clients/new/", FORM, headers=HOST)
    assert "cong_" not in answer.content.decode()
    assert ApiClient.objects.count() == 1


@pytest.mark.parametrize("rows", [1, 20])
def test_the_log_lists_what_was_asked_in_a_constant_number_of_queries(
    technician, rows, django_assert_max_num_queries
):
    program = ApiClient.objects.create(name="Báo", contact="a@example.vn", token_hash="x")
    day = timezone.localdate()
    ApiUse.objects.bulk_create(ApiUse(client=program, day=day, operation=f"o{row}") for row in range(rows))
    technician.get("/admin/api-use/", headers=HOST)
    with django_assert_max_num_queries(24):
        body = technician.get("/admin/api-use/", headers=HOST).content.decode()
    assert "Nhật ký kết nối" in body
    assert body.count(f"{day:%d/%m/%Y}") >= rows


def test_nobody_else_sees_programs(portal):
    program = ApiClient.objects.create(name="Báo", contact="a@example.vn", token_hash="x")
    renewing = f"/admin/api-clients/renew/{program.pk}/"
    for role in (Role.CENTRAL_BOARD, Role.MANAGER, Role.LEADERSHIP):
        client = log_in(make_user(role, portal))
        for path in ("/admin/api-clients/", "/admin/api-clients/new/", renewing, "/admin/api-use/"):
            assert client.get(path, headers=HOST).status_code == 404, (role, path)
        assert client.post(renewing, headers=HOST).status_code == 404
    assert ApiClient.objects.get().token_hash == "x"
