"""Reads a labelled set: a corpus and questions, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from core.search_kinds import IndexEntry

KIND = "document"


class BadFile(Exception):
    """The file cannot be read as what it should be; the message says which line and why."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question in full and as a few keywords, with the ids of the texts that answer it."""

    text: str
    keywords: str
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The texts as index entries; `ids` holds their ids, that of page 1 first."""

    ids: Sequence[str]
    entries: Sequence[IndexEntry]


def read_corpus(path: Path) -> Corpus:
    """The texts of `path`: lines with `id`, `title`, `body`, perhaps `number`. Raises BadFile."""
    ids: dict[str, IndexEntry] = {}
    for line, row in _rows(path):
        key = _text(path, line, row, "id")
        if key in ids:
            raise BadFile(
                _("%(where)s: the id “%(id)s” stands twice.") % {"where": _at(path, line), "id": key}
            )
        ids[key] = _entry(
            len(ids) + 1, _text(path, line, row, "title"), _text(path, line, row, "body"), row.get("number")
        )
    return Corpus(tuple(ids), tuple(ids.values()))


def read_questions(path: Path) -> tuple[Question, ...]:
    """The questions of `path`: lines with `text`, `keywords`, `relevant` (ids). Raises BadFile."""
    return tuple(
        Question(
            _text(path, line, row, "text"),
            _text(path, line, row, "keywords"),
            _ids(path, line, row.get("relevant")),
        )
        for line, row in _rows(path)
    )


def _entry(pk: int, title: str, body: str, number: object) -> IndexEntry:
    return IndexEntry(
        kind=KIND,
        pk=pk,
        site_id=1,
        on_internet=True,
        on_wan=True,
        title=title,
        body=body,
        numbers=(number,) if isinstance(number, str) and number else (),
    )


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadFile(
            _("%(file)s cannot be read: %(error)s")
            % {"file": path, "error": getattr(error, "strerror", error)}
        ) from error
    numbered = [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    if not numbered:
        raise BadFile(_("%(file)s is empty.") % {"file": path})
    for number, line in numbered:
        yield number, _row(path, number, line)


def _row(path: Path, number: int, line: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    if not isinstance(row, dict):
        raise BadFile(_("%(where)s: a JSON object is expected on every line.") % {"where": _at(path, number)})
    return row


def _text(path: Path, line: int, row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not (value.strip() or name == "body"):
        raise BadFile(
            _("%(where)s: “%(field)s” is missing or is no text.") % {"where": _at(path, line), "field": name}
        )
    return value


def _ids(path: Path, line: int, value: object) -> frozenset[str]:
    if not isinstance(value, list) or not value or not all(isinstance(key, str) for key in value):
        raise BadFile(_("%(where)s: “relevant” must list at least one id.") % {"where": _at(path, line)})
    return frozenset(value)


def _at(path: Path, line: int) -> str:
    return _("%(file)s, line %(line)s") % {"file": path, "line": line}
