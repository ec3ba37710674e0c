"""Components and their sample states, read from the component folders.

Beside `templates/components/<name>/<name>.html` may stand `<name>.json`:

    {"group": "…", "note": "…", "wrapper": "docs", "states": [{"name": "…", "context": {…}}]}

In a context, `{"$": "StoryCard", …}` is a card of :mod:`core.cards`, so that a sample that no longer fits
its card fails; `{"$object": {…}}` is anything else that has attributes; `{"$read": {…}}` is a file ready
to be read; `{"$listing": {"count": 90, "page": 2}}` is a page of a list; `"2026-03-12"` is a day.
"""

from __future__ import annotations

import dataclasses
import json
import re
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.template import Engine
from django.utils.dateparse import parse_date

from core import cards, reading_cards
from core.reading import read_file

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_THEME = re.compile(r'^\s*\[data-theme="(\w+)"\]', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class State:
    """One state of a component: what it is called and what it is given; `wide` when a column is too narrow."""

    name: str
    context: dict[str, Any]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Component:
    """A component with its states; `wrapper` is the class of the list its items stand in.

    `columns` shows the states beside one another, for what stands in a column on real pages.
    """

    name: str
    group: str
    note: str
    wrapper: str
    columns: bool
    states: tuple[State, ...]

    @property
    def template(self) -> str:
        """Name of its template."""
        return f"components/{self.name}/{self.name}.html"


def load_components() -> list[Component]:
    """All components that have samples, by group and name; ValueError names the sample that does not fit."""
    folders = [Path(folder) / "components" for folder in Engine.get_default().dirs]
    files = sorted(file for folder in folders for file in folder.glob("*/*.json"))
    return sorted((_read(file) for file in files), key=lambda component: (component.group, component.name))


def theme_names() -> list[str]:
    """Themes as themes.css lists them: a new one needs no line here."""
    file = finders.find("portal/css/themes.css")
    return _THEME.findall(Path(str(file)).read_text(encoding="utf-8")) if file else []


def _read(file: Path) -> Component:
    try:
        raw = json.loads(file.read_text(encoding="utf-8"), object_hook=_build)
    except (TypeError, AttributeError, KeyError) as error:
        raise ValueError(f"The sample {file} does not fit its cards: {error}") from error
    return Component(
        name=file.parent.name,
        group=raw["group"],
        note=raw.get("note", ""),
        wrapper=raw.get("wrapper", ""),
        columns=raw.get("columns", False),
        states=tuple(
            State(state["name"], state["context"], state.get("wide", False)) for state in raw["states"]
        ),
    )


def _build(value: dict[str, Any]) -> Any:
    """Turn one JSON object into what the templates are given; called from the inside outwards."""
    given = {key: _plain(item) for key, item in value.items()}
    if "$" in given:
        name = given.pop("$")
        card: Any = getattr(cards, name, None) or getattr(reading_cards, name)
        if not (isinstance(card, type) and dataclasses.is_dataclass(card)):
            raise TypeError(f"{card} is no card")
        return card(**given)
    if "$object" in given:
        return SimpleNamespace(**given["$object"])
    if "$read" in given:
        return read_file(reading_cards.FileCard(**given["$read"]))
    if "$listing" in given:
        listing = given["$listing"]
        return Paginator(range(listing["count"]), 20).page(listing["page"])
    return given


def _plain(item: Any) -> Any:
    if isinstance(item, list):
        return tuple(_plain(part) for part in item)
    if isinstance(item, str) and _DAY.fullmatch(item):
        day = parse_date(item)
        return item if day is None else day
    return item
