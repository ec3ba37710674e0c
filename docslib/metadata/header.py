"""The letterhead: whose paper it is, and the lines that name the issuing body."""

from __future__ import annotations

import re

from core.vietnamese.text import strip_accents, tone_old_style
from docslib.metadata.identity import is_number_line
from docslib.metadata.lines import is_capitals, is_rule

# In one line with the name of the body where the text of a PDF has lost its columns.
_MOTTO = re.compile(
    r"\s*(?:cong hoa xa h.i(?: chu ngh.a)?(?: vi.t)?(?: nam)?(?!\w)|dang cong san vi.t nam|"
    r"doc lap\s*[-–]\s*tu do\s*[-–]\s*hanh phuc)\W*"
)
# The rest of a motto that was too long for its column.
_MOTTO_TAIL = re.compile(r"^(?:(?:chu )?ngh.a vi.t nam|vi.t nam|nam|hanh phuc)\b\W*")
_WHOLE = "viet nam"
_STATE = re.compile(r"nuoc cong hoa xa h.i")
_ORGAN_WORDS = re.compile(
    r"^(?:bo |chinh phu|quoc hoi|uy ban|ngan hang|tong cuc|cuc |so |tinh |thanh pho |huyen |thu tuong|hoi dong|"
    r"vien |toa an|ban |van phong|thanh tra|viet nam|dang uy|tinh uy)"
)
_NAME_WORDS = 12
_NO_NAME = re.compile(r"^(?:khoa|ky hop|\(|nhiem ky|du thao|hoa toc|khan|thuong khan|[-/.…])")


def is_party_header(header: list[str]) -> bool | None:
    """True for the Party's letterhead, False for the State's, None when neither stands there."""
    folded = [strip_accents(line) for line in header]
    if any("cong hoa xa hoi chu nghia" in line for line in folded):
        return False
    return True if any("dang cong san viet nam" in line for line in folded) else None


def organ_lines(header: list[str]) -> list[tuple[int, str]]:
    """Lines of the letterhead that name the issuing body and the one above it, with their places."""
    mottos = [line for line in header if "cong hoa xa hoi" in strip_accents(line)]
    # Fonts of capitals are lost in old files: their whole letterhead comes in small letters.
    in_small = bool(mottos) and not any(is_capitals(line.strip("* ")) for line in mottos)
    found = []
    is_open = False
    for index, line in enumerate(header):
        text, is_open = _without_motto(line.strip("* "), is_open)
        folded = strip_accents(tone_old_style(text))
        if not text or is_rule(text) or is_number_line(text) or _NO_NAME.match(folded):
            continue
        is_small_name = in_small and _ORGAN_WORDS.match(folded) and len(text.split()) <= _NAME_WORDS
        if is_capitals(text) or (is_small_name and "," not in text):
            found.append((index, text))
    return found


def _without_motto(line: str, is_open: bool) -> tuple[str, bool]:
    """The line without the motto, and whether the motto goes on in the next one.

    Folding keeps the places of letters in composed text.
    """
    folded = strip_accents(line)
    if _STATE.search(folded):
        return "", False
    tail = _MOTTO_TAIL.match(folded) if is_open else None
    if tail:
        return line[tail.end() :].strip(), False
    motto = _MOTTO.search(folded)
    if motto is None:
        return line, is_open
    is_open = "cong hoa" in motto.group() and not motto.group().rstrip(" -–*").endswith(_WHOLE)
    return f"{line[: motto.start()]} {line[motto.end() :]}".strip(), is_open
