"""The foot of a document: who signed in what capacity, and who receives it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.vietnamese.text import strip_accents, tone_old_style
from docslib.document_types import kind_named
from docslib.metadata.lines import UPPER, is_capitals, is_rule

_REACH = 30
_MAX_RECIPIENTS = 40
_NAME_WORDS = range(2, 6)
_CAPACITY = re.compile(rf"^(?:T/M|TM\.?|K/T|KT\.?|T/L|TL\.?|T/U|TUQ\.?|Q\.)\s*(?=[{UPPER}])")
_SIGNED = re.compile(r"^\(?\s*đã ký\s*\)?\s*[:.]?\s*|\s*[-–]?\s*\(?\s*đã ký\s*\)?$", re.IGNORECASE)
_RECIPIENTS = re.compile(r"^nơi nhận\s*:?\s*", re.IGNORECASE)
# Word's symbol fonts leave bullets as private-use characters.
_DASH = re.compile(r"^(?:[-–—+•·*\ue000-\uf8ff]\s*)+")
_DASH_REACH = 6
_ORGAN = re.compile(r"^(?:tinh uy|thanh uy|huyen uy|thi uy|dang uy|uy ban|hoi dong|ban chap hanh)\b")
_TITLE_WORDS = re.compile(
    r"^(?:pho |quyen |uy vien )?(?:bi thu|chu tich|truong ban|chanh |thu truong|bo truong|thu tuong|tong |"
    r"giam doc|chu nhiem|truong doan|vien truong|hieu truong|cuc truong|truong phong)"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """Capacity (thay mặt, thay lệnh), position and name, as written."""

    capacity: str | None = None
    title: str | None = None
    name: str | None = None


def find_signature(lines: list[str]) -> Signature:
    """The first signature of the text; an attached regulation comes after it."""
    start = _signature_start(lines)
    if start is None:
        return Signature()
    capacities: list[str] = []
    titles: list[str] = []
    for line in lines[start : start + _REACH]:
        text = _SIGNED.sub("", line)
        if not text or is_rule(text) or _DASH.match(text) or _RECIPIENTS.match(text):
            continue
        if _CAPACITY.match(text):
            capacities.append(text)
        elif is_capitals(text):
            if kind_named(text):
                break  # the attached regulation begins: nobody's name stands here
            is_organ = not titles and _ORGAN.match(_folded(text))
            (capacities if is_organ and capacities else titles).append(text)
        elif is_person_name(text):
            return Signature(_joined(capacities), _joined(titles), text)
    return Signature(_joined(capacities), _joined(titles))


def _signature_start(lines: list[str]) -> int | None:
    receipts = None
    for index, line in enumerate(lines):
        if _CAPACITY.match(line) and is_capitals(line):
            return index
        if receipts is None and _RECIPIENTS.match(line):
            receipts = index
    if receipts is None:
        return None
    # Heads of advisory bodies sign without T/M: the position alone stands beside or below "Nơi nhận".
    for index in range(max(receipts - 6, 0), min(receipts + _REACH, len(lines))):
        if is_capitals(lines[index]) and _TITLE_WORDS.match(_folded(lines[index])):
            return index
    return None


def find_recipients(lines: list[str], signature: Signature) -> tuple[str, ...]:
    """The list under "Nơi nhận", without dashes and end marks; wrapped lines are joined again."""
    for index, line in enumerate(lines):
        match = _RECIPIENTS.match(line)
        if match:
            following = [line[match.end() :], *lines[index + 1 : index + 1 + _REACH + _MAX_RECIPIENTS]]
            items = _list_items([text for text in following if text], signature)
            tidy = (_DASH.sub("", item).strip(" ,;.:") for item in items[:_MAX_RECIPIENTS])
            return tuple(item for item in tidy if item)
    return ()


def _list_items(lines: list[str], signature: Signature) -> list[str]:
    items: list[str] = []
    has_dashes = any(_DASH.match(line) for line in lines[:_DASH_REACH])
    interrupted = False
    for line in lines:
        dash = _DASH.match(line)
        if dash and has_dashes:
            items.append(line[dash.end() :])
            interrupted = False
        elif _is_signature_part(line, signature):
            if line == signature.name and not has_dashes:
                break
            interrupted = True
        elif interrupted or (has_dashes and not items):
            break
        elif has_dashes:
            items[-1] = f"{items[-1]} {line}"
        else:
            items.append(line)
    return [item for item in items if item]


def _is_signature_part(line: str, signature: Signature) -> bool:
    is_signer = signature.name is not None and _SIGNED.sub("", line) == signature.name
    return is_signer or is_capitals(line) or is_rule(line) or bool(_SIGNED.match(line))


def is_person_name(text: str) -> bool:
    """Two to five words, each with a capital first letter and small ones after it."""
    words = text.split()
    return len(words) in _NAME_WORDS and all(
        word.isalpha() and word[0].isupper() and word[1:].islower() for word in words
    )


def _folded(text: str) -> str:
    return strip_accents(tone_old_style(text))


def _joined(parts: list[str]) -> str | None:
    return " ".join(parts) or None
