"""The term of office (nhiệm kỳ) a document belongs to, where its head states it."""

from __future__ import annotations

import re

from docslib.metadata.result import Evidence

_YEARS = re.compile(
    r"nhiệm kỳ\s*\(?\s*(?P<from>(?:19|20)\d{2})\s*[-–—]\s*(?P<to>(?:19|20)\d{2})", re.IGNORECASE
)


def find_term(lines: list[str], last: int) -> tuple[str, Evidence] | None:
    """The years of the term named in the letterhead, the title or the abstract, up to the line `last`."""
    for index in range(min(last + 1, len(lines))):
        match = _YEARS.search(
            f"{lines[index]} {lines[index + 1] if index + 1 <= last and index + 1 < len(lines) else ''}"
        )
        if match:
            return f"{match['from']}-{match['to']}", Evidence(index, index, 0.85)
    return None
