"""What a document says it does to others: replaces, amends, repeals (G06)."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from core.vietnamese.numbers import find_numbers, search_key
from docslib.document_types import DOCUMENT_KINDS, kind_at_start
from docslib.enums import Extent, RelationKind
from docslib.metadata.dates import date_at_start

_KIND_NAMES = "|".join(sorted((re.escape(kind.name) for kind in DOCUMENT_KINDS), key=len, reverse=True))
_VERBS = re.compile(
    r"\b(?:(?P<replaces>thay thế)|(?P<repeals>bãi bỏ|hủy bỏ|huỷ bỏ|chấm dứt hiệu lực)|"
    r"(?P<amends>sửa đổi,?\s*bổ sung|sửa đổi|bổ sung))\b"
    r"(?:\s+(?:cho|toàn bộ|một số|các|nội dung)\b)*\s*",
    re.IGNORECASE,
)
_EXPIRED = re.compile(
    r"\s,?\s*(?:sẽ\s+)?(?:hết hiệu lực|không còn hiệu lực|chấm dứt hiệu lực|(?:được|bị|đều)\s+(?:thay thế|bãi bỏ))\b",
    re.IGNORECASE,
)
_KIND = re.compile(rf"\b(?:{_KIND_NAMES})\s", re.IGNORECASE)
_SENTENCE_END = re.compile(
    r"(?<![\s.]\d)(?<!^\d)\.(?=\s|/|$)|"
    r"\n(?=\s*(?:Điều \d|\d{1,2}[.)-]|[a-zđ]\)|[-–+]\s|Căn cứ|Theo đề nghị|[A-ZĐ ]{4,}\n|-{3,}))"
)
_TITLE_LINE = re.compile(rf"^[ \t]*(?:{_KIND_NAMES})[ \t]*:?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_NEXT = re.compile(
    rf";|,?\s+và\s+(?=(?:{_KIND_NAMES})\b)|,\s*(?=(?:{_KIND_NAMES})\s+(?:\S+\s+){{0,4}}số)", re.IGNORECASE
)
_TOPIC = re.compile(r"\s+(?:về|quy định|hướng dẫn|ban hành|sửa đổi)\s+", re.IGNORECASE)
_PARTS = (
    r"(?:tên\s+|cụm từ\s+|đoạn\s+)?"
    r"(?:điểm|khoản|điều|chương|mục|phần|phụ lục|mẫu số|quy định tại|số quy định|số điều|một số)\b"
)
_PROVISION = re.compile(
    rf"^(?P<provision>{_PARTS}.{{0,160}}?)\s*(?:,\s*|\s+)?(?:(?:của|tại|trong|ban hành kèm theo)\s+)?"
    rf"(?=(?:{_KIND_NAMES})\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^[\s\W]*(?:(?:điều|khoản|mục)\s+\w{1,4}\s*[.:-]?|\d{1,2}\s*[.)-]|[a-zđ]\s*\))?[\s\W]*", re.IGNORECASE
)
_OWN = re.compile(r"\b(?:này|quy định|quyết định|nghị quyết|quy chế|chỉ thị)\b(?!.*\bsố\b)", re.IGNORECASE)
_NO_DEED = re.compile(r"^(?:(?:về\s+)?(?:việc\s+)?|v/v\s*)$", re.IGNORECASE)
_REACH = 1500
_LOOK_BACK = 600
_PROVISION_CHARACTERS = 160
# "một số điều" names no provision that could be shown.
_COUNTED = re.compile(r"\d|phụ lục", re.IGNORECASE)
# "Quy định tạm thời số …": a few words may stand between the kind and the number, a clause may not.
_KIND_TO_NUMBER = 40
_DATE_REACH = 40


@dataclass(frozen=True, slots=True)
class StatedRelation:
    """One deed on another document. `provision` names the part meant, empty for the whole or where unsaid."""

    kind: RelationKind
    extent: Extent
    number: str
    date: datetime.date | None
    provision: str = ""


def find_relations(text: str) -> list[StatedRelation]:
    """What the document says of its own deeds on others, each once, in reading order.

    Deeds told of other documents ("Nghị định số A sửa đổi Nghị định số B") and those inside the topic of a cited
    one do not count.
    """
    found: dict[tuple[RelationKind, str], StatedRelation] = {}
    for sentence in _sentences(text):
        for relation in (*_deeds(sentence), *_expiries(sentence)):
            found.setdefault((relation.kind, search_key(relation.number)), relation)
    return list(found.values())


def find_replaced(text: str) -> tuple[str, ...]:
    """Numbers of the documents this one says it replaces."""
    return tuple(
        sorted(found.number for found in find_relations(text) if found.kind == RelationKind.REPLACES)
    )


def _sentences(text: str) -> list[str]:
    text = _TITLE_LINE.sub(".", text)
    return [" ".join(part.split()) for part in _SENTENCE_END.split(text) if part and part.strip()]


def _deeds(sentence: str) -> list[StatedRelation]:
    found: list[StatedRelation] = []
    taken = 0
    for verb in _VERBS.finditer(sentence):
        before = sentence[max(verb.start() - _LOOK_BACK, 0) : verb.start()]
        if verb.start() < taken or not _is_own_deed(before):
            continue
        kind = RelationKind(str(verb.lastgroup))
        end = min(verb.end() + _REACH, len(sentence))
        deeds = _objects(kind, sentence[verb.end() : end])
        if deeds:
            found.extend(deeds)
            taken = end
    return found


def _is_own_deed(before: str) -> bool:
    """Whether the words before the verb make the document itself the doer: nobody else, and no number, is named."""
    words = _LABEL.sub("", before)
    if find_numbers(words):
        return False
    return bool(_NO_DEED.match(words)) or bool(_OWN.search(words))


def _objects(kind: RelationKind, words: str) -> list[StatedRelation]:
    """The documents a verb takes: a list of kinds with numbers, ended by the first part that names none."""
    found = []
    for part in _NEXT.split(words):
        provision = _PROVISION.match(part.strip())
        relation = _object(kind, part.strip(), provision)
        if relation is None:
            break
        found.append(relation)
    return found


def _object(kind: RelationKind, part: str, provision: re.Match[str] | None) -> StatedRelation | None:
    named = part[provision.end() :] if provision else part
    number = _named_number(named)
    if number is None:
        return None
    is_part = provision is not None or kind == RelationKind.AMENDS
    named_part = " ".join(provision["provision"].split()).strip(" ,") if provision else ""
    return StatedRelation(
        kind=kind,
        extent=Extent.PART if is_part else Extent.WHOLE,
        number=number[0],
        date=number[1],
        provision=named_part[:_PROVISION_CHARACTERS] if _COUNTED.search(named_part) else "",
    )


def _named_number(words: str) -> tuple[str, datetime.date | None] | None:
    """Number and date of "Quyết định số N ngày D …", or None when the words do not name a document."""
    named = kind_at_start(words)
    if named is None:
        return None
    rest = named[1]
    numbers = find_numbers(_TOPIC.split(rest, maxsplit=1)[0])
    if not numbers or numbers[0].span[0] > _KIND_TO_NUMBER:
        return None
    end = numbers[0].span[1]
    return str(numbers[0]), date_at_start(rest[end : end + _DATE_REACH])


def _expiries(sentence: str) -> list[StatedRelation]:
    """ "Nghị định số A … hết hiệu lực kể từ ngày Nghị định này có hiệu lực"."""
    match = _EXPIRED.search(sentence)
    if match is None:
        return []
    before = sentence[max(match.start() - _LOOK_BACK, 0) : match.start()]
    named = _KIND.search(before)
    kind = RelationKind.REPLACES if match.group().lower().endswith("thay thế") else RelationKind.REPEALS
    return _objects(kind, before[named.start() :]) if named else []
