"""The foot of a document: who signed in what capacity."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docslib.document_types import kind_named
from docslib.metadata.lines import UPPER, is_capitals, is_rule
from docslib.metadata.names import (
    POSITION_WORDS,
    folded,
    has_surname,
    is_person_name,
    name_in_capitals,
    readable_name,
    without_rank,
)
from docslib.metadata.result import Evidence

_REACH = 60
_CAPACITY = re.compile(rf"^(?:T/M|TM\.?|K/T|KT\.?|T/L|TL\.?|T/U|TUQ\.?|Q\.)\s*(?=[{UPPER}])")
# Fonts of capitals are lost in old files: "kt. Thống đốc".
_SMALL_CAPACITY = re.compile(r"^(?:t/m\b|k/t\b|t/l\b|(?:tm|kt|tl|tuq)[./])\s*(?=[^\W\d_])", re.IGNORECASE)
_SMALL_WORDS = 10
_SMALL_POSITION = re.compile(r"^[^\W\d_](?:[^\W\d_]|\s){3,40}$")
_SIGNED = re.compile(r"^\(?\s*đã ký\s*\)?\s*[:.]?\s*|\s*[-–]?\s*\(?\s*đã ký\s*\)?$", re.IGNORECASE)
RECIPIENTS = re.compile(r"^nơi (?:nhận|gửi)\s*:?\s*", re.IGNORECASE)
# Word's symbol fonts leave bullets as private-use characters.
DASH = re.compile(r"^(?:[-–—+•·*\ue000-\uf8ff]\s*)+")
_ORGAN = re.compile(
    r"^(?:tinh uy|thanh uy|huyen uy|thi uy|dang uy|uy ban|hoi dong|ban chap hanh|ban thuong vu|thuong truc|bo |toa an)"
)
_STOP = re.compile(
    r"^(?:điều \d+\s*[.:]|chương [ivx\d]+\b|phụ lục\b|\(?(?:ban hành )?kèm theo\b)", re.IGNORECASE
)
_HEAD_REACH = 12


@dataclass(frozen=True, slots=True)
class Signature:
    """Capacity (thay mặt, thay lệnh), position and name, as written, and where each stands."""

    capacity: str | None = None
    title: str | None = None
    name: str | None = None
    evidence: dict[str, Evidence] = field(default_factory=dict)


def find_signature(lines: list[str], start: int, end: int) -> Signature:
    """The first signature between the title at `start` and the `end` of the document proper."""
    found = _signature_start(lines, start, end)
    if found is None:
        return Signature()
    reader = _SignatureReader()
    for index in range(found, min(found + _REACH, end)):
        if not reader.take(index, lines[index]):
            break
    return reader.result()


class _SignatureReader:
    """Collects capacity, position and name from the lines of a signature, one after the other."""

    def __init__(self) -> None:
        self.capacities: list[tuple[int, str]] = []
        self.titles: list[tuple[int, str]] = []
        self.name: tuple[int, str, float] | None = None

    def take(self, index: int, line: str) -> bool:
        """Read one line; False when the signature is over."""
        text = _SIGNED.sub("", line)
        if not text or is_rule(text) or DASH.match(text) or RECIPIENTS.match(text):
            return True
        if _STOP.match(text) or (kind_named(text) and is_capitals(text)):
            return False  # an attached part begins: nobody's name stands here
        if _is_capacity(text):
            self._add(self.capacities, index, text)
        elif is_capitals(text):
            return self._take_capitals(index, text)
        elif is_person_name(without_rank(text)):
            name = readable_name(without_rank(text))
            self.name = (index, name, 0.95 if has_surname(name) else 0.75)
            return False
        elif POSITION_WORDS.match(folded(text)) and len(text.split()) <= _SMALL_WORDS and not self.titles:
            self._add(self.titles, index, text)
        return True

    def _take_capitals(self, index: int, text: str) -> bool:
        name = name_in_capitals(without_rank(text)) if self.titles or self.capacities else None
        if name:
            self.name = (index, name, 0.8)
            return False
        is_organ = not self.titles and bool(_ORGAN.match(folded(text)))
        self._add(self.capacities if is_organ and self.capacities else self.titles, index, text)
        return True

    @staticmethod
    def _add(parts: list[tuple[int, str]], index: int, text: str) -> None:
        # Two signatures side by side say the same twice.
        if all(text != known for _, known in parts):
            parts.append((index, text))

    def result(self) -> Signature:
        """What was collected, each part with its place."""
        evidence: dict[str, Evidence] = {}
        sure = 0.9 if self.name else 0.6
        for name, parts in (("capacity", self.capacities), ("signer_title", self.titles)):
            if parts:
                evidence[name] = Evidence(parts[0][0], parts[-1][0], sure)
        if self.name:
            evidence["signer"] = Evidence(self.name[0], self.name[0], self.name[2])
        return Signature(
            _joined(self.capacities), _joined(self.titles), self.name[1] if self.name else None, evidence
        )


def _is_capacity(text: str) -> bool:
    if _CAPACITY.match(text) and is_capitals(text):
        return True
    return (
        bool(_SMALL_CAPACITY.match(text))
        and len(text.split()) <= _SMALL_WORDS
        and not text.endswith((";", "."))
    )


def _signature_start(lines: list[str], start: int, end: int) -> int | None:
    receipts = None
    for index in range(start, end):
        if _is_capacity(lines[index]):
            return index
        if receipts is None and RECIPIENTS.match(lines[index]):
            receipts = index
    if receipts is None:
        return _head_alone(lines, start, end)
    # Heads of advisory bodies sign without T/M: the position alone stands beside or below "Nơi nhận".
    near = range(max(receipts - 6, start), min(receipts + _REACH, end))
    in_capitals = (index for index in near if is_capitals(lines[index]))
    in_small = (index for index in near if _SMALL_POSITION.match(lines[index]))
    return next(
        (index for index in (*in_capitals, *in_small) if POSITION_WORDS.match(folded(lines[index]))), None
    )


def _head_alone(lines: list[str], start: int, end: int) -> int | None:
    """Laws and old decisions end with a position and a name, without "Nơi nhận"."""
    filled = [index for index in range(max(start, end - 3 * _HEAD_REACH), end) if lines[index]][-_HEAD_REACH:]
    for place, index in enumerate(filled):
        is_position = is_capitals(lines[index]) and POSITION_WORDS.match(folded(lines[index]))
        if is_position and any(is_person_name(lines[other]) for other in filled[place + 1 : place + 4]):
            return index
    return None


def without_signed(line: str) -> str:
    """The line without "(Đã ký)"."""
    return _SIGNED.sub("", line)


def is_signed_mark(line: str) -> bool:
    """Whether the line begins with "Đã ký"."""
    return bool(_SIGNED.match(line))


def _joined(parts: list[tuple[int, str]]) -> str | None:
    return " ".join(text for _, text in parts) or None
