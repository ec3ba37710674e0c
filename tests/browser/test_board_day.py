"""A day of a board, driven in a browser: written, submitted, received, edited, approved, read (B05, B14, C01, A04)."""

from __future__ import annotations

from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk import Desk, bring_live, leave, open_item, sit_down, write_and_submit

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def answer(url: str) -> tuple[int, str]:
    """What a reader without a browser gets: status and page."""
    parts = urlsplit(url)
    connection = HTTPConnection("127.0.0.1", parts.port, timeout=30)
    connection.request("GET", f"{parts.path}?{parts.query}", headers={"Host": parts.netloc})
    response = connection.getresponse()
    return response.status, response.read().decode(errors="replace")


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]


def test_an_article_goes_from_its_author_over_three_people_to_the_readers_of_one_site(
    desk: Desk, chromium: Browser
) -> None:
    title, path = "Chi bộ khu phố 4 họp đúng giờ", "/tin-tuc/chi-bo-khu-pho-4-hop-dung-gio/"
    author = sit_down(chromium, desk, "author")
    write_and_submit(author, title)
    author.goto(desk.admin("moderation/sent/"))
    author.get_by_role("link", name=title, exact=True).click()
    expect(author.get_by_text("Nguyễn Thị Lụa").first).to_be_visible()
    assert author.locator("[data-approve]").count() == 0
    assert answer(desk.address(path))[0] == 404

    bring_live(chromium, desk, title)

    status, page = answer(desk.address(path))
    assert status == 200
    assert title in page
    assert title in answer(desk.address("/tin-tuc/"))[1]
    assert answer(desk.address(path, wan=True))[0] == 200
    assert answer(desk.address(path, site="tochuc"))[0] == 404
    assert title not in answer(desk.address("/tin-tuc/", site="tochuc"))[1]
    author.context.close()


def test_an_article_for_the_party_network_is_read_there_and_nowhere_else(
    desk: Desk, chromium: Browser
) -> None:
    title, path = "Lịch công tác nội bộ tuần tới", "/tin-tuc/lich-cong-tac-noi-bo-tuan-toi/"
    author = sit_down(chromium, desk, "author")
    write_and_submit(author, title, channel="wan")
    author.context.close()
    bring_live(chromium, desk, title)
    assert answer(desk.address(path, wan=True))[0] == 200
    assert answer(desk.address(path))[0] == 404
    assert title not in answer(desk.address("/tin-tuc/"))[1]


def test_a_returned_item_comes_back_with_its_reason(desk: Desk, chromium: Browser) -> None:
    title = "Bài cần sửa số liệu"
    author = sit_down(chromium, desk, "author")
    write_and_submit(author, title)
    secretary = sit_down(chromium, desk, "secretary")
    open_item(secretary, desk, title)
    secretary.keyboard.press("r")
    secretary.get_by_role("button", name="Trả lại bài").click()
    expect(secretary.locator(".error-message")).to_be_visible()
    secretary.locator("#id_comment").fill("Thiếu nguồn số liệu ở đoạn hai.")
    before = secretary.url
    secretary.get_by_role("button", name="Trả lại bài").click()
    leave(secretary, before)
    author.goto(desk.admin())
    expect(author.get_by_text("Thiếu nguồn số liệu ở đoạn hai.").first).to_be_visible()
    for page in (author, secretary):
        page.context.close()


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_on_the_boards_screens(desk: Desk, chromium: Browser, width: int) -> None:
    title = f"Bài để xem ở {width}"
    author = sit_down(chromium, desk, "author", width=width)
    author.goto(desk.admin())
    author.set_viewport_size({"width": 1440, "height": 1000})
    write_and_submit(author, title)
    author.context.close()
    page = sit_down(chromium, desk, "secretary", width=width)
    found = {"home": violations(page)}
    page.goto(desk.admin("moderation/"))
    found["queue"] = violations(page)
    page.goto(desk.admin("moderation/sent/"))
    found["sent"] = violations(page)
    open_item(page, desk, title)
    found["review"] = violations(page)
    page.context.clear_cookies()
    page.goto(desk.admin("login/"))
    found["login"] = violations(page)
    page.context.close()
    assert found == {name: [] for name in found}


def test_no_screen_of_the_desk_asks_anything_outside(desk: Desk, chromium: Browser) -> None:
    page = sit_down(chromium, desk, "deputy")
    outside: list[str] = []
    page.on("request", lambda request: None if ".localhost" in request.url else outside.append(request.url))
    for path in ("", "moderation/", "moderation/sent/", "pages/", "account/"):
        page.goto(desk.admin(path))
        page.wait_for_load_state("networkidle")
    page.context.close()
    assert [url for url in outside if not url.startswith(("data:", "blob:"))] == []


def test_the_keys_walk_through_the_list(desk: Desk, chromium: Browser) -> None:
    author = sit_down(chromium, desk, "author")
    write_and_submit(author, "Bài cho phím tắt")
    author.context.close()
    page = sit_down(chromium, desk, "secretary")
    page.goto(desk.admin("moderation/"))
    page.wait_for_load_state("networkidle")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.className") == "b-queue__title"
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/moderation/*/")
    page.context.close()
