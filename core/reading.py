"""Files ready to be read on a screen: paragraphs by page, articles and clauses named, a table of contents."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.utils.html import strip_tags

from core.paragraphs import ARTICLE, Paragraph, paragraphs
from core.reading_cards import ArticleMark, FileCard
from core.vietnamese.text import strip_accents

_OF_A_HEADING = re.compile(r"(?P<label>Điều\s+\d+[a-zđ]?)\s*[.:]?\s*(?P<title>.*)")
_NAMED_IN_HTML = re.compile(r'<(p|h4) id="(dieu-[^"]+)">(.*?)</\1>', re.DOTALL)
_NUMBERED = re.compile(r"(\d{1,2})[.)]\s")
_WORDS_IN_CONTENTS = 9
_FEWEST_ENTRIES = 2
"""A table of contents with fewer lines than this leads nowhere."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a file (1-based `number`) under the `id` that search hits use."""

    number: int
    id: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the table of contents: "Điều 7" or "Trang 3", and the words it begins with; a chapter, which
    only stands above its articles, has no `id`."""

    id: str
    label: str
    title: str
    is_page: bool = False


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file ready to be read on a screen; `html`, where it is there, is read instead of the leaves."""

    file: FileCard
    leaves: tuple[Leaf, ...]
    contents: tuple[ContentsEntry, ...]
    html: str = ""


@dataclass
class _Names:
    """Gives each article of one file an id of its own: "dieu-5", the next of that number "dieu-5-lan-2"."""

    prefix: str = ""
    times: dict[str, int] = field(default_factory=dict)
    article: str = ""
    clause: int = 0

    def of_article(self, label: str) -> str:
        number = strip_accents(label.rsplit(maxsplit=1)[-1]).lower()
        self.times[number] = self.times.get(number, 0) + 1
        again = f"-lan-{self.times[number]}" if self.times[number] > 1 else ""
        self.article, self.clause = f"{self.prefix}dieu-{number}{again}", 0
        return self.article

    def of_clause(self, text: str) -> str:
        """The id of the next clause (khoản) of the article in hand; "" for anything else that is numbered."""
        match = _NUMBERED.match(text)
        if not self.article or match is None or int(match[1]) != self.clause + 1:
            return ""
        self.clause += 1
        return f"{self.article}-khoan-{self.clause}"


def read_files(files: Iterable[FileCard]) -> list[ReadFile]:
    """All files of a page. The articles of the first that has some have plain ids, "dieu-5", as people cite them; in
    the others they carry the name of the file."""
    made: list[ReadFile] = []
    is_taken = False
    for file in files:
        read = read_file(file, f"{file.anchor}-" if is_taken else "")
        is_taken = is_taken or any(entry.id and not entry.is_page for entry in read.contents)
        made.append(read)
    return made


def read_file(file: FileCard, prefix: str = "") -> ReadFile:
    """The pages of a file as paragraphs, with a table of its articles or, failing these, of its pages if several."""
    if file.html:
        leaves = tuple(_leaf(file, page.number, paragraphs(page.text)) for page in file.page_texts)
        named = file.html.replace(' id="dieu-', f' id="{prefix}dieu-')
        contents = [
            _entry_of_html(f"{prefix}{match[2]}", match[3]) for match in _NAMED_IN_HTML.finditer(file.html)
        ]
        return ReadFile(file, leaves, tuple(contents) if len(contents) >= _FEWEST_ENTRIES else (), named)
    names = _Names(prefix)
    pages: list[Leaf] = []
    articles: list[ContentsEntry] = []
    for page in file.page_texts:
        marks = (
            None if file.articles is None else [mark for mark in file.articles if mark.page == page.number]
        )
        marked = [_named(paragraph, marks, names, articles) for paragraph in paragraphs(page.text)]
        pages.append(_leaf(file, page.number, marked))
    listed = sum(bool(entry.id) for entry in articles)
    contents = articles if listed >= _FEWEST_ENTRIES else [_page_entry(leaf) for leaf in pages]
    return ReadFile(file, tuple(pages), tuple(contents) if len(contents) >= _FEWEST_ENTRIES else ())


def _leaf(file: FileCard, number: int, marked: Iterable[Paragraph]) -> Leaf:
    return Leaf(number, f"{file.anchor}-trang-{number}", tuple(marked))


def _named(
    paragraph: Paragraph, marks: list[ArticleMark] | None, names: _Names, found: list[ContentsEntry]
) -> Paragraph:
    """The paragraph with the id of the article or clause it begins; articles and chapters go into `found`."""
    if paragraph.kind == "chapter" and marks is not None:
        mark = _next_mark(marks, paragraph.text, is_chapter=True)
        if mark is not None:
            found.append(ContentsEntry("", mark.label, _opening(mark.title)))
        return paragraph
    match = ARTICLE.match(paragraph.text)
    if match is None:
        return replace(paragraph, id=names.of_clause(paragraph.text))
    if marks is not None and _next_mark(marks, paragraph.text, is_chapter=False) is None:
        return paragraph
    entry = ContentsEntry(names.of_article(match["label"]), match["label"], _opening(match["title"]))
    found.append(entry)
    return replace(paragraph, id=entry.id)


def _next_mark(marks: list[ArticleMark], text: str, *, is_chapter: bool) -> ArticleMark | None:
    """The mark that `text` begins with; it and those before it are used up."""
    for place, mark in enumerate(marks):
        if mark.is_chapter == is_chapter and text.casefold().startswith(mark.label.casefold()):
            del marks[: place + 1]
            return mark
    return None


def _entry_of_html(entry_id: str, inner: str) -> ContentsEntry:
    text = " ".join(html.unescape(strip_tags(inner.replace("<br>", " "))).split())
    match = _OF_A_HEADING.match(text)
    return ContentsEntry(
        entry_id, match["label"] if match else text, _opening(match["title"]) if match else ""
    )


def _page_entry(leaf: Leaf) -> ContentsEntry:
    first = leaf.paragraphs[0].text if leaf.paragraphs else ""
    return ContentsEntry(leaf.id, str(leaf.number), _opening(first), is_page=True)


def _opening(text: str) -> str:
    words = text.split()
    return text if len(words) <= _WORDS_IN_CONTENTS else " ".join(words[:_WORDS_IN_CONTENTS]) + " …"
