"""The issuing body (cơ quan ban hành) as a readable name; a person checks it against the list of organs."""

from __future__ import annotations

import re
from collections import Counter

from core.vietnamese.numbers import find_numbers
from core.vietnamese.text import tone_old_style
from docslib.metadata.body_names import PHRASES, POSITIONS
from docslib.metadata.header import organ_lines
from docslib.metadata.lines import LOWER, UPPER, Layout
from docslib.metadata.result import Evidence, Hint
from docslib.metadata.title import Title

_PHRASES = {phrase.lower(): phrase for phrase in PHRASES}
_PHRASE = re.compile(r"\b(" + "|".join(sorted(_PHRASES, key=len, reverse=True)) + r")\b")
_POSITIONS = {phrase.lower(): phrase for phrase in POSITIONS}
_POSITION = re.compile(r"\b(" + "|".join(sorted(_POSITIONS, key=len, reverse=True)) + r")\b")
_OWN_LEVEL = re.compile(
    r"^(?:ban|văn phòng|ủy ban kiểm tra|trường|đảng ủy|đảng bộ|chi bộ|sở|phòng|cục|trung tâm|chi cục)\b"
)
_ABOVE_STATE = re.compile(r"^ủy ban nhân dân\s+")
_COMMITTEE = re.compile(
    r"^(?:T/M|TM\.?)\s+(?P<body>BAN THƯỜNG VỤ|BAN CHẤP HÀNH|THƯỜNG TRỰC)\b", re.IGNORECASE
)
_PROVINCE = re.compile(rf"\bTỉnh ủy ([{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{0,2}})")
_TITLE_BODY = re.compile(r"^của\s+(?P<body>.+)$", re.IGNORECASE)
_BODY_END = re.compile(
    r"\s+(?:về|số|ngày|quy định|hướng dẫn|ban hành|sửa đổi|phê duyệt|bổ sung|v/v)\b", re.IGNORECASE
)
_HEAD_OF = re.compile(r"^(?:bộ trưởng|thống đốc|chủ tịch|tổng cục trưởng|tổng thanh tra|giám đốc)\s+(?=\w)")
_BODY_CHARACTERS = 100


def find_issuer(layout: Layout, title: Title | None, capacity: str | None) -> tuple[str, Evidence] | None:
    """The letterhead's body; without one, the body the title names, or the committee that signs."""
    organs = organ_lines(layout.lines[: title.index] if title else [])
    name = _letterhead_name([tone_old_style(text).lower() for _, text in organs])
    committee = _COMMITTEE.match(tone_old_style(capacity or ""))
    if name and organs:
        evidence = Evidence(organs[0][0], organs[-1][0], 0.9)
        return (_with_committee(name, committee), evidence)
    if title and (named := _named_in_title(layout.lines, title)):
        return named, Evidence(title.index, title.end, 0.8, Hint.IN_TITLE)
    if not committee:
        return None
    province = _provincial_committee(layout.flat.text)
    if province is None:
        return None
    place = _line_of(layout, capacity or "")
    return _with_committee(province, committee), Evidence(place, place, 0.5, Hint.BY_SIGNATURE)


def readable_position(title: str) -> str:
    """A position as it is written in a sentence: `PHÓ BÍ THƯ THƯỜNG TRỰC` → `Phó Bí thư Thường trực`."""
    words = _POSITION.sub(lambda match: _POSITIONS[match[0]], tone_old_style(title).lower())
    return words[:1].upper() + words[1:]


def readable_body(name: str) -> str:
    """A body's name in any case as officials write it: `ỦY BAN NHÂN DÂN TỈNH TRƯỜNG KHÊ` → first letters only."""
    lowered = tone_old_style(" ".join(name.split())).lower()
    pieces = [_PHRASES.get(piece) or piece.title() for piece in _PHRASE.split(lowered)]
    readable = " ".join("".join(pieces).split())
    return readable[:1].upper() + readable[1:]


def _with_committee(name: str, committee: re.Match[str] | None) -> str:
    if committee is None:
        return name
    body = readable_body(committee["body"])
    return name if body in name else f"{body} {name}"


def _letterhead_name(lines: list[str]) -> str | None:
    if not lines:
        return None
    if len(lines) > 1 and _OWN_LEVEL.match(lines[-1]):
        above = _ABOVE_STATE.sub("", " ".join(lines[:-1]))
        return f"{readable_body(lines[-1])} {_inside(readable_body(above))}"
    return readable_body(" ".join(lines))


def _inside(name: str) -> str:
    """A place in the middle of a name: "tỉnh Trường Khê", but "Tỉnh ủy Trường Khê"."""
    first, _, rest = name.partition(" ")
    is_place = first in {"Tỉnh", "Huyện", "Quận", "Xã", "Phường", "Thành"} and not rest.startswith("ủy")
    return first.lower() + " " + rest if is_place else name


def _named_in_title(lines: list[str], title: Title) -> str | None:
    """ "QUYẾT ĐỊNH CỦA BỘ TRƯỞNG BỘ TÀI CHÍNH": the ministry; the body ends before number, day or topic."""
    following = " ".join(lines[title.end : title.end + 3])
    words = f"{title.rest} {following}".strip() if title.rest else following
    match = _TITLE_BODY.match(words)
    if not match:
        return None
    body = _BODY_END.split(match["body"], maxsplit=1)[0].strip(" ,.-")
    if len(body) > _BODY_CHARACTERS or find_numbers(body):
        return None
    return readable_body(_HEAD_OF.sub("", tone_old_style(body).lower()))


def _provincial_committee(text: str) -> str | None:
    named = Counter(match.group(1) for match in _PROVINCE.finditer(tone_old_style(text)))
    return f"Tỉnh ủy {named.most_common(1)[0][0]}" if named else None


def _line_of(layout: Layout, words: str) -> int:
    return next((index for index, line in enumerate(layout.lines) if line and words.startswith(line)), 0)
