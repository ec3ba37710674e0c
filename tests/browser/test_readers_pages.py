"""What readers' pages promise on any machine: no script needed, no outside request, no sideways scroll, paper."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage, Readers
from tests.browser.test_accessibility import TEMPLATES, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_scrolls_sideways_on_the_narrowest_phone(
    readers: Readers, open_page: OpenPage, name: str
) -> None:
    page = open_page(readers.portal(name), width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_asks_another_house_for_anything(
    readers: Readers, open_page: OpenPage, name: str
) -> None:
    page = open_page("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(readers.portal(name))
    page.wait_for_load_state("networkidle")
    assert {urlsplit(url).hostname for url in asked if not url.startswith("data:")} == {"truongkhe.localhost"}


def test_every_file_a_page_names_is_there(readers: Readers, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    missing: list[str] = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    for name in ("home", "article", "document", "search"):
        page.goto(readers.portal(name))
        page.wait_for_load_state("networkidle")
    assert missing == []


def test_all_sections_open_without_script(readers: Readers, open_page: OpenPage) -> None:
    page = open_page(readers.portal("home"), width=390, javascript=False)
    page.locator(".nav__all > summary").click()
    expect(page.locator(".nav__panel a", has_text="Dân vận").first).to_be_visible()


def test_filters_of_the_library_work_without_script(readers: Readers, open_page: OpenPage) -> None:
    page = open_page(readers.portal("library"), width=390, javascript=False)
    page.locator(".facets__sum").click()
    page.locator("select[name=hieuluc]").select_option("part")
    page.locator(".facets .btn--main").click()
    expect(page.locator(".doc")).to_have_count(1)
    expect(page.locator(".chip")).to_have_count(1)


def test_controls_that_need_script_are_not_shown_without_it(readers: Readers, open_page: OpenPage) -> None:
    page = open_page(readers.portal("document"), javascript=False)
    expect(page.locator("[data-script]:visible")).to_have_count(0)


def test_the_size_of_letters_is_kept_on_the_next_page(readers: Readers, open_page: OpenPage) -> None:
    page = open_page(readers.portal("home"))
    page.locator("[data-sizer] button").nth(2).click()
    page.goto(readers.portal("article"))
    assert page.evaluate("document.documentElement.dataset.size") == "rat-lon"


def test_escape_closes_the_panel_of_sections(readers: Readers, open_page: OpenPage) -> None:
    page = open_page(readers.portal("home"))
    page.locator(".nav__all > summary").click()
    page.keyboard.press("Escape")
    expect(page.locator(".nav__panel")).to_be_hidden()


def test_the_first_tab_leads_to_the_skip_link(readers: Readers, open_page: OpenPage) -> None:
    page = open_page(readers.portal("article"))
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_each_site_wears_its_own_theme_and_leads_home(readers: Readers, open_page: OpenPage) -> None:
    page = open_page(readers.department("home"))
    assert page.locator("html").get_attribute("data-theme") == "cham"
    page.locator(".parent a").first.click()
    expect(page).to_have_url(readers.portal("home"))


def test_the_party_network_is_named_on_its_own_hosts_only(readers: Readers, open_page: OpenPage) -> None:
    expect(open_page(readers.wan("home")).locator(".util__net")).to_be_visible()
    expect(open_page(readers.portal("home")).locator(".util__net")).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 390])
def test_a_hit_in_a_scan_opens_the_viewer_at_its_page(
    readers: Readers, open_page: OpenPage, width: int
) -> None:
    page = open_page(readers.portal("document"), width=width)
    anchor = page.locator("[data-viewer]").first.get_attribute("data-anchor")
    page.goto("about:blank")
    page.goto(f"{readers.portal('document')}#{anchor}-trang-2")
    expect(page.locator(".view__page[data-number='2'] canvas").first).to_be_in_viewport()
    expect(page.locator(".view__page-no").first).to_have_value("2")
    assert violations(page) == []


def test_a_document_on_paper_keeps_its_facts_and_text_and_drops_the_menu(
    readers: Readers, open_page: OpenPage
) -> None:
    page = open_page(readers.portal("document"))
    page.emulate_media(media="print")
    expect(page.locator(".nav")).to_be_hidden()
    expect(page.locator(".toc")).to_be_hidden()
    expect(page.locator(".facts")).to_be_visible()
    expect(page.locator(".leaf").first).to_be_visible()
    expect(page.locator(".only-print")).to_be_visible()


def test_the_contents_of_a_document_lead_to_its_articles(readers: Readers, open_page: OpenPage) -> None:
    page = open_page(readers.portal("document"))
    page.locator(".toc a", has_text="Điều 3").click()
    expect(page.locator(":target")).to_contain_text("Điều 3")
