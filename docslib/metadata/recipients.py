"""Nơi nhận: who receives a document."""

from __future__ import annotations

import re

from docslib.metadata.lines import is_capitals, is_rule
from docslib.metadata.result import Evidence
from docslib.metadata.signature import DASH, RECIPIENTS, Signature, is_signed_mark, without_signed

_REACH = 30
_MAX_RECIPIENTS = 40
_DASH_REACH = 6
# "Lưu: VT, HC (2b)." closes every list.
_LAST = re.compile(r"^lưu\b.*\.$", re.IGNORECASE)


def find_recipients(
    lines: list[str], signature: Signature, start: int, end: int
) -> tuple[tuple[str, ...], Evidence | None]:
    """The list under "Nơi nhận", without dashes and end marks; wrapped lines are joined again."""
    for index in range(start, end):
        match = RECIPIENTS.match(lines[index])
        if not match:
            continue
        last = min(index + 1 + _REACH + _MAX_RECIPIENTS, end)
        following = [lines[index][match.end() :], *lines[index + 1 : last]]
        items = _list_items([text for text in following if text], signature)
        tidy = (DASH.sub("", item).strip(" ,;.:") for item in items[:_MAX_RECIPIENTS])
        found = tuple(item for item in tidy if item)
        evidence = Evidence(index, min(index + max(len(found), 1), last - 1), 0.85) if found else None
        return found, evidence
    return (), None


def _list_items(lines: list[str], signature: Signature) -> list[str]:
    items: list[str] = []
    has_dashes = any(DASH.match(line) for line in lines[:_DASH_REACH])
    interrupted = False
    for line in lines:
        dash = DASH.match(line)
        if dash and has_dashes:
            items.append(line[dash.end() :])
            interrupted = False
        elif _is_signature_part(line, signature):
            if line == signature.name and not has_dashes:
                break
            interrupted = True
        elif interrupted or (has_dashes and not items) or (items and _LAST.match(items[-1])):
            break
        elif has_dashes:
            items[-1] = f"{items[-1]} {line}"
        else:
            items.append(line)
    return [item for item in items if item]


def _is_signature_part(line: str, signature: Signature) -> bool:
    is_signer = signature.name is not None and without_signed(line) == signature.name
    return is_signer or is_capitals(line) or is_rule(line) or is_signed_mark(line)
