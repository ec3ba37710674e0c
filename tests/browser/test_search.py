"""The way from words to the page that has them: by keyboard alone, on a desk and a phone, with and without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Readers
from tests.browser.test_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

WORDS = "nguyen tac kip thoi"
AT_PAGE_2 = re.compile(r"/qd-119/#tep-\d+-trang-2$")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what `selector` names has the focus."""
    for _press in range(90):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never reaches {selector}")


def is_calm(page: Page) -> bool:
    """Whether axe has nothing to say and nothing scrolls sideways."""
    return violations(page) == [] and page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )


@pytest.mark.parametrize("width", [1440, 390])
def test_by_keyboard_alone_one_searches_filters_and_opens_the_page_of_the_hit(
    readers: Readers, open_page: OpenPage, width: int
) -> None:
    page = open_page(readers.portal("search_blank"), width=width)
    tab_to(page, "#q")
    page.keyboard.type("119 qd")
    option = page.locator("[role=option]", has_text="119-QĐ/TU").first
    expect(option).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#q")).to_have_attribute("aria-activedescendant", re.compile(".+"))
    assert is_calm(page)
    page.keyboard.press("Escape")
    expect(option).to_be_hidden()
    page.keyboard.press("Control+A")
    page.keyboard.type(WORDS)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=nguyen"))
    if width < 960:
        tab_to(page, ".facets__sum")
        page.keyboard.press("Enter")
    tab_to(page, "[name=validity][value=part]")
    page.keyboard.press("Space")
    tab_to(page, ".facets .btn--main")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("validity=part"))
    expect(page.locator(".chip", has_text="một phần")).to_have_count(1)
    assert is_calm(page)
    tab_to(page, ".hit__where a[href*='/qd-119/'][href$='trang-2']")
    page.keyboard.press("Enter")
    page.wait_for_url(AT_PAGE_2)
    expect(page.locator(".view__page-no").first).to_have_value("2")


def test_without_script_one_searches_filters_and_opens_the_page_of_the_hit(
    readers: Readers, open_page: OpenPage
) -> None:
    page = open_page(readers.portal("search_blank"), width=390, javascript=False)
    page.locator("#q").fill(WORDS)
    page.locator("#q").press("Enter")
    page.wait_for_url(re.compile("q=nguyen"))
    page.locator(".facets__sum").click()
    page.locator("#ngay-since").fill("3/2026")
    page.locator("[name=validity][value=part]").check()
    page.locator(".facets .btn--main").click()
    page.wait_for_url(re.compile("validity=part"))
    expect(page.locator("#ngay-since")).to_have_value("01/03/2026")
    page.locator(".hit__where a[href*='/qd-119/'][href$='trang-2']").first.click()
    page.wait_for_url(AT_PAGE_2)


def test_what_the_browser_keeps_is_listed_renamed_and_removed_and_nothing_else_is_named(
    readers: Readers, open_page: OpenPage
) -> None:
    page = open_page(readers.portal("search"), width=390)
    page.locator("[data-keep=search]").click()
    expect(page.locator("[data-keep=search]")).to_have_attribute("aria-pressed", "true")
    page.goto(readers.portal("document"))
    page.locator("[data-keep=page]").click()
    # As if a page that was kept long ago had been withdrawn since.
    page.evaluate(
        "const kept = JSON.parse(localStorage['da-luu']); kept.pages.push({id: 'document:999999', title: 'zzthuhoi'});"
        "localStorage['da-luu'] = JSON.stringify(kept)"
    )
    page.goto(readers.portal("/tim-kiem/da-luu/"))
    rows = page.locator("[data-list=pages] > li")
    expect(rows).to_have_count(2)
    expect(rows.first.locator("h3 a")).to_have_attribute("href", re.compile("/qd-119/$"))
    expect(rows.last).to_contain_text("Không còn trên cổng")
    expect(page.locator("main")).not_to_contain_text("zzthuhoi")
    page.locator("[data-list=searches] summary").click()
    page.locator("[data-list=searches] input").fill("Quy chế của tỉnh")
    page.locator("[data-list=searches] input").press("Enter")
    expect(page.locator("[data-list=searches] h3 a")).to_have_text("Quy chế của tỉnh")
    assert is_calm(page)
    rows.last.locator("[data-remove]").click()
    expect(rows).to_have_count(1)
    assert page.context.cookies() == []
