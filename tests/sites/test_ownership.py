"""Whose objects an address names is asked in few queries, however many it names (A02)."""

from __future__ import annotations

import pytest

from sites.access.ownership import scoped, sees_id, sees_ids
from sites.access.person import Person
from sites.models import PortalSite, SectionOwner
from sites.roles import Role
from tests.factories import make_article, make_file, make_site, make_user, section, submit

pytestmark = pytest.mark.django_db

PAGE = "wagtailcore.Page"


@pytest.fixture
def site() -> PortalSite:
    return make_site("tuyengiao")


def test_many_own_objects_are_asked_about_in_one_query(site, django_assert_num_queries):
    pages = [make_article(site).pk for _number in range(5)]
    person = Person.of(make_user(Role.EDITOR, site))
    assert person.sites == (site,)
    with django_assert_num_queries(1):
        assert sees_ids(person, PAGE, pages)


def test_one_foreign_object_among_own_ones_is_enough_to_refuse(site):
    own, foreign = make_article(site), make_article(make_site("tochuc"))
    person = Person.of(make_user(Role.EDITOR, site))
    assert sees_id(person, PAGE, own.pk)
    assert not sees_ids(person, PAGE, [own.pk, foreign.pk])


def test_an_object_that_does_not_exist_is_seen_by_nobody(site):
    assert not sees_id(Person.of(make_user(Role.EDITOR, site)), PAGE, 999_999)
    assert not sees_id(Person.of(make_user(Role.LEADERSHIP)), PAGE, 999_999)


def test_a_foreign_item_is_seen_among_own_ones_while_one_is_asked_to_act_on_it(site):
    host, led = make_site("tochuc"), section(make_site("tochuc"))
    SectionOwner.objects.create(section=led, organ=site.organ)
    author = make_user(Role.EDITOR, host)
    asked = submit(make_article(host, author, parent=led), author)
    own = make_article(site)
    secretary = Person.of(make_user(Role.SECRETARY, site))
    assert sees_ids(secretary, PAGE, [own.pk, asked.pk])
    assert not sees_ids(secretary, PAGE, [own.pk, make_article(host).pk])


def test_who_reads_every_site_sees_objects_of_each_and_of_none(site):
    person = Person.of(make_user(Role.LEADERSHIP))
    files = [make_file(collection=site.collection).pk, make_file().pk]
    assert sees_ids(person, "core.PortalDocument", files)
    editor = Person.of(make_user(Role.EDITOR, site))
    assert not sees_id(editor, "core.PortalDocument", files[1])


def test_a_person_of_many_sites_asks_for_his_sites_once(django_assert_num_queries):
    sites = [make_site(code) for code in ("mot", "hai", "ba")]
    user = make_user(Role.EDITOR, sites[0])
    for other in sites[1:]:
        user.groups.add(*other.role_groups.filter(role=Role.EDITOR).values_list("group", flat=True))
    person = Person.of(user)
    with django_assert_num_queries(1):
        assert len(person.sites) == 3
    with django_assert_num_queries(2):
        for _time in range(2):
            list(scoped(PortalSite.objects.all(), person))
