"""How entries lie in a Tantivy index: one row for the entry, one for each page of its files.

The entry's row carries the terms of everything in it, so that words spread over title and files still meet,
and totals and facets count entries. The rows of pages carry their own terms under other names (their
statistics must not mix) and answer one question: on which pages of which file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import tantivy

from core.search_kinds import FileText, IndexEntry
from search.analysis import ANALYSIS_VERSION
from search.analysis.chain import FieldTerms, analyse, join
from search.analysis.numbers import numbers_in
from search.engines.protocol import FACETS, day_number

SCHEMA_VERSION = f"2.{ANALYSIS_VERSION}"
"""Raise the first figure when a field changes; an index of another version is not opened but rebuilt."""

ALL, TITLE, PAGE = "all_", "title_", "page_"
"""Prefixes of the text fields: the whole entry, its title, one page of a file."""
TEXT_FIELDS = ("accented", "folded", "accented_pairs", "folded_pairs", "matched")
ENTRY_ROW, PAGE_ROW = "entry", "page"


def build_schema() -> tantivy.Schema:
    """The schema of every embedded index. `source` is what is shown, kept as written and never searched."""
    builder = tantivy.SchemaBuilder()
    for name in ("row", "owner", "own_number", "cited_number", "page_number"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("key", *FACETS):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for prefix in (ALL, TITLE, PAGE):
        for name in TEXT_FIELDS:
            builder.add_text_field(prefix + name, tokenizer_name="whitespace", index_option="freq")
    builder.add_integer_field("day", fast=True)
    builder.add_bytes_field("source", stored=True)
    return builder.build()


def rows_of(entry: IndexEntry) -> Iterator[tantivy.Document]:
    """The rows of `entry`: itself, then the pages of its files that have text."""
    pages = [
        (file, number, text, analyse(text, accents_trusted=number not in file.scanned))
        for file in entry.files
        for number, text in enumerate(file.pages, start=1)
        if text.strip()
    ]
    yield _entry_row(entry, [text for _, _, text, _ in pages], [terms for *_, terms in pages])
    for file, number, text, terms in pages:
        yield _page_row(entry.key, file, number, text, terms)


def _entry_row(
    entry: IndexEntry, page_texts: Iterable[str], page_terms: Iterable[FieldTerms]
) -> tantivy.Document:
    names = [*entry.numbers, *(file.title for file in entry.files)]
    texts = [entry.title, entry.summary, entry.body, *names]
    row = tantivy.Document()
    _add_exact(row, row=[ENTRY_ROW], key=[entry.key], owner=[entry.key])
    _add_exact(row, own_number=numbers_in(entry.numbers), cited_number=numbers_in([*texts, *page_texts]))
    _add_exact(row, kind=[entry.kind], site=[str(entry.site_id)])
    _add_exact(row, **{name: [value] for name, value in entry.facets.items() if name in {"type", "year"}})
    _add_terms(row, ALL, join([*(analyse(text) for text in texts), *page_terms]))
    _add_terms(row, TITLE, analyse(entry.title))
    row.add_integer("day", day_number(entry.date))
    _add_source(
        row,
        key=entry.key,
        kind=entry.kind,
        pk=entry.pk,
        site_id=entry.site_id,
        title=entry.title,
        summary=entry.summary,
        body=entry.body,
        has_pages=any(text.strip() for file in entry.files for text in file.pages),
    )
    return row


def _page_row(owner: str, file: FileText, number: int, text: str, terms: FieldTerms) -> tantivy.Document:
    row = tantivy.Document()
    _add_exact(row, row=[PAGE_ROW], owner=[owner], page_number=numbers_in([text]))
    _add_terms(row, PAGE, terms)
    _add_source(
        row,
        document_id=file.document_id,
        file_title=file.title,
        is_ocr=number in file.scanned,
        number=number,
        text=text,
    )
    return row


def _add_exact(row: tantivy.Document, /, **values: list[str]) -> None:
    for name, listed in values.items():
        for value in listed:
            row.add_text(name, value)


def _add_terms(row: tantivy.Document, prefix: str, terms: FieldTerms) -> None:
    for name in TEXT_FIELDS:
        row.add_text(prefix + name, getattr(terms, name))


def _add_source(row: tantivy.Document, **values: str | int | bool) -> None:
    row.add_bytes("source", json.dumps(values, ensure_ascii=False).encode())
