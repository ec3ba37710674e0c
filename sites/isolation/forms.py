"""Reads the form an answer shows, so that it can be sent back as a browser would send it."""

from __future__ import annotations

import json
from contextlib import suppress

from bs4 import BeautifulSoup, Tag

Fields = dict[str, list[str]]

UNSENT = frozenset({"submit", "button", "image", "file", "reset"})


def form_in(answer: bytes) -> Fields:
    """Fields of the largest posted form of a page or of a modal's JSON; empty when there is none."""
    text = answer.decode("utf-8", "replace")
    if text.startswith("{"):
        with suppress(ValueError):
            text = str(json.loads(text[: text.rindex("}") + 1]).get("html", ""))
    if "<form" not in text:
        return {}
    forms = BeautifulSoup(text, "html.parser").find_all("form")
    posted = [fields_of(form) for form in forms if str(form.get("method", "")).lower() == "post"]
    return max(posted, key=len, default={})


def fields_of(form: Tag) -> Fields:
    """What the form sends when nothing is touched."""
    fields: Fields = {}
    for control in form.find_all(["input", "textarea", "select"]):
        name = control.get("name")
        if name and not control.has_attr("disabled"):
            for value in _values(control):
                fields.setdefault(str(name), []).append(value)
    for block in form.find_all(True, attrs={"data-controller": "w-block"}):
        # A script draws this field; without its count the form could not have come from a browser.
        fields[f"{block.get('id')}-count"] = ["0"]
    fields.pop("csrfmiddlewaretoken", None)
    return fields


def _values(control: Tag) -> list[str]:
    if control.name == "textarea":
        return [control.get_text()]
    if control.name == "select":
        return [str(option.get("value", "")) for option in control.find_all("option", selected=True)]
    kind = str(control.get("type", "text"))
    if kind in UNSENT or (kind in {"checkbox", "radio"} and not control.has_attr("checked")):
        return []
    return [str(control.get("value", ""))]
