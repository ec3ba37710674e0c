"""The OpenAPI description of the API, in the readers' language."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from search.api.operations import api
from search.api.problems import PROBLEM

_SPOKEN = frozenset({"summary", "description"})
"""Keys whose words people read; titles that the types are given by themselves are left out."""


def openapi() -> dict[str, Any]:
    """The whole description, ready to be sent."""
    made: Any = api.get_openapi_schema(path_prefix=reverse("search_api:guide"))
    info = {name: gettext(value) if value else value for name, value in made["info"].items()}
    operations = [operation for path in made["paths"].values() for operation in path.values()]
    for operation in operations:
        operation.pop("description", None)  # said for programmers of the portal, not of its users
    for schema in made["components"]["schemas"].values():
        schema.pop("description", None)
    described: dict[str, Any] = {**_translated(made), "info": info}
    described["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    described["security"] = [{}, {"token": []}]
    for path in described["paths"].values():
        for operation in path.values():
            for status, answer in operation["responses"].items():
                _as_problem(str(status), answer)
    return described


def _as_problem(status: str, answer: dict[str, Any]) -> None:
    content = answer.get("content", {})
    if status != "200" and "application/json" in content:
        content[PROBLEM] = content.pop("application/json")


def _translated(part: Any, *, inside: str = "") -> Any:
    if isinstance(part, dict):
        kept = {name: value for name, value in part.items() if name != "title" or inside == "properties"}
        return {
            str(name): gettext(value)
            if name in _SPOKEN and isinstance(value, str) and value
            else _translated(value, inside=str(name))
            for name, value in kept.items()
        }
    if isinstance(part, list):
        return [_translated(value) for value in part]
    return part
