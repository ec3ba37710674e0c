"""Editors meet no English: the screens they use are fetched and their texts compared with the packages' own (A11)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils.translation import gettext, override

from core.services.catalogue_gaps import DOMAINS, known_keys, package_folders, texts_of
from sites.models import PortalSite
from sites.roles import Role
from tests.factories import log_in, make_article, make_site, make_user, news_index, submit

pytestmark = pytest.mark.django_db

HOST = "wan-tuyengiao.test"
SPOKEN = ("aria-label", "title", "placeholder", "alt")
# The counter is a hidden box with Python's None in it until a script counts.
UNSPOKEN = "script, style, template, [data-side-panel-toggle-counter]"


@cache
def english_texts() -> frozenset[str]:
    """Every text of the packages and of the project in English, those that read the same in Vietnamese left out."""
    ids = {
        text.msgid
        for domain in DOMAINS
        for folder, name in package_folders()
        for text in texts_of(folder, package=name, domain=domain)
    }
    ids |= {msgid for domain in DOMAINS for _context, msgid in known_keys(domain)}
    with override("vi"):
        return frozenset(msgid.strip() for msgid in ids if len(msgid) > 2 and gettext(msgid) != msgid)


def texts_on(html: str) -> Iterator[str]:
    """What a page shows or says, piece by piece."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.select(UNSPOKEN):
        tag.decompose()
    yield from (" ".join(piece.split()) for piece in soup.strings)
    for name in SPOKEN:
        yield from (str(tag[name]) for tag in soup.select(f"[{name}]"))


def english_on(client: Client, url: str) -> list[str]:
    """English texts left on a page that must open."""
    response = client.get(url, headers={"host": HOST})
    assert response.status_code == 200, url
    return sorted(english_texts() & set(texts_on(response.content.decode())))


@pytest.fixture
def site() -> PortalSite:
    return make_site("tuyengiao")


@pytest.mark.parametrize("url", ["/admin/login/", "/admin/password_reset/"])
@pytest.mark.usefixtures("site")
def test_the_way_in_is_in_vietnamese(client: Client, url: str) -> None:
    assert english_on(client, url) == []


@pytest.mark.parametrize(
    "url",
    [
        "/admin/",
        "/admin/account/",
        "/admin/moderation/",
        "/admin/moderation/sent/",
        "/admin/images/",
        "/admin/images/multiple/add/",
        "/admin/images/chooser/",
        "/admin/documents/",
        "/admin/documents/multiple/add/",
        "/admin/documents/chooser/",
        "/admin/pages/search/?q=b%C3%A0i",
    ],
)
def test_the_desk_of_an_approver_is_in_vietnamese(site: PortalSite, url: str) -> None:
    assert english_on(log_in(make_user(Role.APPROVER, site)), url) == []


@pytest.mark.parametrize(
    "path",
    [
        "{page}/edit/",
        "{page}/history/",
        "{page}/usage/",
        "{page}/copy/",
        "{page}/delete/",
        "{index}/",
        "add/news/articlepage/{index}/",
        "{page}/revisions/compare/earliest...latest/",
    ],
)
def test_the_page_editor_is_in_vietnamese(site: PortalSite, path: str) -> None:
    editor = make_user(Role.EDITOR, site)
    page = make_article(site, editor)
    page.save_revision(user=editor)
    url = f"/admin/pages/{path.format(page=page.pk, index=news_index(site).pk)}"
    assert english_on(log_in(editor), url) == []


def test_an_item_on_its_way_is_shown_in_vietnamese(site: PortalSite) -> None:
    writer = make_user(Role.CONTRIBUTOR, site)
    page = submit(make_article(site, writer), writer)
    assert english_on(log_in(make_user(Role.SECRETARY, site)), f"/admin/pages/{page.pk}/edit/") == []
    assert english_on(log_in(writer), f"/admin/pages/{page.pk}/history/") == []


@pytest.mark.usefixtures("site")
def test_the_scripts_of_the_admin_speak_vietnamese(client: Client) -> None:
    scripts = client.get("/admin/jsi18n/", headers={"host": HOST}).content.decode()
    said = re.search(r'"Autosave in progress\\u2026": "([^"]*)"', scripts)
    assert said
    assert json.loads(f'"{said[1]}"') == "Đang tự lưu…"
