"""Stylesheets, drawings, components and error pages hold together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

from core.icons import ICONS
from core.pattern_library import Component, load_components, theme_names
from core.plates import PLATES
from core.settings.env import PROJECT_DIR
from sites.enums import Theme

PORTAL = PROJECT_DIR / "static" / "portal"
TEMPLATES = PROJECT_DIR / "templates"
STYLES = sorted((PORTAL / "css").glob("*.css"))
READERS = [
    file
    for folder in ("components", "pages", "pattern_library")
    for file in sorted((TEMPLATES / folder).rglob("*.html"))
]
COMPONENTS = load_components()


def without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def theme_blocks() -> dict[str, dict[str, str]]:
    css = without_comments((PORTAL / "css" / "themes.css").read_text())
    blocks = re.findall(r'\[data-theme="(\w+)"\]\s*\{([^}]*)\}', css)
    return {name: dict(re.findall(r"(--[\w-]+):\s*([^;]+);", body)) for name, body in blocks}


def test_every_theme_of_the_sites_has_its_colours() -> None:
    assert set(theme_blocks()) == set(Theme.values) == set(theme_names())


@pytest.mark.parametrize("name", Theme.values)
def test_a_theme_changes_at_most_the_eight_colours_of_the_tokens(name: str) -> None:
    tokens = (PORTAL / "css" / "tokens.css").read_text()
    eight = set(re.findall(r"--(?:[\w-]+)", tokens.split("/* the house")[0].split("/* the eight")[1]))
    assert len(eight) == 8
    assert set(theme_blocks()[name]) <= eight


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.name)
def test_styles_stay_in_layers_and_within_old_browsers(file: Path) -> None:
    css = without_comments(file.read_text())
    assert "@layer" in css
    for too_new in ("color-mix(", "light-dark(", "@import", "http:", "https:", "&:", "& >"):
        assert too_new not in css


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.name)
def test_every_token_that_is_used_is_defined(file: Path) -> None:
    defined = set(re.findall(r"(--[\w-]+)\s*:", "".join(style.read_text() for style in STYLES)))
    assert set(re.findall(r"var\((--[\w-]+)\)", file.read_text())) <= defined


def test_every_composition_is_drawn_once() -> None:
    assert re.findall(r'<symbol id="(\w+)"', (PORTAL / "plates.svg").read_text()) == list(PLATES)


@pytest.mark.parametrize("file", READERS, ids=lambda file: file.relative_to(TEMPLATES).as_posix())
def test_templates_name_only_icons_that_are_drawn(file: Path) -> None:
    assert set(re.findall(r'{% icon "(\w+)"', file.read_text())) <= set(ICONS)


@pytest.mark.parametrize("file", READERS, ids=lambda file: file.relative_to(TEMPLATES).as_posix())
def test_templates_compile_and_bring_no_style_or_script_of_their_own(file: Path) -> None:
    get_template(file.relative_to(TEMPLATES).as_posix())
    source = file.read_text()
    assert not re.search(r"\sstyle=|<style|<script(?! src)|\son\w+=", source)
    assert not re.search(r"https?://", source)


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.name)
def test_every_state_of_a_component_can_be_shown(component: Component) -> None:
    request = RequestFactory().get("/mau/")
    for state in component.states:
        html = render_to_string(component.template, state.context, request=request)
        assert "<" in html


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_pages_of_a_broken_server_need_nothing_at_all(name: str) -> None:
    source = (TEMPLATES / name).read_text()
    assert "{%" not in source
    assert "{{" not in source
    assert re.findall(r'(?:src|href)="([^"]*)"', source) == ["/"]


@pytest.mark.parametrize("name", ["403.html", "404.html"])
def test_pages_of_a_lost_reader_can_do_without_a_site(name: str) -> None:
    html = render_to_string(name, {}, request=None)
    assert '<html lang="vi"' in html
    assert "<h1>" in html


def test_both_fonts_come_with_their_licences() -> None:
    names = {file.name for file in (PORTAL / "fonts").iterdir()}
    assert {"inter.woff2", "OFL-inter.txt", "portal-serif.woff2", "OFL-portal-serif.txt"} <= names
