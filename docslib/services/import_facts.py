"""From the cells of one line to the form a person would fill in: the same rules, the same words of refusal (G07)."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from core.channels import Channel
from docslib.bulk.headings import COLUMNS_BY_KEY, comparable
from docslib.cards import ReadFact
from docslib.check_forms import DocumentFactsForm
from docslib.document_types import DOCUMENT_KINDS
from docslib.enums import DocumentType, LibraryCollection
from docslib.fact_selectors import FROM_PAPER
from docslib.models import DocumentLibraryPage
from docslib.reading_selectors import WIDER_TYPES
from sites.models import Organ, SubjectArea

_CHANNEL_WORDS = {
    Channel.INTERNET: ("internet", "mạng internet", "công khai"),
    Channel.WAN: ("wan", "mạng diện rộng", "mạng thông tin diện rộng của Đảng", "mạng nội bộ"),
    Channel.BOTH: ("cả hai", "hai mạng", "internet và mạng diện rộng", "tất cả"),
}
_PLAIN = (
    *("number", "signed_on", "abstract", "signer", "signer_title", "capacity", "place"),
    *("effective_from", "effective_to", "term"),
)


@dataclass(frozen=True)
class Words:
    """What the words of a line may mean: organs, subject areas, types, collections, channels; two queries in all."""

    organs: dict[str, list[Organ]]
    areas: dict[str, int]

    @classmethod
    def read(cls) -> Words:
        """The words as they stand now."""
        organs: dict[str, list[Organ]] = defaultdict(list)
        for organ in Organ.objects.all():
            for name in {comparable(organ.name), comparable(organ.short_name), comparable(organ.code)}:
                organs[name].append(organ)
        return cls(dict(organs), {comparable(area.name): area.pk for area in SubjectArea.objects.all()})

    def organ(self, words: str, signed_on: datetime.date | None) -> Organ | None:
        """The organ of that name; of several the one that existed on the day, else the first, for the form to judge."""
        found = self.organs.get(comparable(words), [])
        existing = [organ for organ in found if signed_on is None or _exists(organ, signed_on)]
        return next(iter(existing or found), None)


def _exists(organ: Organ, day: datetime.date) -> bool:
    return (organ.starts_on or day) <= day <= (organ.ends_on or day)


def _types() -> dict[str, str]:
    known = {}
    for kind in DOCUMENT_KINDS:
        is_own = kind.slug in DocumentType.values
        known[comparable(kind.name)] = kind.slug if is_own else WIDER_TYPES.get(kind.slug, DocumentType.OTHER)
    return known


_TYPES = _types()
_CHANNELS = {comparable(word): channel.value for channel, words in _CHANNEL_WORDS.items() for word in words}


def form_data(
    values: dict[str, str], words: Words, library: DocumentLibraryPage
) -> tuple[dict[str, str], list[str]]:
    """The posted form that says what the line says, and a sentence for each word that nobody knows."""
    data = {name: values[name] for name in _PLAIN if values.get(name)}
    organ = words.organ(values.get("issuer", ""), day_of(values.get("signed_on", "")))
    meant: dict[str, str | None] = {
        "document_type": _TYPES.get(comparable(values.get("document_type", ""))),
        "issuer": str(organ.pk) if organ else None,
        "subject_area": _text(words.areas.get(comparable(values.get("subject_area", "")))),
        "library_collection": _collections().get(comparable(values.get("library_collection", ""))),
        "channel": _channels().get(comparable(values.get("channel", ""))),
    }
    faults = []
    for name, value in meant.items():
        if value is not None:
            data[name] = value
        elif values.get(name):
            faults.append(
                _("%(column)s: “%(words)s” is not known here. Write it as the template lists it.")
                % {"column": COLUMNS_BY_KEY[name].heading, "words": values[name]}
            )
    data.setdefault("channel", library.channel)
    if values.get("recipients"):
        data["recipients"] = "\n".join(_split(values["recipients"]))
    return data, faults


def fill_from_file(data: dict[str, str], facts: dict[str, ReadFact], *, is_scan: bool) -> list[str]:
    """Put into empty fields what the file says, and return what the report says of it: which fields are suggestions,
    where line and file differ. Number and date of a scan are never taken from the machine (G08)."""
    suggested, notes = [], []
    for name, fact in facts.items():
        if fact.value is None or name not in COLUMNS_BY_KEY or (is_scan and name in FROM_PAPER):
            continue
        value, heading = _as_typed(fact.value), COLUMNS_BY_KEY[name].heading
        if not data.get(name):
            data[name] = value
            suggested.append(f"{heading} ({fact.percent}\N{NO-BREAK SPACE}%)")
        elif name in FROM_PAPER and not fact.is_single and comparable(value) != comparable(data[name]):
            notes.append(
                _("%(column)s: the spreadsheet says %(typed)s, the file %(read)s. Compare with the paper.")
                % {"column": heading, "typed": data[name], "read": value}
            )
    if suggested:
        notes.append(
            _("Suggested from the file, to be compared with the paper: %(columns)s.")
            % {"columns": ", ".join(suggested)}
        )
    return notes


def facts_form(data: dict[str, str], library: DocumentLibraryPage) -> DocumentFactsForm:
    """The form of the upload path, posted: what the spreadsheet says was typed by a person."""
    return DocumentFactsForm(data, library=library, found={}, is_scan=False)


def faults_of(form: DocumentFactsForm, *, but_missing: bool = False) -> list[str]:
    """Why the form refuses the facts, a sentence a field; `but_missing` leaves out what the file may still say."""
    faults = []
    for name, errors in form.errors.as_data().items():
        label = COLUMNS_BY_KEY[name].heading if name in COLUMNS_BY_KEY else ""
        for error in errors:
            if but_missing and error.code == "required":
                continue
            faults += [f"{label}: {message}" if label else message for message in error.messages]
    return faults


def missing_in(data: dict[str, str]) -> list[str]:
    """Headings of required columns that the line leaves to the file."""
    return [
        column.heading
        for column in COLUMNS_BY_KEY.values()
        if column.is_required and column.key != "file" and not data.get(column.key)
    ]


def day_of(text: str) -> datetime.date | None:
    """A date as the form would read it; None when it is none."""
    for pattern in formats.get_format("DATE_INPUT_FORMATS"):
        try:
            return datetime.datetime.strptime(text, pattern).date()  # a day has no time zone
        except ValueError:
            continue
    return None


def _as_typed(value: Any) -> str:
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    return str(value.pk) if isinstance(value, Organ) else str(value)


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _split(recipients: str) -> Iterable[str]:
    return (part.strip() for part in recipients.replace("\n", ";").split(";") if part.strip())


def _collections() -> dict[str, str]:
    """By their labels, which depend on the language of the moment."""
    return {comparable(str(label)): value for value, label in LibraryCollection.choices}


def _channels() -> dict[str, str]:
    return _CHANNELS | {comparable(str(label)): value for value, label in Channel.choices}


def template_choices() -> dict[str, list[str]]:
    """What the template offers in its lists: types, issuers that still exist, subject areas, collections."""
    return {
        "document_type": [kind.name for kind in DOCUMENT_KINDS if kind.slug in DocumentType.values],
        "issuer": list(Organ.objects.filter(ends_on=None).values_list("name", flat=True)),
        "subject_area": list(SubjectArea.objects.values_list("name", flat=True)),
        "library_collection": [str(label) for label in LibraryCollection.labels],
    }
