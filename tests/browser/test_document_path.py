"""A document's way in a browser: dropped, read, checked, submitted, approved, found by readers (G01, G04, C01)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from core.models import PortalDocument
from tests.browser.desk import Desk, leave, sit_down
from tests.browser.test_board_day import answer, violations
from tests.docslib.files import decision_lines, write_pdf

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def upload(page: Page, desk: Desk, path: Path) -> None:
    """From the menu to the facts of the file."""
    page.get_by_role("link", name="Tải văn bản lên").first.click()
    page.locator("input[type=file]").set_input_files(path)
    page.locator("form.b-match__fields").wait_for(timeout=60_000)


def count_clicks(page: Page) -> None:
    """From now on the browser counts what is pressed, over all pages of the portal."""
    page.add_init_script(
        """addEventListener("pointerdown", () => {
             localStorage.clicks = Number(localStorage.clicks || 0) + 1;
           }, true)"""
    )
    page.reload()


def clicks(page: Page) -> int:
    """How often something was pressed since `count_clicks`."""
    return int(page.evaluate("Number(localStorage.clicks || 0)"))


def test_a_document_goes_from_a_dropped_file_to_the_readers_search_in_under_twelve_clicks(
    desk: Desk, chromium: Browser, tmp_path: Path
) -> None:
    path = write_pdf(tmp_path / "quyet-dinh-27.pdf", [decision_lines(), ["Hội trường lớn có 320 chỗ ngồi."]])
    author = sit_down(chromium, desk, "author")
    count_clicks(author)
    upload(author, desk, path)
    dropped = 1
    expect(author.locator("[name=number]")).to_have_value("27-QĐ/TU")
    expect(author.locator("[name=signed_on]")).to_have_value("05/06/2025")
    author.locator("[data-all]").check()
    author.locator("[data-go]").click()
    author.wait_for_url(re.compile(r"/admin/library/document/\d+/$"))
    declare(author)
    author.wait_for_url(desk.admin("library/"))

    deputy = sit_down(chromium, desk, "deputy")
    count_clicks(deputy)
    deputy.locator(".b-queue__title").first.click()
    deputy.wait_for_url(re.compile(r"/admin/moderation/\d+/$"))
    for sheet in deputy.locator(".b-sheets__one").all():
        sheet.locator("[data-change]").scroll_into_view_if_needed()
    before = deputy.url
    declare(deputy)
    leave(deputy, before)

    assert dropped + clicks(author) + clicks(deputy) < 12
    status, page = answer(desk.address("/tim-kiem/?q=cho%20ngoi%20hoi%20truong"))
    stored = PortalDocument.objects.latest("pk")
    assert status == 200
    assert f"#tep-{stored.pk}-trang-2" in page
    assert answer(desk.address(stored.url))[0] == 200
    assert answer(desk.address(stored.url, site="tochuc"))[0] == 404


def declare(page: Page) -> None:
    """Both lines, then the one button that declares."""
    page.locator("[name=not_secret]").check()
    page.locator("[name=not_personal]").check()
    page.locator("[data-approve]").click()


@pytest.mark.parametrize("width", [1440, 390])
def test_the_upload_screens_have_no_accessibility_fault_and_no_sideways_scroll(
    desk: Desk, chromium: Browser, tmp_path: Path, width: int
) -> None:
    path = write_pdf(tmp_path / "van-ban.pdf", [decision_lines()])
    page = sit_down(chromium, desk, "author", width=width)
    page.goto(desk.admin("library/"))
    found = violations(page)
    page.locator("input[type=file]").set_input_files(path)
    page.locator("form.b-match__fields").wait_for(timeout=60_000)
    found += violations(page)
    page.locator("[name=signed_on]").fill("31/02/2025")
    page.locator("[name=number]").press("Enter")
    expect(page.locator("[name=signed_on]")).to_be_focused()
    page.locator("[data-all]").check()
    page.locator("[name=issuer]").select_option(str(desk.site.organ_id))
    page.locator("[data-go]").click()
    page.locator("[data-errors]").wait_for()
    found += violations(page)
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
