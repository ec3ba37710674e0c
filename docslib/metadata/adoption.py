"""The day and the body of an adoption: "… được Quốc hội … thông qua ngày …"."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from docslib.metadata.dates import any_date
from docslib.metadata.issuer import readable_body
from docslib.metadata.lines import FlatText
from docslib.metadata.result import Evidence, Hint

_ADOPTED = re.compile(
    r"(?:(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết|Hiến pháp|Điều lệ)\s+này\s+(?:đã\s+)?được|(?:^|\s)Được)\s+"
    r"(?P<body>[^.;\d]{4,90}?)(?:,?\s+(?:khóa|khoá|kỳ họp|Khóa|lần thứ)[^.;]{0,60}?)?\s+(?:biểu quyết\s+)?thông qua\s+"
    r"(?:vào\s+)?(?:các\s+)?(?P<day>ngày\s.{8,45})",
)
_NATION = re.compile(r"\s+nước Cộng hòa xã hội chủ nghĩa Việt Nam\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Adoption:
    """Who adopted the document and when, with the place of the sentence."""

    body: str
    day: datetime.date | None
    evidence: Evidence


def find_adoption(flat: FlatText) -> Adoption | None:
    """The sentence that says by whom and when this document was adopted."""
    match = _ADOPTED.search(flat.text)
    if match is None:
        return None
    first, last = flat.line_at(match.start("body")), flat.line_at(match.start("day") + 12)
    body = readable_body(_NATION.sub("", match["body"]))
    return Adoption(body, any_date(match["day"]), Evidence(first, last, 0.7, Hint.ADOPTED))
