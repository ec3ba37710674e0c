"""Forms of the document library."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from docslib.enums import LibraryOrder

_PARTIAL = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})")
FILTERS = ("loai", "coquan", "nam", "linhvuc", "nhiemky", "hieuluc", "tuvankien")
"""Filters by a value that occurs in the library, in the order in which they stand."""


class PartialDateField(forms.CharField):
    """A day as people write it, `12/03/2026`, `3/2026` or `2026`; the first day that is meant, or the last one."""

    def __init__(self, *, is_end: bool = False, **kwargs: Any) -> None:
        self.is_end = is_end
        super().__init__(max_length=20, required=False, **kwargs)
        self.widget.attrs["placeholder"] = _("day, month or year")

    def clean(self, value: Any) -> date | None:
        """The day; raises ValidationError for what is no date."""
        written = str(super().clean(value)).strip()
        if not written:
            return None
        match = _PARTIAL.fullmatch(written)
        try:
            if match is None:
                raise ValueError(written)
            return self._day(*(int(part) if part else None for part in match.groups()))
        except ValueError as error:
            raise ValidationError(
                _("Write a day as 12/03/2026, a month as 3/2026 or a year as 2026.")
            ) from error

    def _day(self, day: int | None, month: int | None, year: int | None) -> date:
        year = year or 0
        month = month or (12 if self.is_end else 1)
        if day is None and self.is_end and year:
            day = calendar.monthrange(year, month)[1]
        return date(year, month, day or 1)


class LibraryFilterForm(forms.Form):
    """The readers' filter of a library: a plain GET form whose address is its state (G04).

    `choices` are the values that occur, by the name of the filter, as (value, words) pairs.
    """

    q = forms.CharField(label=_("Number or words of the abstract"), required=False, max_length=200)
    loai = forms.ChoiceField(label=_("Type"), required=False)
    coquan = forms.ChoiceField(label=_("Issuer"), required=False)
    nam = forms.ChoiceField(label=_("Year"), required=False)
    linhvuc = forms.ChoiceField(label=_("Subject area"), required=False)
    nhiemky = forms.ChoiceField(label=_("Term"), required=False)
    hieuluc = forms.ChoiceField(label=_("Validity"), required=False)
    tuvankien = forms.ChoiceField(label=_("Library collection"), required=False)
    ngay = PartialDateField(label=_("In force on the day"))
    tu = PartialDateField(label=_("Signed from"))
    den = PartialDateField(label=_("Signed until"), is_end=True)
    so = forms.CharField(label=_("Number"), required=False, max_length=60)
    kyhieu = forms.CharField(label=_("Symbol"), required=False, max_length=40)
    nguoiky = forms.CharField(label=_("Signer"), required=False, max_length=120)
    noi = forms.CharField(label=_("Place"), required=False, max_length=80)
    sapxep = forms.ChoiceField(
        label=_("Order"), required=False, choices=LibraryOrder.choices, widget=forms.HiddenInput
    )

    MORE = ("tu", "den", "so", "kyhieu", "nguoiky", "noi")

    def __init__(self, *args: Any, choices: Mapping[str, Sequence[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "loc-%s", **kwargs})
        for name in FILTERS:
            offered = choices.get(name, ())
            field = forms.ChoiceField(
                label=self.fields[name].label, required=False, choices=[("", _("All")), *offered]
            )
            self.fields[name] = field
            if not offered and not self.data.get(name):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Refuse a range that ends before it begins."""
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("tu"), cleaned.get("den")
        if first and last and last < first:
            self.add_error("den", _("The last day cannot come before the first."))
        return cleaned

    def main_fields(self) -> list[forms.BoundField]:
        """Fields that are always seen."""
        return [field for field in self.visible_fields() if field.name not in self.MORE]

    def more_fields(self) -> list[forms.BoundField]:
        """Fields behind "more"."""
        return [field for field in self.visible_fields() if field.name in self.MORE]

    def has_more(self) -> bool:
        """Whether a field behind "more" is in use."""
        return any(self.data.get(name) for name in self.MORE)
