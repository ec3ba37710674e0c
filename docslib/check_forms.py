"""The form of the third step of an upload: every fact read by the machine and confirmed by a person (G04, G08)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.channels import Channel, within
from docslib.cards import FactGroup, FactRow, ReadFact
from docslib.enums import DocumentType, LibraryCollection
from docslib.fact_forms import FactRules
from docslib.fact_gates import types_on
from docslib.models import DocumentLibraryPage
from sites.models import Organ, SubjectArea

CLEAR_ONES = "clear"
"""The word that confirms all clear fields at once."""
BAD_DAY = _("Write the date as day/month/year, for example 07/03/2026.")
DAY = forms.DateInput(attrs={"placeholder": _("dd/mm/yyyy"), "inputmode": "numeric", "autocomplete": "off"})
GROUPS = (
    (
        "main",
        "",
        [
            "document_type",
            "number",
            "signed_on",
            "issuer",
            "abstract",
            "signer",
            "signer_title",
            "capacity",
            "place",
        ],
    ),
    (
        "more",
        _("Term, validity, recipients"),
        ["term", "effective_from", "effective_to", "recipients"],
    ),
    (
        "filing",
        _("Place in the library"),
        ["subject_area", "further_areas", "library_collection", "channel"],
    ),
)


class OrganChoiceField(forms.ModelChoiceField):
    """An organ of any time, with its last day where it has one (G09)."""

    def label_from_instance(self, organ: Any) -> str:
        """The name, and until when."""
        if organ.ends_on is None:
            return str(organ.name)
        return gettext("%(organ)s (until %(day)s)") % {
            "organ": organ.name,
            "day": date_format(organ.ends_on, "SHORT_DATE_FORMAT"),
        }


class DocumentFactsForm(FactRules, forms.Form):
    """Third step: the facts of the document, as the machine read them and a person confirms them (G04, G08).

    A posted `sure` holds the names of the fields a person found right; CLEAR_ONES stands for all that may be confirmed
    together. A field whose value was changed needs no word: somebody looked at it.
    """

    document_type = forms.ChoiceField(
        label=_("Type"), help_text=_("From the title on the paper, never from the symbol.")
    )
    number = forms.CharField(
        label=_("Number and symbol"),
        required=False,
        max_length=60,
        help_text=_("As printed, for example 465-QĐ/TU."),
    )
    signed_on = forms.DateField(
        label=_("Date signed"),
        widget=DAY,
        error_messages={"invalid": BAD_DAY, "required": _("Type the date of signing from the paper.")},
    )
    issuer = OrganChoiceField(
        label=_("Issuer"),
        queryset=Organ.objects.order_by("name"),
        error_messages={"required": _("Choose the organ that issued the document.")},
    )
    abstract = forms.CharField(
        label=_("Abstract"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Type the abstract (trích yếu) from the paper, whole.")},
    )
    signer = forms.CharField(label=_("Signer"), required=False, max_length=120)
    signer_title = forms.CharField(label=_("Signer's title"), required=False, max_length=160)
    capacity = forms.CharField(
        label=_("Signed in the name of"),
        required=False,
        max_length=160,
        help_text=_("T/M, K/T, T/L …, as printed."),
    )
    place = forms.CharField(label=_("Place"), required=False, max_length=80)
    term = forms.CharField(
        label=_("Term"),
        required=False,
        max_length=20,
        help_text=_("Years of the committee: 2025 – 2030."),
    )
    effective_from = forms.DateField(
        label=_("In force from"), required=False, widget=DAY, error_messages={"invalid": BAD_DAY}
    )
    effective_to = forms.DateField(
        label=_("In force until"),
        required=False,
        widget=DAY,
        error_messages={"invalid": BAD_DAY},
        help_text=_("Only where the document itself or its issuer ends it."),
    )
    recipients = forms.CharField(
        label=_("Recipients"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One on each line."),
    )
    subject_area = forms.ModelChoiceField(
        label=_("Subject area"),
        queryset=SubjectArea.objects.all(),
        required=False,
        help_text=_("Decides which deputy chief of the board approves."),
    )
    further_areas = forms.ModelMultipleChoiceField(
        label=_("Further subject areas"),
        queryset=SubjectArea.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    library_collection = forms.ChoiceField(
        label=_("Library collection"),
        required=False,
        choices=[("", _("Ordinary documents")), *LibraryCollection.choices],
    )
    channel = forms.ChoiceField(label=_("Channel"), choices=Channel.choices)

    def __init__(
        self,
        *args: Any,
        library: DocumentLibraryPage,
        found: dict[str, ReadFact],
        is_scan: bool,
        **kwargs: Any,
    ) -> None:
        read = {name: fact.value for name, fact in found.items() if fact.value is not None}
        kwargs["initial"] = {"channel": library.channel, **read}
        super().__init__(*args, **kwargs)
        self.found = found
        self.is_scan = is_scan
        posted = self.data.getlist("sure") if hasattr(self.data, "getlist") else self.data.get("sure", ())
        self.sure = frozenset(posted)
        channels = [(value, label) for value, label in Channel.choices if within(value, library.channel)]
        offered = {
            "document_type": _type_choices(self["number"].value(), read.get("signed_on")),
            "channel": channels,
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # both are choice fields

    def clean(self) -> dict[str, Any]:
        """Refuse what cannot be, then what nobody has looked at."""
        super().clean()
        self.tidy_facts()
        self.refuse_impossible_facts()
        for name in self.open_names():
            if not self.has_error(name):
                self.add_error(name, self._still_open(name))
        return self.cleaned_data

    def open_names(self) -> list[str]:
        """Fields a person has neither typed nor confirmed, in the order of the form (G08)."""
        changed = frozenset(self.changed_data) if self.is_bound else frozenset()
        return [name for name in self.fields if self._is_open(name, name in changed)]

    def _is_open(self, name: str, is_changed: bool) -> bool:
        if is_changed or name in self.sure:
            return False
        fact = self.found.get(name)
        if fact is None or fact.value is None:
            # Of a scan without a number a person says so.
            is_needed = self.fields[name].required or (self.is_scan and name == "number")
            return is_needed and not self[name].value()
        return fact.is_single or CLEAR_ONES not in self.sure

    def _still_open(self, name: str) -> str:
        if name == "number" and self["number"].value() in {None, ""}:
            return gettext("This is a scan: type the number from the paper, or say that it has none.")
        return gettext("Compare with the paper, then confirm this field or correct it.")

    def facts_now(self) -> dict[str, Any]:
        """The facts as they stand in the form: what was read, or what was posted and can be."""
        if not self.is_bound:
            return {name: fact.value for name, fact in self.found.items() if fact.value is not None}
        self.is_valid()
        return dict(self.cleaned_data)

    def groups(self) -> list[FactGroup]:
        """The fields as the screen shows them: what identifies the document, then the rest, then where it goes."""
        still_open = frozenset(self.open_names())
        return [
            FactGroup(key, heading, tuple(self._row(name, name in still_open) for name in names))
            for key, heading, names in GROUPS
        ]

    def _row(self, name: str, is_open: bool) -> FactRow:
        fact = self.found.get(name)
        has_value = fact is not None and fact.value is not None
        is_clear = has_value and fact is not None and not fact.is_single
        return FactRow(
            field=self[name],
            fact=fact,
            has_tick=has_value or (self.is_scan and name == "number"),
            is_clear=is_clear,
            is_sure=name in self.sure or (is_clear and CLEAR_ONES in self.sure),
            is_open=is_open,
            is_typed=self.is_bound and name in self.changed_data,
        )

    def clear_count(self) -> int:
        """How many fields one tick confirms together."""
        return sum(fact.value is not None and not fact.is_single for fact in self.found.values())


def _type_choices(number: str | None, signed_on: date | None) -> list[Any]:
    """Types of the list in force on the day of signing before all others; one list where none is known (G08)."""
    listed = types_on(number or "", signed_on)
    none_yet = ("", gettext("Choose the type"))
    if not listed or signed_on is None:
        return [none_yet, *DocumentType.choices]
    day = date_format(signed_on, "SHORT_DATE_FORMAT")
    return [
        none_yet,
        (
            gettext("In the list of types on %(day)s") % {"day": day},
            [choice for choice in DocumentType.choices if choice[0] in listed],
        ),
        (gettext("Not in that list"), [choice for choice in DocumentType.choices if choice[0] not in listed]),
    ]
