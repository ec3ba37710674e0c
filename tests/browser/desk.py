"""The boards' desk for browser tests: two sites, their people, and what they do in the admin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from core.channels import Channel
from core.models import User
from sites.models import PortalSite
from sites.provisioning import HostSpec
from sites.roles import Role
from tests.factories import PASSWORD, make_organ, make_rule, make_site, make_user


@dataclass(frozen=True)
class Desk:
    """A running server with two organs' sites; the admin is reached on a WAN host."""

    site: PortalSite
    other: PortalSite
    people: dict[str, User]
    port: int

    def address(self, path: str, *, site: str = "tuyengiao", wan: bool = False) -> str:
        """Address of a path on a host of one of the sites."""
        return f"http://{'wan-' if wan else ''}{site}.localhost:{self.port}{path}"

    def admin(self, path: str = "") -> str:
        """Address of an admin page."""
        return self.address(f"/admin/{path}", wan=True)


def build_desk(port: int) -> Desk:
    """Two sites and the people of the first one's board; an organ that issues documents, and a list that has all."""
    make_organ("TU", name="Tỉnh ủy Trường Khê")
    make_rule()
    site, other = (_site(code, port) for code in ("tuyengiao", "tochuc"))
    people = {
        "author": make_user(Role.EDITOR, site, username="tacgia", full_name="Bế Văn Sáng"),
        "secretary": make_user(Role.SECRETARY, site, username="thuky", full_name="Nguyễn Thị Lụa"),
        "editor": make_user(Role.EDITOR, site, username="bientap", full_name="Cầm Bá Lộc"),
        "deputy": make_user(Role.APPROVER, site, username="phoban", full_name="Trịnh Bá Lương"),
    }
    return Desk(site, other, people, port)


def _site(code: str, port: int) -> PortalSite:
    hosts = (
        HostSpec(f"{code}.localhost", Channel.INTERNET, port),
        HostSpec(f"wan-{code}.localhost", Channel.WAN, port),
    )
    return make_site(code, hosts=hosts)


def sit_down(chromium: Browser, desk: Desk, who: str, *, width: int = 1440) -> Page:
    """A fresh browser in which that person has logged in by the log-in page."""
    context = chromium.new_context(viewport={"width": width, "height": 1000}, locale="vi-VN")
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(desk.admin("login/"))
    page.get_by_label("Tên đăng nhập").fill(desk.people[who].username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(desk.admin())
    return page


def write_and_submit(page: Page, title: str, *, channel: str = "both") -> None:
    """From the home page: "Viết tin, bài", the fields, "Trình duyệt"."""
    page.get_by_role("link", name="Viết tin, bài").click()
    page.locator("[name=title]").fill(title)
    page.locator("[name=summary]").fill("Tóm tắt của bài.")
    page.locator("[name=channel]").select_option(channel)
    page.locator("[name=action-submit]").click()
    # The answer is the list of pages with its message: leaving earlier would cancel the submission. Waiting for any
    # navigation is not enough, as the editor's own tabs rewrite the address while it loads.
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))


def open_item(page: Page, desk: Desk, title: str) -> None:
    """From the list of work to the review screen of that item."""
    page.goto(desk.admin("moderation/"))
    page.get_by_role("link", name=title, exact=True).click()
    page.wait_for_load_state("networkidle")


def pass_on(page: Page, desk: Desk, title: str) -> None:
    """Take the step in hand of that item; the last one needs the oath."""
    open_item(page, desk, title)
    oath = page.locator("[data-oath]")
    if oath.count():
        page.locator("[data-change]").last.scroll_into_view_if_needed()
        oath.check()
    before = page.url
    page.locator("[data-approve]").click()
    leave(page, before)


def leave(page: Page, before: str) -> None:
    """Wait until the screen at `before` is left: for the next item, or for the list when there is none."""
    page.wait_for_url(lambda url: url != before)


def bring_live(chromium: Browser, desk: Desk, title: str) -> None:
    """Secretary, editor and deputy, each at his own browser."""
    for who in ("secretary", "editor", "deputy"):
        page = sit_down(chromium, desk, who)
        pass_on(page, desk, title)
        page.context.close()
