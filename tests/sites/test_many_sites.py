"""Forty boards share one admin: a screen costs as many queries with twelve sites as with two (A02, N05)."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from core.models import User
from news.models import ArticlePage
from sites.models import PortalSite
from sites.roles import Role
from tests.factories import log_in, make_article, make_site, make_user, submit
from tests.screens import screens, sql_of

pytestmark = pytest.mark.django_db

FEW, MANY = 2, 12
A_ROW_ASKS_FOR_ITS_PARENT = (Role.CENTRAL_BOARD, "page chooser, search")
"""In the results of Wagtail's chooser, twenty at most; the central board finds one on each site."""


def open_site(code: str) -> ArticlePage:
    """A site with one item in moderation, and a draft."""
    site = make_site(code)
    writer = make_user(Role.CONTRIBUTOR, site)
    make_article(site, writer)
    return submit(make_article(site, writer), writer)


def counts(page: ArticlePage, people: dict[Role, User]) -> dict[tuple[str, str], int]:
    """Queries by person and screen."""
    cache.clear()
    site = PortalSite.objects.get(code="mot")
    return {
        (role, name): len(sql_of(client, path, "wan-mot.test"))
        for role, client in [(role, log_in(person)) for role, person in people.items()]
        for name, path in screens(site, page).items()
    }


def test_a_screen_costs_no_more_queries_with_twelve_sites_than_with_two():
    page = open_site("mot")
    site = PortalSite.objects.get(code="mot")
    people = {role: make_user(role, site) for role in (Role.EDITOR, Role.MANAGER, Role.CENTRAL_BOARD)}
    open_site("khac1")
    few = counts(page, people)
    for number in range(FEW, MANY):
        open_site(f"khac{number}")
    many = counts(page, people)
    grown = {key: many[key] - few[key] for key in few if many[key] != few[key]}
    assert grown == {A_ROW_ASKS_FOR_ITS_PARENT: MANY - FEW}
