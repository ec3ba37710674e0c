"""Permissions and groups carry Vietnamese names in the database, where the groups screen reads them."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import DEFAULT_DB_ALIAS

from core.services.permission_names import name_permissions
from tests.factories import make_site

pytestmark = pytest.mark.django_db


def test_no_permission_is_named_in_english() -> None:
    assert list(Permission.objects.filter(name__startswith="Can ").values_list("codename", flat=True)) == []


@pytest.mark.parametrize(
    ("app", "codename", "name"),
    [
        ("wagtailimages", "add_image", "thêm ảnh"),
        ("wagtailcore", "publish_page", "Đăng mọi trang"),
        ("wagtailadmin", "access_admin", "Được vào hệ biên tập"),
    ],
)
def test_a_permission_says_what_it_allows(app: str, codename: str, name: str) -> None:
    assert Permission.objects.get(content_type__app_label=app, codename=codename).name == name


def test_naming_again_changes_nothing() -> None:
    assert name_permissions(app_label="wagtailimages", using=DEFAULT_DB_ALIAS) == 0


def test_a_permission_made_later_is_named_at_the_next_migration() -> None:
    Permission.objects.filter(codename="add_image").update(name="Can add image")
    assert name_permissions(app_label="wagtailimages", using=DEFAULT_DB_ALIAS) == 1


def test_groups_of_a_site_are_named_by_their_role() -> None:
    make_site("tuyengiao")
    assert Group.objects.filter(name="Biên tập viên (tuyengiao)").exists()
