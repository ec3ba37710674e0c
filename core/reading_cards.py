"""Cards of files and of what was read of them (see `core/cards.py`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FilePageText:
    """The text of one page of a file, as it was read (1-based ``number``)."""

    number: int
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class SignatureCard:
    """A digital signature of a file. `intact` is None where nobody could tell whether the file changed since."""

    signer: str
    organ: str = ""
    signed_at: datetime | None = None
    intact: bool | None = None


@dataclass(frozen=True, slots=True)
class ArticleMark:
    """An article, or a chapter above articles, found in the text of a file on its 1-based `page`."""

    label: str
    title: str
    page: int
    is_chapter: bool = False


@dataclass(frozen=True, slots=True)
class FileCard:
    """A file offered for download, with its text by page when it has been read.

    ``size_label`` is ready to show ("842 KB"); ``pages`` counts pages, None when unknown.
    ``reading_note`` says why there is no text yet, in words for the reader. ``anchor`` names the
    file inside its page: its page 4 stands at ``#<anchor>-trang-4``, where search hits lead.
    ``articles`` are those found in a text that was typed; None leaves them to be guessed at. ``html`` is the text
    with its layout, harmless, its articles under ids ``dieu-…``. ``is_pdf`` files are shown page by page.
    """

    title: str
    url: str
    kind_label: str
    size_label: str = ""
    pages: int | None = None
    scanned: bool = False
    reading_note: str = ""
    anchor: str = ""
    page_texts: Sequence[FilePageText] = field(default_factory=tuple)
    articles: Sequence[ArticleMark] | None = None
    html: str = ""
    is_pdf: bool = False
    signatures: tuple[SignatureCard, ...] = ()
