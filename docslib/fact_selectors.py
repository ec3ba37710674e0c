"""What the machine read of an uploaded document, as the person who checks it sees it (G04, G08)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from core.vietnamese.text import fold, normalise
from docslib.cards import Mark, ReadFact, Sheet, SheetLine
from docslib.enums import DocumentType
from docslib.fact_gates import tidy_term
from docslib.metadata.issuer import readable_position
from docslib.metadata.suggestions import Suggested, suggest
from docslib.page_pictures import picture_sizes, places_of
from docslib.reading.result import PageText
from docslib.reading_selectors import WIDER_TYPES, organ_named

if TYPE_CHECKING:
    from docslib.models import FileReading

CLEAR, FAIR = 0.85, 0.7
"""From CLEAR on a fact may be confirmed together with the others; below FAIR the machine itself is in doubt."""
FROM_PAPER = frozenset({"number", "signed_on"})
"""Facts of a scan that a person takes from the paper one by one: figures by hand are always misread (G08)."""

_SHORT_LINE = 3
"""Letters a line must have more than to count as a part of a longer quotation."""


def read_facts(reading: FileReading | None) -> dict[str, ReadFact]:
    """What was read for each field, the fields of which nothing was read left out; two queries."""
    if reading is None:
        return {}
    pages = [PageText(page.number, page.text, page.is_ocr) for page in reading.pages.all()]
    if not any(page.text for page in pages):
        return {}
    facts = {}
    for name, found in suggest(pages).items():
        value = _form_value(name, found.value)
        if value is not None or found.note or found.quote:
            facts[name] = _fact(name, value, found, is_scan=reading.is_ocr)
    return facts


def _fact(name: str, value: Any, found: Suggested, *, is_scan: bool) -> ReadFact:
    level = "high" if found.confidence >= CLEAR else "mid" if found.confidence >= FAIR else "low"
    return ReadFact(
        name=name,
        value=value,
        percent=round(found.confidence * 100),
        level=level,
        level_label={"high": _("clear"), "mid": _("fairly clear"), "low": _("not certain")}[level],
        is_single=level != "high" or (is_scan and name in FROM_PAPER),
        page=found.page,
        quote=found.quote,
        note=_note(name, value, found, is_scan=is_scan),
    )


def _note(name: str, value: Any, found: Suggested, *, is_scan: bool) -> str:
    if name == "issuer" and found.value and value is None:
        return _("On the paper: “%(name)s”. No organ of that name is listed; choose the one that signed.") % {
            "name": found.value
        }
    if name == "issuer" and found.value and fold(value.name) != fold(found.value):
        return _("On the paper: “%(name)s”.") % {"name": found.value}
    # That letters of a scan may be misread is said once, above all fields.
    return "" if is_scan and value is not None else str(found.note)


def _form_value(name: str, value: Any) -> Any:
    """The value as the form takes it; None where it cannot."""
    return _FORM_VALUES.get(name, lambda found: found)(value) if value else None


def _library_type(slug: str) -> str:
    return slug if slug in DocumentType.values else WIDER_TYPES.get(slug, DocumentType.OTHER)


_FORM_VALUES: dict[str, Callable[[Any], Any]] = {
    "document_type": _library_type,
    "issuer": organ_named,
    "signer_title": readable_position,
    "recipients": "\n".join,
    "term": tidy_term,
}


def sheets_of(
    reading: FileReading | None, facts: dict[str, ReadFact], picture_name: str, pk: int
) -> list[Sheet]:
    """The pages of a file beside the form: pictures with the places of the facts, or the text with its lines marked.

    `picture_name` is the address that draws page `number` of the upload `pk`. Two queries and one look at the file.
    """
    if reading is None:
        return []
    has_pictures = reading.kind == "pdf"
    sizes = picture_sizes(reading.document) if has_pictures else []
    places = places_of(reading.document, _wanted(facts)) if has_pictures else {}
    sheets = []
    for page in reading.pages.all():
        size = sizes[page.number - 1] if page.number <= len(sizes) else (0, 0)
        here = [fact for fact in facts.values() if fact.page == page.number]
        sheets.append(
            Sheet(
                number=page.number,
                is_ocr=page.is_ocr,
                lines=tuple(_lines(page.text, here)),
                picture_url=reverse(picture_name, args=[pk, page.number]) if size[0] else "",
                width=size[0],
                height=size[1],
                marks=tuple(
                    Mark(fact.name, fact.level, places[fact.name]) for fact in here if fact.name in places
                ),
            )
        )
    return sheets


def _wanted(facts: dict[str, ReadFact]) -> Iterator[tuple[str, int, str, tuple[str, ...]]]:
    for fact in facts.values():
        if fact.page is not None:
            yield fact.name, fact.page, fact.quote, _printed(fact)


def _printed(fact: ReadFact) -> tuple[str, ...]:
    """How the value may be printed within its line; nothing where only the line is known."""
    if fact.name == "document_type" and fact.value:
        return (str(DocumentType(fact.value).label),)
    if isinstance(fact.value, date):
        return tuple(_printed_days(fact.value))
    return (fact.value,) if isinstance(fact.value, str) else ()


def _printed_days(day: date) -> Iterator[str]:
    for number in (f"{day.day:02}", f"{day.day}"):
        for month in (f"{day.month:02}", f"{day.month}"):
            yield f"ngày {number} tháng {month} năm {day.year}"
            yield from (f"{number}{sign}{month}{sign}{day.year}" for sign in "/.-")


def _lines(text: str, facts: list[ReadFact]) -> Iterator[SheetLine]:
    """The lines of a page; the one a fact was read from carries its name, the first of several facts wins."""
    left = {fact.name: _packed(fact.quote) for fact in facts if fact.quote}
    for line in text.splitlines():
        packed = _packed(line)
        name = next((name for name, quote in left.items() if packed and _overlaps(packed, quote)), "")
        if name and not left[name].startswith(packed):
            del left[name]
        yield SheetLine(line, name)


def _overlaps(line: str, quote: str) -> bool:
    return quote in line or (len(line) > _SHORT_LINE and line in quote)


def _packed(text: str) -> str:
    return "".join(normalise(text).split())
