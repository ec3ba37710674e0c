"""Forms of the document library."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from docslib.enums import DocumentType, Validity


class LibraryFilterForm(forms.Form):
    """The readers' filter of a library: a plain GET form whose address is its state (G04)."""

    q = forms.CharField(label=_("Number or words of the abstract"), required=False, max_length=200)
    loai = forms.ChoiceField(label=_("Type"), required=False)
    nam = forms.ChoiceField(label=_("Year"), required=False)
    coquan = forms.ChoiceField(label=_("Issuer"), required=False)
    hieuluc = forms.ChoiceField(label=_("Validity"), required=False)

    def __init__(
        self, *args: Any, types: list[str], years: list[int], issuers: list[tuple[int, str]], **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        every = [("", _("All"))]
        self._choose(
            "loai", [*every, *((value, label) for value, label in DocumentType.choices if value in types)]
        )
        self._choose("nam", [*every, *((str(year), str(year)) for year in years)])
        self._choose("coquan", [*every, *((str(pk), name) for pk, name in issuers)])
        self._choose("hieuluc", [*every, *Validity.choices])

    def _choose(self, name: str, choices: list[Any]) -> None:
        self.fields[name] = forms.ChoiceField(label=self.fields[name].label, required=False, choices=choices)
