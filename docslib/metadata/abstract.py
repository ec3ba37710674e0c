"""Trích yếu: what stands between the title and the body."""

from __future__ import annotations

import re

from core.vietnamese.text import strip_accents, tone_old_style
from docslib.metadata.header import Title
from docslib.metadata.lines import is_capitals, is_rule, starts_small

_MAX_LINES = 12
_PARAGRAPH_CHARACTERS = 260
_LETTER_SUBJECT = re.compile(r"^(?:v/v|v\.v|về việc)\s*:?\s*", re.IGNORECASE)
_BODY_START = re.compile(
    r"^(?:[-–+•]\s*)?(?:can cu|xet |theo de nghi|thuc hien |kinh gui|dieu \d|chuong |phan |muc |i\.|1[.-]|\()"
)
_ORGAN_START = re.compile(
    r"^(?:ban |uy ban|hoi dong|thu tuong|chinh phu|bo truong|bo chinh tri|quoc hoi|chu tich|tinh uy|thanh uy|"
    r"huyen uy|dang uy|chanh |tong |giam doc|van phong|bi thu|thuong truc)"
)


def find_abstract(lines: list[str], title: Title) -> str | None:
    """The abstract under the title, joined to one line; None when the body follows at once."""
    body = lines[title.index + 1 :]
    spacing = _leading_blanks(body)
    collected = [title.rest] if title.rest else []
    blanks = 0
    closed = False
    for line in body[: 3 * _MAX_LINES]:
        if not line:
            blanks += 1
            continue
        if is_rule(line):
            closed = True
            break
        if _ends_before(line, collected, blanks > spacing) or len(collected) >= _MAX_LINES:
            break
        collected.append(line)
        blanks = 0
    if not closed:
        collected = _without_body(collected)
    return " ".join(collected).strip(" .;") or None


def _leading_blanks(body: list[str]) -> int:
    """How many blank lines part two lines of the heading: some readers put one between any two paragraphs."""
    for index, line in enumerate(body):
        if line:
            return index
    return 0


def _ends_before(line: str, collected: list[str], after_gap: bool) -> bool:
    folded = strip_accents(tone_old_style(line))
    if _BODY_START.match(folded) or not any(char.isalpha() for char in line):
        return True
    if not collected:
        return False
    if is_capitals(line) and _ORGAN_START.match(folded):
        return True
    return after_gap and not starts_small(line)


def _without_body(collected: list[str]) -> list[str]:
    """Without a drawn line below it the abstract ends where sentences begin."""
    for index, line in enumerate(collected):
        is_paragraph = len(line) > _PARAGRAPH_CHARACTERS or line.endswith((".", ";", ":"))
        if index and is_paragraph and not starts_small(line):
            return collected[:index]
    return collected


def find_letter_subject(header: list[str]) -> str | None:
    """The subject of a công văn: "V/v …" under the number."""
    for index, line in enumerate(header):
        match = _LETTER_SUBJECT.match(line)
        if not match:
            continue
        collected = [line[match.end() :]]
        for follower in header[index + 1 : index + 5]:
            if not follower or is_capitals(follower) or is_rule(follower) or ", ngày" in follower:
                break
            collected.append(follower)
        return " ".join(collected).strip(" .;") or None
    return None
