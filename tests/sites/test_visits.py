"""Everything an auditor opens is written down, read by few and changed by nobody (B23)."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.models import User
from sites.models import Visit
from sites.models.record import RecordKept
from sites.roles import Role
from tests.answers import words_of
from tests.factories import PASSWORD, log_in, make_article, make_document, make_file, make_site, make_user

pytestmark = pytest.mark.django_db

HOST = {"HTTP_HOST": "wan-tuyengiao.test"}
LIST = "visits_modeladmin_index"
READERS = (Role.CENTRAL_BOARD, Role.TECHNICAL_ADMIN, Role.LEADERSHIP)


@pytest.fixture
def site():
    return make_site("tuyengiao")


@pytest.fixture
def auditor(site):
    return make_user(Role.AUDITOR, full_name="Mông Thị Tuyến")


def visits(user) -> list[tuple]:
    rows = Visit.objects.filter(user=user).order_by("pk")
    return list(rows.values_list("method", "address", "view_name", "status"))


def test_a_page_of_the_admin_is_written_down(auditor):
    log_in(auditor).get("/admin/?thu=1", **HOST)
    assert visits(auditor) == [("GET", "/admin/?thu=1", "wagtailadmin_home", 200)]


def test_a_door_found_shut_is_written_down(auditor):
    log_in(auditor).get("/admin/users/", **HOST)
    assert visits(auditor) == [("GET", "/admin/users/", "wagtailusers_users:index", 404)]


def test_an_address_that_does_not_exist_is_written_down(auditor):
    log_in(auditor).get("/admin/khong-co/", **HOST)
    assert visits(auditor)[0][1] == "/admin/khong-co/"


def test_a_forbidden_change_is_written_down(auditor, site):
    page = make_article(site)
    log_in(auditor).post(reverse("wagtailadmin_pages:delete", args=[page.pk]), **HOST)
    method, _address, _name, status = visits(auditor)[0]
    assert (method, status) == ("POST", 404)


def test_a_file_is_written_down(auditor, site):
    stored = make_file(collection=site.collection)
    make_document(site, file=stored)
    address = reverse("wagtaildocs_serve", args=[stored.pk, stored.filename])
    answer = log_in(auditor).get(address, **HOST)
    assert visits(auditor) == [("GET", address, "wagtaildocs_serve", answer.status_code)]


def test_logging_in_and_out_is_written_down(auditor):
    client = log_in(make_user())
    client.logout()
    data = {"username": auditor.username, "password": PASSWORD}
    client.post(reverse("wagtailadmin_login"), data, **HOST)
    client.post(reverse("wagtailadmin_logout"), **HOST)
    assert [row[2] for row in visits(auditor)] == ["wagtailadmin_login", "wagtailadmin_logout"]


def test_no_password_and_no_token_stands_in_the_log(auditor):
    client = log_in(auditor)
    client.get("/admin/invitation/MQ/dcu7st-bimat/?token=bimat&q=tin", **HOST)
    client.post(reverse("wagtailadmin_login"), {"password": PASSWORD}, **HOST)
    addresses = " ".join(row[1] for row in visits(auditor))
    assert "bimat" not in addresses
    assert PASSWORD not in addresses
    assert "q=tin" in addresses


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.AUDITOR])
def test_nobody_else_is_written_down(role, site):
    log_in(make_user(role, site)).get("/admin/", **HOST)
    assert not Visit.objects.exists()


def test_drawings_and_texts_of_buttons_are_no_visits(auditor):
    client = log_in(auditor)
    for name in ("wagtailadmin_sprite", "wagtailadmin_javascript_catalog"):
        client.get(reverse(name), **HOST)
    assert visits(auditor) == []


def test_words_that_were_searched_for_can_be_read(auditor):
    log_in(auditor).get("/admin/pages/search/", {"q": "dân vận"}, **HOST)
    assert visits(auditor)[0][1] == "/admin/pages/search/?q=dân+vận"


def test_a_page_of_the_internet_does_not_look_who_asks(site):
    client = log_in(make_user(Role.EDITOR, site))
    assert "Cookie" not in client.get("/", HTTP_HOST="tuyengiao.test").headers.get("Vary", "")


def test_a_page_of_the_party_network_looks_for_no_session_where_nobody_signed_in(client, site):
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/", **HOST).status_code == 200
    assert not [query for query in asked.captured_queries if "django_session" in query["sql"]]


def test_the_record_is_changed_by_nobody(auditor):
    log_in(auditor).get("/admin/", **HOST)
    row = Visit.objects.get()
    for change in (row.save, row.delete, Visit.objects.all().delete, lambda: Visit.objects.update(status=1)):
        with pytest.raises(RecordKept):
            change()
    assert Visit.objects.count() == 1


@pytest.mark.parametrize("role", list(Role))
def test_the_list_is_read_by_few(role, site, auditor):
    log_in(auditor).get("/admin/?dau=1", **HOST)
    client = log_in(make_user(role, site))
    for query in ({}, {"export": "csv"}, {"export": "xlsx"}):
        answer = client.get(reverse(LIST), query, **HOST)
        assert (answer.status_code == 200) == (role in READERS)
        if role not in READERS:
            assert "Mông Thị Tuyến" not in answer.content.decode(errors="replace")


@pytest.mark.parametrize("path", ["create/", "edit/1/", "delete/1/", "inspect/1/"])
@pytest.mark.parametrize("who", ["superuser", *READERS])
def test_the_list_has_no_door_to_a_change(path, who, site, auditor):
    log_in(auditor).get("/admin/", **HOST)
    user = make_user(is_superuser=True) if who == "superuser" else make_user(who)
    assert log_in(user).get(f"/admin/visits/{path}", **HOST).status_code in {302, 403, 404}
    log_in(user).post(f"/admin/visits/{path}", **HOST)
    assert Visit.objects.filter(user=auditor).count() == 1


def test_the_list_is_filtered_by_person_and_day(site, auditor):
    other = make_user(Role.AUDITOR, full_name="Kiểm Tra Viên Hai")
    for user, query in ((auditor, "mot"), (other, "hai")):
        log_in(user).get("/admin/", {"dau": query}, **HOST)
    client = log_in(make_user(Role.LEADERSHIP))
    page = client.get(reverse(LIST), {"person": auditor.pk}, **HOST).content.decode()
    assert "dau=mot" in page
    assert "dau=hai" not in page
    page = client.get(reverse(LIST), {"day": "2020-01-01"}, **HOST).content.decode()
    assert "dau=mot" not in page


def test_the_list_names_only_people_who_were_here(site, auditor):
    log_in(auditor).get("/admin/", **HOST)
    stranger = User.objects.get(pk=make_user(Role.EDITOR, site, full_name="Người Không Kiểm Tra").pk)
    page = log_in(make_user(Role.LEADERSHIP)).get(reverse(LIST), **HOST).content.decode()
    assert "Mông Thị Tuyến" in page
    assert stranger.full_name not in page


def test_the_table_taken_away_holds_every_row(site, auditor):
    client = log_in(auditor)
    for number in range(3):
        client.get("/admin/", {"so": number}, **HOST)
    answer = log_in(make_user(Role.CENTRAL_BOARD)).get(reverse(LIST), {"export": "csv"}, **HOST)
    assert words_of(answer).count("Mông Thị Tuyến") == 3


def test_a_filter_that_there_is_not_shows_the_whole_list(site):
    address = reverse("visits_modeladmin_index")
    answer = log_in(make_user(Role.LEADERSHIP)).get(address, {"owner": "6"}, **HOST)
    assert (answer.status_code, answer.headers["Location"]) == (302, address)
