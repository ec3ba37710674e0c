"""axe finds nothing on any public template, at the width of a desk and of a phone (N12)."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage, Readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

TEMPLATES = (
    "home",
    "section",
    "news",
    "article",
    "standard",
    "library",
    "library_empty",
    "document",
    "search",
    "search_blank",
    "search_empty",
    "not_found",
)
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


def violations(page: Page) -> list[str]:
    """What axe objects to, in words."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]
    ]


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("name", TEMPLATES)
def test_axe_finds_nothing_on_the_portal(
    readers: Readers, open_page: OpenPage, name: str, width: int
) -> None:
    page = open_page(readers.portal(name), width=width)
    assert violations(page) == []


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("name", ["home", "article", "document"])
def test_axe_finds_nothing_on_a_site_of_an_organ(
    readers: Readers, open_page: OpenPage, name: str, width: int
) -> None:
    page = open_page(readers.department(name), width=width)
    assert violations(page) == []


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_with_every_disclosure_open(
    readers: Readers, open_page: OpenPage, width: int
) -> None:
    page = open_page(readers.portal("search"), width=width)
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    assert violations(page) == []


@pytest.mark.parametrize("theme", ["son", "cham", "tram", "nau", "tim"])
def test_every_theme_has_contrast_enough(readers: Readers, open_page: OpenPage, theme: str) -> None:
    page = open_page(readers.portal("home"))
    page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
    assert violations(page) == []
