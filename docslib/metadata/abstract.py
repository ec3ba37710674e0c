"""Trích yếu: what stands between the title and the body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.vietnamese.numbers import find_numbers
from core.vietnamese.text import strip_accents, tone_old_style
from docslib.metadata.lines import is_capitals, is_rule, starts_small
from docslib.metadata.title import OWN_NUMBER, Title

_MAX_LINES = 12
_PARAGRAPH_CHARACTERS = 260
_NAME_WORDS = 10
_LETTER_SUBJECT = re.compile(r"^(?:v/v|v\.v|về việc)\s*:?\s*", re.IGNORECASE)
_BODY_START = re.compile(
    r"^(?:[-–+•]\s*)?(?:can cu\b|kinh gui|dieu \d+\s*[.:-]|(?:chuong|phan|muc) (?:[ivxlc]+|\d+|thu)\b|[ivx]+\s*[.-]|"
    r"\d\s*[.)-]|\(|duoc hoi dong)"
)
# Only as a sentence of its own; in small letters the words go on with the abstract.
_SENTENCE_START = re.compile(
    r"^(?:[-–+•]\s*)?(?:xet |theo |thuc hien |luat nay|de |nham |trong |sau |thoi gian |vua qua|hien nay|qua |tai )"
)
# "KẾ HOẠCH / Thực hiện Nghị quyết …" is an abstract, the first sentence of a body is longer or ends like one.
_FIRST_CHARACTERS = 220
_ORGAN_START = re.compile(
    r"^(?:ban |uy ban|hoi dong|thu tuong|chinh phu|bo truong|bo chinh tri|quoc hoi|chu tich|tinh uy|thanh uy|"
    r"huyen uy|dang uy|chanh |tong |giam doc|van phong|bi thu|thuong truc|thong doc|uy ban thuong vu)"
)
_OF_BODY = re.compile(r"^(?:của|số)\b", re.IGNORECASE)
_TOPIC = re.compile(
    r"\b(?:về|quy định|hướng dẫn|ban hành|sửa đổi|phê duyệt|bổ sung|bãi bỏ|v/v|thi hành|công bố|thành lập)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Abstract:
    """The abstract and the lines it was read from; `is_closed` when a drawn line ends it."""

    text: str
    first: int
    last: int
    is_closed: bool = False


def find_abstract(lines: list[str], title: Title) -> Abstract | None:
    """The abstract under the title, joined to one line; None when the body follows at once."""
    body = lines[title.end :]
    spacing = _leading_blanks(body)
    collected = [(title.index, title.rest)] if title.rest else []
    blanks = 0
    is_closed = False
    for offset, line in enumerate(body[: 3 * _MAX_LINES]):
        if not line:
            blanks += 1
            continue
        if is_rule(line):
            is_closed = True
            break
        if OWN_NUMBER.match(line) and find_numbers(line) and not title.rest:
            continue
        issues = bool(collected) and _is_body_that_issues(line, body[offset + 1 :])
        if issues or _ends_before(line, collected, blanks > spacing) or len(collected) >= _MAX_LINES:
            break
        collected.append((title.end + offset, line))
        blanks = 0
    if not is_closed:
        collected = _without_body(collected)
    text = _topic_of(" ".join(line for _, line in collected)).strip(" .;")
    return Abstract(text, collected[0][0], collected[-1][0], is_closed) if text else None


def _leading_blanks(body: list[str]) -> int:
    """How many blank lines part two lines of the heading: some readers put one between any two paragraphs."""
    for index, line in enumerate(body):
        if line:
            return index
    return 0


def _is_body_that_issues(line: str, following: list[str]) -> bool:
    """ "Chính phủ" in small letters between the abstract and "Căn cứ …"."""
    folded = strip_accents(tone_old_style(line))
    is_name = bool(_ORGAN_START.match(folded)) and len(folded.split()) <= _NAME_WORDS and line[-1:].isalpha()
    after = next((text for text in following if text), "")
    return (
        is_name
        and not folded.startswith("ban hanh")
        and strip_accents(after).lstrip("- ").startswith("can cu")
    )


def _ends_before(line: str, collected: list[tuple[int, str]], after_gap: bool) -> bool:
    folded = strip_accents(tone_old_style(line))
    if _BODY_START.match(folded) or not any(char.isalpha() for char in line):
        return True
    if not collected:
        is_sentence = len(line) > _FIRST_CHARACTERS or line.endswith((".", ";", ":", ","))
        return is_sentence and bool(_SENTENCE_START.match(folded))
    if _SENTENCE_START.match(folded) and not starts_small(line):
        return True
    if is_capitals(line) and _ORGAN_START.match(folded):
        return not _OF_BODY.match(collected[-1][1]) or bool(_TOPIC.search(collected[-1][1]))
    # Fonts of capitals are lost in old files: the body that issues comes in small letters.
    is_organ = bool(_ORGAN_START.match(folded)) and not folded.startswith("ban hanh")
    is_new = is_organ or not starts_small(line)
    return after_gap and is_new and bool(_topic_of(" ".join(text for _, text in collected)))


def _without_body(collected: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Without a drawn line below it the abstract ends where sentences begin."""
    for index, (_, line) in enumerate(collected):
        is_paragraph = len(line) > _PARAGRAPH_CHARACTERS or line.endswith((".", ";", ":"))
        if index and is_paragraph and not starts_small(line):
            return collected[:index]
    return collected


def _topic_of(text: str) -> str:
    """Without "của Chính phủ số … ngày …", which gazettes print between the kind and its topic."""
    if not _OF_BODY.match(text):
        return text
    numbers = find_numbers(text)
    topic = _TOPIC.search(text, numbers[0].span[1] if numbers else 0)
    return text[topic.start() :] if topic else ""


def find_letter_subject(header: list[str]) -> Abstract | None:
    """The subject of a công văn: "V/v …" under the number."""
    for index, line in enumerate(header):
        match = _LETTER_SUBJECT.match(line)
        if not match:
            continue
        collected = [line[match.end() :]]
        for follower in header[index + 1 : index + 6]:
            if not follower or _is_letterhead(follower):
                break
            collected.append(follower)
        text = " ".join(collected).strip(" .;")
        return Abstract(text, index, index + len(collected) - 1, is_closed=True) if text else None
    return None


def _is_letterhead(line: str) -> bool:
    folded = strip_accents(line)
    return is_capitals(line) or is_rule(line) or ", ngay" in folded or folded.startswith(("doc lap", "so:"))
