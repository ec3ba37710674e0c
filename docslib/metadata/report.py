"""Everything the reader finds in a text, as plain values for programs."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from docslib.metadata.articles import ARTICLE_LEVEL, CLAUSE_LEVEL, Article, find_articles
from docslib.metadata.basis import LegalBasis, find_legal_basis
from docslib.metadata.citations import find_citations
from docslib.metadata.extent import proper_end
from docslib.metadata.lines import Layout
from docslib.metadata.reader import metadata_of_layout
from docslib.metadata.relations import find_relations
from docslib.metadata.suggestions import suggestions_of
from docslib.metadata.title import find_letter, find_title, is_annex_alone
from docslib.reading.result import PageText


def facts_of(pages: Sequence[PageText]) -> dict[str, Any]:
    """The flat facts, and beside them `suggested` (value, place, confidence), legal basis, citations, relations
    and articles."""
    layout = Layout.of(pages)
    found = metadata_of_layout(layout, is_recognised=bool(pages) and pages[0].is_ocr)
    title = find_title(layout.lines) or find_letter(layout.lines)
    end = 0 if is_annex_alone(layout.lines) else proper_end(layout.lines, title)
    suggested = {
        name: {
            "value": _plain(offered.value),
            "confidence": offered.confidence,
            "page": offered.page,
            "quote": offered.quote,
            "note": offered.note,
            "hint": offered.hint,
        }
        for name, offered in suggestions_of(layout, found).items()
    }
    return {
        **found.as_json(),
        "suggested": suggested,
        "legal_basis": [_basis(item) for item in find_legal_basis(layout, title, end)],
        "relations": [
            {
                "kind": relation.kind.value,
                "extent": relation.extent.value,
                "number": relation.number,
                "date": _plain(relation.date),
                "provision": relation.provision,
            }
            for relation in find_relations("\n".join(layout.lines[:end]))
        ],
        "citations": _citations(layout, found.number),
        "articles": _articles(find_articles(pages)),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _basis(item: LegalBasis) -> dict[str, Any]:
    return {
        "number": item.number,
        "type": item.type_slug,
        "date": _plain(item.date),
        "page": item.page,
        "text": item.text,
    }


def _citations(layout: Layout, own_number: str | None) -> list[dict[str, Any]]:
    """Each cited number once, with the first type and date that any of its places names."""
    found: dict[str, dict[str, Any]] = {}
    for cited in find_citations(layout.flat.text):
        if cited.number == own_number:
            continue
        page = layout.pages[layout.flat.line_at(cited.span[0])]
        entry = found.setdefault(
            cited.key,
            {"number": cited.number, "type": None, "date": None, "page": page, "count": 0},
        )
        entry["type"] = entry["type"] or cited.type_slug
        entry["date"] = entry["date"] or _plain(cited.date)
        entry["count"] += 1
    return list(found.values())


def _articles(headings: list[Article]) -> list[dict[str, Any]]:
    """The articles, each with the chapter it stands in and the number of its clauses."""
    found: list[dict[str, Any]] = []
    chapter = ""
    for heading in headings:
        if heading.level == CLAUSE_LEVEL:
            found[-1]["clauses"] += 1
        elif heading.level < ARTICLE_LEVEL:
            chapter = f"{heading.label}. {heading.title}".rstrip(". ")
        else:
            found.append(
                {
                    "label": heading.label,
                    "title": heading.title,
                    "page": heading.page,
                    "part": heading.part,
                    "chapter": chapter,
                    "clauses": 0,
                }
            )
    return found
