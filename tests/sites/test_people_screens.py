"""What the people's screens show and take, and row 26 of the leak table: each thing that was possible (B11, B12)."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse

from core.models import User
from sites.access.person import Person
from sites.models import BoardMember, RoleGrant
from sites.roles import Role
from tests.factories import log_in, make_area, make_site, make_user, seat

pytestmark = pytest.mark.django_db

HOST = {"HTTP_HOST": "wan-tuyengiao.test"}
MARK = "Người Trang Bạn"


@pytest.fixture
def site():
    return make_site("tuyengiao")


@pytest.fixture
def other():
    return make_site("tochuc")


@pytest.fixture
def manager(site):
    return make_user(Role.MANAGER, site, full_name="Tiêu Văn Lực")


@pytest.fixture
def own(site):
    return make_user(Role.EDITOR, site, full_name="Kiều Minh Trí", username="kieutri")


@pytest.fixture
def foreign(other):
    return make_user(Role.EDITOR, other, full_name=MARK, username="trangban")


def get(user, name, *args, **query):
    return log_in(user).get(reverse(f"people:{name}", args=args), query, **HOST)


def post(user, name, *args, **data):
    return log_in(user).post(reverse(f"people:{name}", args=args), data, **HOST)


def invitation(site, **fields) -> dict:
    return {
        "full_name": "Quàng Thị Xuân",
        "email": "xuan@truongkhe.example",
        "role": "editor",
        "portal_site": site.pk,
        "reason": "Thông báo 19-TB/BBT",
        **fields,
    }


def test_a_manager_lists_own_people_and_no_others(manager, own, foreign):
    page = get(manager, "index").content.decode()
    assert own.full_name in page
    assert MARK not in page


def test_the_technical_administrator_lists_everybody(own, foreign):
    page = get(make_user(Role.TECHNICAL_ADMIN), "index").content.decode()
    assert own.full_name in page
    assert MARK in page


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.MANAGER, Role.TECHNICAL_ADMIN}])
@pytest.mark.parametrize("name", ["index", "index_results", "invite"])
def test_others_find_no_screen_of_people(role, name, site):
    assert get(make_user(role, site), name).status_code == 404


@pytest.mark.parametrize("name", ["person", "close", "reopen"])
def test_row_26_a_person_of_another_site_does_not_exist(name, manager, own, foreign):
    assert get(manager, name, own.pk).status_code == 200
    answer = get(manager, name, foreign.pk)
    assert answer.status_code == 404
    assert MARK not in answer.content.decode()


@pytest.mark.parametrize("query", [{"q": "trang ban"}, {"q": "trangban"}, {"role": "editor"}, {"site": "99"}])
def test_search_and_filters_find_no_foreign_person(query, manager, own, foreign):
    for name in ("index", "index_results"):
        assert MARK not in get(manager, name, **query).content.decode()


def test_search_finds_own_people_without_accents(manager, own):
    assert own.full_name in get(manager, "index_results", q="kieu minh").content.decode()


def test_a_manager_sees_no_role_that_a_colleague_holds_elsewhere(manager, own, other):
    RoleGrant.objects.create(user=own, role=Role.APPROVER, portal_site=other, reason="Kiêm nhiệm trang bạn")
    for page in (get(manager, "index"), get(manager, "person", own.pk)):
        text = page.content.decode()
        assert "Kiêm nhiệm trang bạn" not in text
        assert other.short_name not in text


def test_the_list_costs_the_same_for_ten_people_as_for_two(manager, own, site, django_assert_max_num_queries):
    client, area = log_in(manager), make_area("Dân vận")
    seat(make_user(Role.APPROVER, site), site, "deputy", area)
    client.get(reverse("people:index"), **HOST)
    with django_assert_max_num_queries(45) as few:
        client.get(reverse("people:index"), **HOST)
    for _number in range(8):
        seat(make_user(Role.APPROVER, site), site, "deputy", area)
    with django_assert_max_num_queries(len(few)):
        client.get(reverse("people:index"), **HOST)


def test_inviting_makes_a_closed_account_and_sends_one_letter(
    manager, site, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = post(manager, "invite", **invitation(site))
    assert answer.status_code == 302
    person = User.objects.get(email="xuan@truongkhe.example")
    assert not person.is_active
    assert not person.has_usable_password()
    assert RoleGrant.objects.get(user=person).granted_by == manager
    assert [letter.to for letter in mail.outbox] == [["xuan@truongkhe.example"]]
    assert "http://wan-tuyengiao.test/admin/invitation/" in mail.outbox[0].body


@pytest.mark.parametrize("field", ["email", "username"])
def test_who_has_an_account_elsewhere_is_answered_without_a_word_of_it(field, manager, site, foreign):
    answer = post(manager, "invite", **invitation(site, **{field: getattr(foreign, field)}))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert MARK not in text
    assert "tochuc" not in text
    assert "Trang" not in text.split('role="alert"')[1].split("</div>")[0]
    assert foreign.role_grants.count() == 1


def test_the_answer_is_the_same_for_a_superuser_and_for_a_closed_account(manager, site, foreign):
    hidden = make_user(is_superuser=True)
    closed = make_user(is_active=False)
    answers = {
        post(manager, "invite", **invitation(site, email=person.email))
        .content.decode()
        .split('role="alert"')[1]
        .split("</ul>")[0]
        for person in (hidden, closed, foreign)
    }
    assert len(answers) == 1


def test_an_own_person_invited_again_is_named(manager, site, own):
    assert own.username in post(manager, "invite", **invitation(site, email=own.email)).content.decode()


@pytest.mark.parametrize("role", ["central_board", "technical_admin", "leadership", "auditor"])
def test_a_crafted_invitation_to_a_central_role_makes_no_account(role, manager, site):
    assert post(manager, "invite", **invitation(site, role=role)).status_code == 200
    assert not User.objects.filter(email="xuan@truongkhe.example").exists()


def test_a_crafted_invitation_to_another_site_makes_no_account(manager, site, other):
    assert post(manager, "invite", **invitation(site, portal_site=other.pk)).status_code == 200
    assert not User.objects.filter(email="xuan@truongkhe.example").exists()


def test_only_office_addresses_are_invited_where_the_installation_says_so(manager, site, settings):
    settings.PORTAL_OFFICE_MAIL_DOMAINS = ("truongkhe.example",)
    answer = post(manager, "invite", **invitation(site, email="xuan@thuchung.example"))
    assert "truongkhe.example" in answer.content.decode()
    assert not User.objects.filter(full_name="Quàng Thị Xuân").exists()


def test_a_role_is_given_and_taken_on_the_persons_page(manager, own, site):
    post(
        manager,
        "person",
        own.pk,
        **{"act": "give", "give-role": "secretary", "give-portal_site": site.pk, "give-reason": "QĐ 1"},
    )
    grant = RoleGrant.objects.get(user=own, role=Role.SECRETARY)
    post(manager, "person", own.pk, **{"act": "take", "take-grant": grant.pk, "take-reason": "QĐ 2"})
    grant.refresh_from_db()
    assert (grant.reason, grant.end_reason, grant.ended_by) == ("QĐ 1", "QĐ 2", manager)


def test_a_role_of_another_site_cannot_be_taken_through_an_own_person(manager, own, other):
    elsewhere = RoleGrant.objects.create(user=own, role=Role.EDITOR, portal_site=other, reason="Kiêm nhiệm")
    data = {"act": "take", "take-grant": elsewhere.pk, "take-reason": "Thử"}
    assert post(manager, "person", own.pk, **data).status_code == 404
    elsewhere.refresh_from_db()
    assert elsewhere.ended_at is None


def test_a_seat_is_given_with_its_areas(manager, site):
    deputy = make_user(Role.APPROVER, site)
    seat(make_user(Role.APPROVER, site), site, "chief")
    area = make_area("Dân vận")
    data = {"act": "seat", "seat-site": site.pk, "seat-position": "deputy", "seat-areas": area.pk}
    assert post(manager, "person", deputy.pk, **data, **{"seat-reason": "QĐ 3"}).status_code == 302
    held = BoardMember.objects.get(user=deputy)
    assert (held.position, list(held.subject_areas.all())) == ("deputy", [area])


def test_a_seat_without_its_role_is_refused_with_what_to_do(manager, own, site):
    seat(make_user(Role.APPROVER, site), site, "chief")
    data = {"act": "seat", "seat-site": site.pk, "seat-position": "deputy", "seat-reason": "QĐ 3"}
    answer = post(manager, "person", own.pk, **data)
    assert "Người duyệt" in answer.content.decode() or "role" in answer.content.decode()
    assert not BoardMember.objects.filter(user=own).exists()


def test_the_board_of_another_site_cannot_be_filled(manager, own, other):
    seat(make_user(Role.APPROVER, other), other, "chief")
    data = {"act": "seat", "seat-site": other.pk, "seat-position": "member", "seat-reason": "Thử"}
    assert post(manager, "person", own.pk, **data).status_code == 404


# Row 26 of the leak table: what a person who looks after people could do in Wagtail's own screens.


@pytest.mark.parametrize("role", [Role.MANAGER, Role.TECHNICAL_ADMIN])
@pytest.mark.parametrize(
    "field", ["password", "password1", "is_superuser", "is_active", "groups", "is_staff"]
)
def test_row_26_no_form_sets_password_superuser_or_groups(role, field, site, own):
    viewer = make_user(role, site)
    before = User.objects.filter(pk=own.pk).values("password", "is_superuser", "is_staff", "is_active").get()
    groups = set(own.groups.values_list("pk", flat=True))
    for name in ("person", "close", "reopen"):
        page = get(viewer, name, own.pk).content.decode()
        assert f'name="{field}"' not in page
        post(viewer, name, own.pk, **{field: "1", f"give-{field}": "1"})
    after = User.objects.filter(pk=own.pk).values("password", "is_superuser", "is_staff", "is_active").get()
    assert (before, groups) == (after, set(own.groups.values_list("pk", flat=True)))


@pytest.mark.parametrize("role", [Role.MANAGER, Role.TECHNICAL_ADMIN])
@pytest.mark.parametrize("name", ["person", "close", "reopen"])
def test_a_superuser_is_looked_after_by_nobody(role, name, site):
    superuser = make_user(is_superuser=True, full_name="Khổng Minh Đạo")
    viewer = make_user(role, site)
    assert get(viewer, name, superuser.pk).status_code == 404
    assert post(viewer, name, superuser.pk, cause="left").status_code == 404
    assert "Khổng Minh Đạo" not in get(viewer, "index").content.decode()
    assert User.objects.get(pk=superuser.pk).is_active


@pytest.mark.parametrize("role", [Role.MANAGER, Role.TECHNICAL_ADMIN])
def test_row_26_nobody_adds_himself_to_a_central_group(role, site):
    viewer = make_user(role, site)
    held = Person.of(User.objects.get(pk=viewer.pk))
    data = {"act": "give", "give-role": "central_board", "give-reason": "Tự cấp"}
    assert post(viewer, "person", viewer.pk, **data).status_code == 200
    assert Person.of(User.objects.get(pk=viewer.pk)) == held


@pytest.mark.parametrize("role", [Role.MANAGER, Role.TECHNICAL_ADMIN])
@pytest.mark.parametrize(
    "path",
    [
        "users/",
        "users/new/",
        "users/{pk}/",
        "users/{pk}/delete/",
        "groups/",
        "groups/new/",
        "bulk/core/user/delete/?id={pk}",
        "bulk/core/user/assign_role/?id={pk}",
        "bulk/core/user/set_active_state/?id={pk}",
    ],
)
def test_row_26_wagtails_own_screens_of_people_are_closed(role, path, site, own):
    viewer = make_user(role, site)
    address = "/admin/" + path.format(pk=own.pk)
    assert log_in(viewer).get(address, **HOST).status_code == 404
    assert log_in(viewer).post(address, {"mark_as_active": "False"}, **HOST).status_code == 404
    assert User.objects.get(pk=own.pk).is_active


def test_no_api_token_is_made(manager):
    for path in ("api-tokens/", "api/tokens/", "account/api-tokens/"):
        assert log_in(manager).get(f"/admin/{path}", **HOST).status_code == 404
