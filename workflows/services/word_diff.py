"""Which words changed between two texts, as `<ins>` and `<del>`.

Wagtail's own comparison takes words of up to four letters for noise; in Vietnamese nearly every syllable is that
short, and whole sentences would be marked. Here every syllable counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from bs4 import BeautifulSoup
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core.vietnamese.text import normalise

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_PARAGRAPHS = ("p", "li", "h2", "h3", "h4", "blockquote", "tr")
_MARKS = {"delete": "<del>{}</del>", "insert": "<ins>{}</ins>", "equal": "{}"}


def plain_text(html: str) -> str:
    """The words of rich text, one line a paragraph."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(_PARAGRAPHS):
        element.append("\n")
    return soup.get_text().strip()


def word_diff(before: str, after: str) -> SafeString:
    """Both texts in one, with what was taken out and what was put in; line ends are kept."""
    runs = _runs(normalise(before), normalise(after))
    lines = format_html_join("", "{}", ((format_html(_MARKS[op], text),) for op, text in runs if text))
    return SafeString(lines.replace("\n", "<br>"))


def _runs(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Runs of `equal`, `delete` and `insert`; a single space between two changed words goes with them."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    gone, come = "", ""
    for op, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left, right = "".join(old[i1:i2]), "".join(new[j1:j2])
        if op == "equal" and not (left.isspace() and gone and come and "\n" not in left):
            yield from _changed(gone, come)
            gone = come = ""
            yield "equal", right
        else:
            gone, come = gone + left, come + right
    yield from _changed(gone, come)


def _changed(gone: str, come: str) -> Iterator[tuple[str, str]]:
    """A replacement, without the space that both ends share."""
    shared = ""
    if gone[-1:].isspace() and gone[-1:] == come[-1:]:
        gone, come, shared = gone[:-1], come[:-1], gone[-1:]
    yield "delete", gone
    yield "insert", come
    yield "equal", shared
