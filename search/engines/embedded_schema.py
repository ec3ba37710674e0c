"""How the rows of an entry lie in a Tantivy index.

The fields of pages have names of their own: their statistics must not mix with those of entries. What a search
reads of fifty candidates (`words`) is kept apart from what ten hits show (`source`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import tantivy

from core.search_kinds import IndexEntry
from search.analysis.chain import FieldTerms
from search.engines.protocol import FACETS, EngineHit, EngineWords
from search.engines.rows import ROWS_VERSION, EntryRow, Names, PageRow, rows_of

SCHEMA_VERSION = f"embedded.3.{ROWS_VERSION}"
"""Raise the first figure when a field changes here; an index of another version is not opened but rebuilt."""

ALL, TITLE, PAGE = "all_", "title_", "page_"
"""Prefixes of the text fields: the whole entry, its title, one page of a file."""
TEXT_FIELDS = ("accented", "folded", "accented_pairs", "folded_pairs", "matched")
IN_ORDER = ("all_folded", "all_matched")
"""Fields that keep where each word stands, for phrases."""
ENTRY_ROW, PAGE_ROW = "entry", "page"
EXACT = ("row", "owner", "own_number", "cited_number", "page_number", "title_start", "number_start")


def build_schema() -> tantivy.Schema:
    """The schema of every embedded index. `source` and `words` are kept as written and never searched."""
    builder = tantivy.SchemaBuilder()
    for name in EXACT:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("key", *FACETS):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for prefix in (ALL, TITLE, PAGE):
        for name in TEXT_FIELDS:
            option = "position" if prefix + name in IN_ORDER else "freq"
            builder.add_text_field(prefix + name, tokenizer_name="whitespace", index_option=option)
    builder.add_integer_field("day", fast=True, indexed=True)
    builder.add_integer_field("length", fast=True)
    builder.add_bytes_field("source", stored=True)
    builder.add_bytes_field("words", stored=True)
    return builder.build()


def documents_of(entry: IndexEntry) -> Iterator[tantivy.Document]:
    """The rows of `entry` as Tantivy takes them."""
    row, pages = rows_of(entry)
    yield _entry(row, entry)
    for page in pages:
        yield _page(page)


def hit_of(stored: bytes, score: float, *, is_own_number: bool, with_words: bool) -> EngineHit:
    """A hit from what `words` holds of it."""
    facts, title, codes = stored.split(b"\n", 2)
    key, kind, pk, site_id, day, length = facts.decode().split(" ")
    half = len(codes) // 2
    words = EngineWords(codes[half:], codes[:half], title.decode(), int(length)) if with_words else None
    return EngineHit(
        key=key,
        kind=kind,
        pk=int(pk),
        site_id=int(site_id),
        day=int(day),
        score=score,
        is_own_number=is_own_number,
        words=words,
    )


def _entry(row: EntryRow, entry: IndexEntry) -> tantivy.Document:
    document = tantivy.Document()
    _add_exact(document, {"row": (ENTRY_ROW,), **row.exact})
    for terms in row.texts:
        _add_terms(document, ALL, terms)
    _add_terms(document, TITLE, row.title)
    document.add_integer("day", row.day)
    document.add_integer("length", row.length)
    _add_source(document, row.source)
    facts = (entry.key, entry.kind, entry.pk, entry.site_id, row.day, row.length)
    head = f"{' '.join(map(str, facts))}\n{row.title_words}\n"
    document.add_bytes("words", head.encode() + row.folded_words + row.words)
    return document


def _page(row: PageRow) -> tantivy.Document:
    document = tantivy.Document()
    _add_exact(document, {"row": (PAGE_ROW,), **row.exact})
    _add_terms(document, PAGE, row.terms)
    _add_source(document, row.source)
    return document


def _add_exact(document: tantivy.Document, values: Names) -> None:
    for name, listed in values.items():
        for value in listed:
            document.add_text(name, value)


def _add_terms(document: tantivy.Document, prefix: str, terms: FieldTerms) -> None:
    for name in TEXT_FIELDS:
        document.add_text(prefix + name, getattr(terms, name))


def _add_source(document: tantivy.Document, values: Mapping[str, str | int | bool]) -> None:
    document.add_bytes("source", json.dumps(values, ensure_ascii=False).encode())
