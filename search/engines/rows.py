"""What engines keep of an entry: the same terms in the same fields, whatever the engine (design 5).

An entry is one row, and each page of its files that has text is another. The entry's row carries the terms of
everything in it, so that words spread over title and files still meet, and totals and facets count entries.
The rows of pages carry their own terms and answer one question: on which pages of which file.

An engine cuts these terms at blanks and does nothing else to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from core.search_kinds import FileText, IndexEntry
from search.analysis import ANALYSIS_VERSION
from search.analysis.chain import FieldTerms, analyse, forms_of
from search.analysis.codes import packed
from search.analysis.numbers import numbers_in
from search.analysis.starts import number_starts, title_starts
from search.engines.protocol import FACETS, day_number

ROWS_VERSION = f"5.{ANALYSIS_VERSION}"
"""Raise the first figure when a field changes; an index of another version is not opened but rebuilt."""

WORDS_KEPT = 3_000
"""Words of an entry that the second stage reads: about six pages of a document, all of an article."""

Names = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry. `texts` are its fields text by text: no pair and no phrase crosses from one into the next.

    `exact` holds whole values by field: key, owner, own_number, cited_number, title_start, number_start and the
    facets. `words` and `folded_words` are the first WORDS_KEPT words as codes, `title_words` the title's folded
    ones, `length` counts all words.
    """

    exact: Names
    texts: tuple[FieldTerms, ...]
    title: FieldTerms
    day: int
    words: bytes
    folded_words: bytes
    title_words: str
    length: int
    source: Mapping[str, str | int | bool]


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page of a file; `exact` holds owner (the entry's key) and page_number."""

    exact: Names
    terms: FieldTerms
    source: Mapping[str, str | int | bool]


def rows_of(entry: IndexEntry) -> tuple[EntryRow, tuple[PageRow, ...]]:
    """The rows of `entry`: itself, and the pages of its files that have text."""
    pages = list(_pages(entry))
    rows = tuple(_page_row(entry.key, file, number, text, terms) for file, number, text, terms in pages)
    return _entry_row(entry, [text for _, _, text, _ in pages], [terms for *_, terms in pages]), rows


def _pages(entry: IndexEntry) -> Iterator[tuple[FileText, int, str, FieldTerms]]:
    for file in entry.files:
        for number, text in enumerate(file.pages, start=1):
            if text.strip():
                yield file, number, text, analyse(text, accents_trusted=number not in file.scanned)


def _entry_row(entry: IndexEntry, page_texts: list[str], page_terms: list[FieldTerms]) -> EntryRow:
    names = [*entry.numbers, *(file.title for file in entry.files)]
    texts = [text for text in (entry.title, entry.summary, entry.body, *names) if text]
    analysed = (*(analyse(text) for text in texts), *page_terms)
    words, folded, length = _first_words([*texts, *page_texts])
    title = analyse(entry.title)
    return EntryRow(
        exact={
            "key": (entry.key,),
            "owner": (entry.key,),
            "own_number": tuple(numbers_in(entry.numbers)),
            "cited_number": tuple(numbers_in([*texts, *page_texts])),
            "title_start": title_starts(title.folded),
            "number_start": number_starts(entry.numbers),
            **_facets(entry),
        },
        texts=analysed,
        title=title,
        day=day_number(entry.date),
        words=words,
        folded_words=folded,
        title_words=title.folded,
        length=length,
        source={
            "key": entry.key,
            "kind": entry.kind,
            "pk": entry.pk,
            "site_id": entry.site_id,
            "title": entry.title,
            "summary": entry.summary,
            "body": entry.body,
            "number": entry.numbers[0] if entry.numbers else "",
            "has_pages": bool(page_terms),
        },
    )


def _facets(entry: IndexEntry) -> Names:
    known = {name: tuple(values) for name, values in entry.facets.items() if name in FACETS}
    return {**known, "kind": (entry.kind,), "site": (str(entry.site_id),)}


def _first_words(texts: Iterable[str]) -> tuple[bytes, bytes, int]:
    """The codes of the first words of all texts in both forms, and how many words there are in all."""
    accented: list[str] = []
    folded: list[str] = []
    length = 0
    for text in texts:
        forms = forms_of(text)
        kept = forms[: max(WORDS_KEPT - length, 0)]
        accented += [form[0] for form in kept]
        folded += [form[1] for form in kept]
        length += len(forms)
    return packed(accented), packed(folded), length


def _page_row(owner: str, file: FileText, number: int, text: str, terms: FieldTerms) -> PageRow:
    return PageRow(
        exact={"owner": (owner,), "page_number": tuple(numbers_in([text]))},
        terms=terms,
        source={
            "document_id": file.document_id,
            "file_title": file.title,
            "is_ocr": number in file.scanned,
            "number": number,
            "text": text,
        },
    )
