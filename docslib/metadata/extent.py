"""Where the document proper ends: behind it come forms of annexes, or a second document in the same file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.vietnamese.text import strip_accents
from docslib.document_types import kind_named
from docslib.metadata.lines import is_capitals
from docslib.metadata.title import Title

# Kinds that are often attached to a decision; printed alone, the number beside them is the decision's.
ATTACHED_SLUGS = frozenset(
    {
        *("quy-che", "quy-dinh", "de-an", "chuong-trinh", "ke-hoach", "phuong-an", "huong-dan", "dieu-le"),
        *("chien-luoc", "quy-hoach", "du-an"),
    }
)
_ANNEX_HEADING = re.compile(
    r"^\(?(?:phu luc|mau(?: so)?)\s*(?:so\s*)?(?:\d{1,2}[a-z]?|[ivxlc]{1,6}|[a-z])?\b"
)
_ANNEX_BARE = re.compile(r"^(?:phu luc|mau so)\s*(?:so\s*)?(?:\d{1,2}[a-z]?|[ivxlc]{1,6}|[a-z])?:?$")
_FORM_ORIGIN = re.compile(r"^mau(?: so)?\s*\S{1,5}\s*(?:ban hanh )?kem theo")
_LETTERHEAD = re.compile(r"^(?:cong hoa xa hoi chu nghia viet nam|dang cong san viet nam)\b")
_ATTACHED = re.compile(r"^\(?\s*(?:duoc )?(?:ban hanh )?kem theo\b")
_ATTACHED_REACH = 10
_HEADING_CHARACTERS = 90
_FULL_LINE = 55
# Lines after the title that still belong to the heading: the second column of the letterhead may come late.
_HEADING_LINES = 12


@dataclass(frozen=True, slots=True)
class AttachedPart:
    """A regulation printed behind the decision that issues it."""

    start: int
    name: str


def proper_end(lines: list[str], title: Title | None) -> int:
    """The line before which the document proper ends: annexes, forms and second documents begin there."""
    start = title.end if title else 0
    attached = {part.start for part in attached_parts(lines, title)}
    for index in range(start, len(lines)):
        folded = strip_accents(lines[index])
        if _is_annex_heading(lines[index], folded) and not _goes_on(lines[index - 1] if index else ""):
            return index
        is_letterhead = bool(_LETTERHEAD.match(folded)) and is_capitals(lines[index])
        opens_attached = any(index < other <= index + _ATTACHED_REACH for other in attached)
        if is_letterhead and index > start + _HEADING_LINES and not opens_attached:
            return index
    return len(lines)


def _goes_on(above: str) -> bool:
    """Whether the line above is a full one that breaks off in the middle of a sentence."""
    return len(above) > _FULL_LINE and (above[-1].isalpha() or above.endswith(","))


def _is_annex_heading(line: str, folded: str) -> bool:
    if len(line) > _HEADING_CHARACTERS or not folded.startswith(("phu luc", "mau", "(mau")):
        return False
    if _ANNEX_BARE.match(folded) or _FORM_ORIGIN.match(folded):
        return True
    return is_capitals(line) and bool(_ANNEX_HEADING.match(folded))


def attached_parts(lines: list[str], title: Title | None) -> list[AttachedPart]:
    """Regulations, schemes and plans attached behind the document's own articles and signature."""
    if title is None:
        return []
    found: list[AttachedPart] = []
    for index in range(title.end + 1, len(lines)):
        kind = kind_named(lines[index])
        if kind is None or kind.slug not in ATTACHED_SLUGS or not is_capitals(lines[index]):
            continue
        below = (strip_accents(line) for line in lines[index + 1 : index + 1 + _ATTACHED_REACH])
        if any(_ATTACHED.match(line) for line in below):
            found.append(AttachedPart(index, kind.name))
    return found
