"""Log-in and the account page: what a person does alone."""

from __future__ import annotations

import pytest
from django.test import Client

from sites.roles import Role
from tests.factories import PASSWORD, log_in, make_site, make_user

pytestmark = pytest.mark.django_db

HOST = {"host": "wan-tuyengiao.test"}
NEW = "tre-xanh-ben-song-2026"


def test_a_person_changes_the_password_without_giving_a_name() -> None:
    person = make_user(Role.EDITOR, make_site("tuyengiao"))
    fields = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    appearance = {"theme-theme": "system", "theme-contrast": "system", "theme-density": "default"}
    passwords = {f"password-{name}": value for name, value in fields.items()}
    response = log_in(person).post("/admin/account/", {**passwords, **appearance}, headers=HOST)
    person.refresh_from_db()
    assert response.status_code == 302
    assert person.check_password(NEW)


def test_the_account_page_needs_an_account(client: Client) -> None:
    make_site("tuyengiao")
    assert client.get("/admin/account/", headers=HOST).status_code == 302


def test_a_refused_form_is_answered_in_vietnamese() -> None:
    make_site("tuyengiao")
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/admin/login/", {}, headers=HOST)
    assert response.status_code == 403
    assert "Biểu mẫu đã hết hạn" in response.content.decode()
