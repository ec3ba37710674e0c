"""The title of a document: the line that names its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.vietnamese.text import strip_accents, tone_old_style
from docslib.document_types import KINDS_BY_SLUG, DocumentKind, kind_at_start, kind_named
from docslib.metadata.lines import is_capitals

# Filled lines from the top within which a title may stand. Judgments and forms name kinds further down.
_TITLE_LINES = 40
_TITLE_CASE_LINES = 15
_GAZETTE_LINES = 8
_ALONE = re.compile(r"^(?:phu luc|mau(?: so)? \d+[a-z]?|bieu mau)\b")
_BODY = re.compile(r"^(?:[-–+]\s*)?(?:can cu\b|dieu \d+\s*[.:])")
_MANNER = re.compile(r"^(?:\(?dự thảo\)?(?:\s+lần\s+\w+)?|bản)\s+(?=\w)", re.IGNORECASE)
_GAZETTE = re.compile(r"^(?:của|số)\b", re.IGNORECASE)
# The number of a letterhead; of a law it begins with the kind: "Luật số: 24/2018/QH14".
OWN_NUMBER = re.compile(
    r"^(?:(?:bộ )?luật\s+|pháp lệnh\s+|(?:nghị quyết|nghị định|quyết định|lệnh|văn bản)\s+(?=s[ốô]\s*:))?"
    r"s[ốôóoè]\s*:?\s*(?=\d)",
    re.IGNORECASE,
)
# "SỞ / KẾ HOẠCH VÀ ĐẦU TƯ": half of a body's name in a narrow column, no title.
_NAME_GOES_ON = re.compile(r"^(?:VÀ\b|[-–,])")


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a document: the kind, the line it stands on, words that follow on the same line.

    `last` is the last line the kind itself takes ("THÔNG TƯ / LIÊN TỊCH").
    """

    type: DocumentKind
    index: int
    rest: str = ""
    last: int = -1
    is_letter: bool = False

    @property
    def end(self) -> int:
        """The first line after the title."""
        return max(self.index, self.last) + 1


def find_title(lines: list[str]) -> Title | None:
    """The first line that names a kind: in capitals, near the top in any case, alone or with words after it.

    An annex printed alone ("Phụ lục …") has no title of its own, only headings that may look like one.
    """
    filled = 0
    for index, line in enumerate(lines):
        if not line:
            continue
        filled += 1
        folded = strip_accents(line)
        if filled > _TITLE_LINES or _ALONE.match(folded) or _BODY.match(folded):
            return None
        title = _title_at(lines, index, filled)
        if title:
            return title
    return None


def _title_at(lines: list[str], index: int, filled: int) -> Title | None:
    line = _MANNER.sub("", lines[index])
    kind = kind_named(line)
    if kind and (is_capitals(line) or filled <= _TITLE_CASE_LINES):
        return _joined_with_next(lines, index, kind)
    started = kind_at_start(line)
    if started is None or filled > _TITLE_CASE_LINES:
        return None
    kind, rest = started
    if not rest or _NAME_GOES_ON.match(rest) or OWN_NUMBER.match(line):
        return None
    if is_capitals(line[: len(kind.name)]):
        return Title(kind, index, rest)
    if _GAZETTE.match(rest) and filled <= _GAZETTE_LINES and not _inside_brackets(lines, index):
        return Title(kind, index, rest)
    return None


def _joined_with_next(lines: list[str], index: int, kind: DocumentKind) -> Title:
    """ "THÔNG TƯ" and "LIÊN TỊCH" on two lines are one kind, words after it allowed."""
    follower = index + 1
    while follower < len(lines) and not lines[follower]:
        follower += 1
    if follower < len(lines):
        joined = kind_at_start(f"{_MANNER.sub('', lines[index])} {lines[follower]}")
        if joined and joined[0] != kind:
            return Title(joined[0], index, joined[1], last=follower)
    return Title(kind, index)


def _inside_brackets(lines: list[str], index: int) -> bool:
    """Whether the line goes on with "(Ban hành kèm theo" of a line above."""
    before = " ".join(lines[max(index - 3, 0) : index])
    return before.count("(") > before.count(")") or strip_accents(before).endswith("kem theo")


def find_letter(lines: list[str]) -> Title | None:
    """A công văn has no title: its first lines hold "Kính gửi"; the title is thought just above that line."""
    filled = 0
    for index, line in enumerate(lines):
        if not line:
            continue
        filled += 1
        folded = strip_accents(tone_old_style(line))
        if filled > _TITLE_LINES or _ALONE.match(folded) or _BODY.match(folded):
            return None
        if folded.startswith("kinh gui"):
            return Title(KINDS_BY_SLUG["cong-van"], index, last=index - 1, is_letter=True)
    return None


def is_annex_alone(lines: list[str]) -> bool:
    """Whether the text begins as an annex or a form that was printed without its document."""
    filled = [line for line in lines[:30] if line][:3]
    return any(_ALONE.match(strip_accents(line)) for line in filled)
