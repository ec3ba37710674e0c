"""The issuing body (cơ quan ban hành) as a readable name; a person checks it against the list of organs."""

from __future__ import annotations

import re
from collections import Counter

from core.vietnamese.text import tone_old_style
from docslib.metadata.header import organ_lines
from docslib.metadata.lines import LOWER, UPPER

# As officials write them; every other word of a body's name is part of a place name.
_PHRASES = {
    phrase.lower(): phrase
    for phrase in (
        *("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Thị ủy", "Đảng ủy", "Đảng bộ", "Chi bộ", "Ban Thường vụ"),
        *(
            "Ban Chấp hành",
            "Thường trực",
            "Ủy ban nhân dân",
            "Ủy ban Kiểm tra",
            "Hội đồng nhân dân",
            "Ủy ban",
        ),
        *("Hội đồng", "Ban Tuyên giáo và Dân vận", "Ban Tuyên giáo", "Ban Dân vận", "Ban Tổ chức"),
        *("Ban Nội chính", "Ban Chỉ đạo", "Ban Biên tập", "Văn phòng", "Chính phủ", "Quốc hội", "Thủ tướng"),
        *("Thanh tra", "Bộ", "Sở", "Trường Chính trị", "Trung ương", "tỉnh", "thành phố", "huyện", "quận"),
        *("phường", "xã"),
    )
}
_PHRASE = re.compile(r"\b(" + "|".join(sorted(_PHRASES, key=len, reverse=True)) + r")\b")
_POSITIONS = {
    phrase.lower(): phrase
    for phrase in (
        *("Bí thư", "Chủ tịch", "Chủ nhiệm", "Trưởng", "Chánh", "Văn phòng", "Thường trực", "Giám đốc"),
        *("Bộ trưởng", "Thủ tướng", "Tổng", "Tỉnh ủy", "Ủy viên", "Ban Thường vụ"),
    )
}
_POSITION = re.compile(r"\b(" + "|".join(sorted(_POSITIONS, key=len, reverse=True)) + r")\b")
_OWN_LEVEL = re.compile(r"^(?:ban|văn phòng|ủy ban kiểm tra|trường|đảng ủy|đảng bộ|chi bộ|sở)\b")
_COMMITTEE = re.compile(
    r"^(?:T/M|TM\.?)\s+(?P<body>BAN THƯỜNG VỤ|BAN CHẤP HÀNH|THƯỜNG TRỰC)\b", re.IGNORECASE
)
_PROVINCE = re.compile(rf"\bTỉnh ủy ([{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{0,2}})")


def find_issuer(header: list[str], text: str, capacity: str | None) -> str | None:
    """The letterhead's body; without a letterhead, the committee that signs and the province named."""
    lines = [tone_old_style(line).lower() for line in organ_lines(header)]
    name = _letterhead_name(lines)
    committee = _COMMITTEE.match(tone_old_style(capacity or ""))
    if not committee:
        return name
    body = _readable(committee["body"].lower())
    whole = name or _provincial_committee(text)
    return f"{body} {whole}" if whole and not whole.startswith(body) else whole


def readable_position(title: str) -> str:
    """A position as it is written in a sentence: `PHÓ BÍ THƯ THƯỜNG TRỰC` → `Phó Bí thư Thường trực`."""
    words = _POSITION.sub(lambda match: _POSITIONS[match[0]], tone_old_style(title).lower())
    return words[:1].upper() + words[1:]


def _letterhead_name(lines: list[str]) -> str | None:
    if not lines:
        return None
    if len(lines) > 1 and _OWN_LEVEL.match(lines[-1]):
        return f"{_readable(lines[-1])} {_readable(' '.join(lines[:-1]))}"
    return _readable(" ".join(lines))


def _provincial_committee(text: str) -> str | None:
    flat = tone_old_style(" ".join(text.split()))
    named = Counter(match.group(1) for match in _PROVINCE.finditer(flat))
    return f"Tỉnh ủy {named.most_common(1)[0][0]}" if named else None


def _readable(lowered: str) -> str:
    """Capitals as officials write them: first letter of a body's name, every word of a place name."""
    pieces = [_PHRASES.get(piece) or piece.title() for piece in _PHRASE.split(lowered)]
    name = " ".join("".join(pieces).split())
    return name[:1].upper() + name[1:]
