"""A Word file as plain HTML for the reader's page: headings, lists and tables, nothing that runs or calls out (O02).

Only DOCX is laid out; of other kinds the pages' text is read. Pictures are left out: the file itself has them.
"""

from __future__ import annotations

import logging
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import mammoth
import nh3
from lxml.html import HtmlElement

from core.vietnamese.legacy import repair
from core.vietnamese.text import normalise
from docslib.reading.result import FileKind

logger = logging.getLogger(__name__)

MAX_BODY_BYTES = 12 * 1024 * 1024
"""Of the unpacked text of a file; what is longer takes minutes to lay out and is read by pages instead."""
MAX_HTML_LETTERS = 2_000_000

# The page has a heading of its own, one of the part and one of the file: those of the text come below, all alike,
# since official files use Word's levels for their looks.
_STYLES = """
p[style-name='Title'] => h4:fresh
p[style-name='heading 1'] => h4:fresh
p[style-name='heading 2'] => h4:fresh
p[style-name='heading 3'] => h4:fresh
p[style-name='heading 4'] => h4:fresh
u => u
"""
_BLOCKS = ("p", "h4")
_LETTERS = ("strong", "em", "u", "s", "sub", "sup", "br")
_LISTS = ("ul", "ol", "li", "blockquote")
_TABLES = ("table", "thead", "tbody", "tr", "th", "td")
_TAGS = {*_BLOCKS, *_LETTERS, *_LISTS, *_TABLES}
_CELL = {"colspan", "rowspan"}
_SPANS = {"td": _CELL, "th": _CELL}
_ATTRIBUTES = {**_SPANS, **dict.fromkeys(_BLOCKS, frozenset({"id"}))}
_LETTERHEAD = "letterhead"
_ARTICLE = re.compile(r"Điều\s+(\d{1,4}[a-zđ]?)\b\s*([.:]?)")
_QUOTES = ("“", '"', "«")


def html_of(path: Path, kind: str) -> str:
    """The text of a DOCX with its layout as harmless HTML, the letters of old fonts in Unicode (G07); "" for other
    kinds, and where a file is too long or cannot be laid out: its text by page is read all the same."""
    if kind != FileKind.DOCX or _is_too_long(path):
        return ""
    try:
        with path.open("rb") as stream:
            made = mammoth.convert_to_html(
                stream, style_map=_STYLES, convert_image=_no_picture, include_embedded_style_map=False
            ).value
    except (
        Exception
    ):  # whatever a strange file does to the converter, the file itself has been read by others
        logger.info("A DOCX could not be laid out", exc_info=True)
        return ""
    return _tidy(made) if len(made) <= MAX_HTML_LETTERS else ""


def _is_too_long(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return (
                sum(i.file_size for i in archive.infolist() if i.filename.endswith(".xml")) > MAX_BODY_BYTES
            )
    except (OSError, zipfile.BadZipFile):
        return True


def _no_picture(image: object) -> list[object]:
    return []


def _tidy(made: str) -> str:
    """Cleaned HTML with articles named; cleaned before it is changed and after, so that no change can undo it."""
    clean = nh3.clean(made, tags=_TAGS, attributes=_SPANS)
    if not clean.strip():
        return ""
    root = lxml.html.fragment_fromstring(clean, create_parent="div")
    _drop_empty(root)
    _in_unicode(root)
    _mark_letterheads(root)
    _name_articles(root)
    inner = (root.text or "") + "".join(lxml.html.tostring(child, encoding="unicode") for child in root)
    return nh3.clean(
        normalise(inner), tags=_TAGS, attributes=_ATTRIBUTES, allowed_classes={"table": {_LETTERHEAD}}
    )


def _blocks(root: HtmlElement) -> Iterator[HtmlElement]:
    """Elements that hold a line of text themselves."""
    for element in root.iter():
        if element.tag in _BLOCKS or (element.tag == "li" and (element.text or "").strip()):
            yield element


def _drop_empty(root: HtmlElement) -> None:
    """Empty paragraphs are how Word files make room; the page makes its own."""
    for block in list(root.iter(*_BLOCKS)):
        if not block.text_content().strip():
            block.drop_tree()


def _in_unicode(root: HtmlElement) -> None:
    """Turn the letters of old fonts into Unicode. All lines vote together, so bold and italics within a line that
    was changed are given up: a letter may have been split between two of them."""
    blocks = [block for block in _blocks(root) if block.tag != "li"]
    texts = [" ".join(block.text_content().split()) for block in blocks]
    repaired = repair("\n".join(texts))
    if not repaired.repaired_lines:
        return
    for block, before, after in zip(blocks, texts, repaired.text.split("\n"), strict=True):
        if before != after:
            bold = _is_bold(block)
            tag, tail = block.tag, block.tail
            block.clear()
            block.tag, block.tail = tag, tail
            holder = lxml.html.Element("strong") if bold else block
            if bold:
                block.append(holder)
            holder.text = after


def _is_bold(block: HtmlElement) -> bool:
    """Whether the whole line is bold."""
    return len(block) == 1 and block[0].tag == "strong" and not (block.text or block[0].tail or "").strip()


def _mark_letterheads(root: HtmlElement) -> None:
    """Tables of one row lay out a letterhead or a signature; on a phone their cells stand one under the other."""
    for table in root.iter("table"):
        if len(table.findall(".//tr")) == 1:
            table.set("class", _LETTERHEAD)
            for heading in table.iter("h4"):
                heading.tag = "p"


def _name_articles(root: HtmlElement) -> None:
    """Give each article of the text an id ("dieu-5"; the second one of that number "dieu-5-lan-2")."""
    times: dict[str, int] = {}
    for block in root.iter(*_BLOCKS):
        text = block.text_content().strip()
        match = None if text.startswith(_QUOTES) else _ARTICLE.match(text)
        if match and (match[2] or _is_bold(block)):
            block.set("id", article_id(match[1], times))


def article_id(number: str, times: dict[str, int]) -> str:
    """The id of the next article of this number; `times` counts those that came before."""
    times[number] = times.get(number, 0) + 1
    base = f"dieu-{number.replace('đ', 'd')}"
    return base if times[number] == 1 else f"{base}-lan-{times[number]}"
