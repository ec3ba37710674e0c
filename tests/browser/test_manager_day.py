"""A site manager's day: he invites an editor, who sets a password and works on the own site only; then he closes the
account, and the editor's open session ends at the next click (B11, B12)."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from playwright.sync_api import Browser, Page

from core.models import User
from sites.roles import Role
from tests.browser.desk import Desk, sit_down
from tests.browser.test_board_day import violations
from tests.factories import make_article, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

ADDRESS = "xuan@truongkhe.example"
PASSWORD = "Song-Lam-xanh-2026"
MARK = "Tin riêng của Ban bạn"


@pytest.fixture(scope="module")
def manager(desk: Desk) -> User:
    """The manager of the first site; the other site has people and a draft of its own."""
    desk.people["manager"] = make_user(Role.MANAGER, desk.site, username="quanly", full_name="Tiêu Văn Lực")
    make_article(desk.other, make_user(Role.EDITOR, desk.other, full_name="Người Ban Bạn"), title=MARK)
    return desk.people["manager"]


def invite(page: Page, desk: Desk) -> str:
    """From the list of people to the letter; returns the address in it."""
    page.goto(desk.admin("people/"))
    assert "Người Ban Bạn" not in page.content()
    page.locator(f'a[href="{desk.admin("people/invite/").split(str(desk.port))[1]}"]').first.click()
    page.wait_for_url(desk.admin("people/invite/"))
    page.locator("[name=full_name]").fill("Quàng Thị Xuân")
    page.locator("[name=email]").fill(ADDRESS)
    page.locator("[name=role][value=editor]").check()
    page.locator("[name=reason]").fill("Thông báo 19-TB/BBT ngày 16/11/2026")
    page.locator("main form.b-form button[type=submit]").click()
    page.wait_for_url(desk.admin("people/"))
    letter = next(letter for letter in reversed(mail.outbox) if letter.to == [ADDRESS])
    return re.search(r"https?://\S+/admin/invitation/\S+", letter.body).group(0)


def set_password(page: Page, desk: Desk, link: str) -> None:
    page.goto(link)
    page.locator("[name=new_password1]").fill(PASSWORD)
    page.locator("[name=new_password2]").fill(PASSWORD)
    page.locator("main button[type=submit]").click()
    page.wait_for_url(desk.admin("invitation/done/"))


def log_in(page: Page, desk: Desk) -> None:
    page.goto(desk.admin("login/"))
    page.locator("[name=username]").fill("xuan")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit], form button[type=submit]").first.click()
    page.wait_for_url(desk.admin())


@pytest.mark.usefixtures("manager")
def test_an_invited_editor_works_until_the_manager_closes_the_account(chromium: Browser, desk: Desk):
    office = sit_down(chromium, desk, "manager")
    link = invite(office, desk)
    assert link.startswith(desk.admin("invitation/"))

    home = chromium.new_context(locale="vi-VN").new_page()
    home.set_default_timeout(30_000)
    set_password(home, desk, link)
    log_in(home, desk)

    # The own site is open, the other site does not exist.
    assert home.goto(desk.admin(f"pages/{desk.site.root_page_id}/")).status == 200
    refused = home.goto(desk.admin(f"pages/{desk.other.root_page_id}/"))
    assert refused.status == 404
    for path in ("pages/search/?q=riêng", "reports/", "people/"):
        home.goto(desk.admin(path))
        assert MARK not in home.content()
        assert "Người Ban Bạn" not in home.content()
    assert home.goto(link).status == 410

    person = User.objects.get(email=ADDRESS)
    office.goto(desk.admin(f"people/{person.pk}/close/"))
    office.locator("[name=cause]").select_option("moved")
    office.locator("main form.b-form button[type=submit]").click()
    office.wait_for_url(desk.admin("people/"))

    home.goto(desk.admin())
    home.wait_for_url(re.compile(r"/admin/login/"))
    for page in (home, office):
        page.context.close()


@pytest.mark.usefixtures("manager")
@pytest.mark.parametrize("width", [1440, 390])
def test_the_screens_of_people_have_no_accessibility_fault_and_fit(chromium: Browser, desk: Desk, width: int):
    page, editor = sit_down(chromium, desk, "manager", width=width), desk.people["editor"].pk
    for path in (
        "people/",
        "people/?q=khongco",
        "people/invite/",
        f"people/{editor}/",
        f"people/{editor}/close/",
    ):
        page.goto(desk.admin(path))
        page.wait_for_load_state("networkidle")
        assert (path, violations(page)) == (path, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()
