"""Other documents a text names: those it replaces and those it refers to."""

from __future__ import annotations

import re

from core.vietnamese.numbers import find_numbers, search_key
from docslib.document_types import kind_at_start

_REPLACE = re.compile(r"thay thế\s+(?:cho\s+)?(?:các\s+)?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"\.(?=\s|$)")
_NEXT_REPLACED = re.compile(
    r";|,?\s+và\s+(?=(?:quyết định|quy định|quy chế|nghị quyết|nghị định|thông tư|chỉ thị|kết luận|thông tri|"
    r"hướng dẫn|kế hoạch|công văn)\b)",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"\s+về\s+", re.IGNORECASE)
_SENTENCE_REACH = 1500
# "Quy định tạm thời số …": a few words may stand between the kind and the number, a clause may not.
_KIND_TO_NUMBER = 30


def find_replaced(text: str) -> tuple[str, ...]:
    """Numbers this document says it replaces; those inside the topic of a replaced one do not count."""
    flat = " ".join(text.split())
    found: dict[str, str] = {}
    for match in _REPLACE.finditer(flat):
        sentence = _SENTENCE_END.split(flat[match.end() : match.end() + _SENTENCE_REACH], maxsplit=1)[0]
        for part in _NEXT_REPLACED.split(sentence):
            number = _named_number(part)
            if number is None:
                break
            found.setdefault(search_key(number), number)
    return tuple(sorted(found.values()))


def _named_number(part: str) -> str | None:
    """The number of "Quyết định số N …", or None when the words do not name a document."""
    named = kind_at_start(part)
    if named is None:
        return None
    numbers = find_numbers(_TOPIC.split(named[1], maxsplit=1)[0])
    return str(numbers[0]) if numbers and numbers[0].span[0] <= _KIND_TO_NUMBER else None


def find_references(text: str, *, own_number: str | None) -> tuple[str, ...]:
    """Every other number of the text, each once."""
    own = search_key(own_number) if own_number else None
    found: dict[str, str] = {}
    for number in find_numbers(text):
        key = search_key(str(number))
        if key != own:
            found.setdefault(key, str(number))
    return tuple(sorted(found.values()))
