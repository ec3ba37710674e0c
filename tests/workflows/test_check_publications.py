"""The nightly check finds what went live without an approval (B14)."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from sites.roles import Role
from tests.factories import make_article, make_site, make_user, news_index, publish, put_up
from workflows.services.audit import unapproved_live_pages

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def site():
    return make_site("tuyengiao")


def test_a_site_fresh_from_provisioning_and_approved_items_are_clean(site, capsys):
    publish(make_article(site, make_user(Role.EDITOR, site)), site)
    assert unapproved_live_pages() == []
    call_command("check_publications")


def test_a_page_put_up_in_the_database_is_found(site):
    page = make_article(site)
    Page.objects.filter(pk=page.pk).update(live=True)
    assert [found.pk for found in unapproved_live_pages()] == [page.pk]
    with pytest.raises(CommandError):
        call_command("check_publications")


def test_a_live_version_other_than_the_approved_one_is_found(site):
    page = publish(make_article(site, make_user(Role.EDITOR, site)), site)
    later = page.save_revision()
    Page.objects.filter(pk=page.pk).update(live_revision=later)
    assert [found.pk for found in unapproved_live_pages()] == [page.pk]


def test_a_skeleton_page_changed_and_put_up_by_code_is_found(site):
    page = news_index(site)
    revision = page.save_revision()
    put_up(page)
    Page.objects.filter(pk=page.pk).update(live_revision=revision)
    assert [found.pk for found in unapproved_live_pages()] == [page.pk]
