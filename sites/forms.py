"""Forms of the admin of organs, boards and sites."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from core.vietnamese.text import strip_accents
from sites.enums import OrganKind, Theme, Tier
from sites.models import Organ
from sites.provisioning import LineError, SiteSpec, parse_host, parse_section
from sites.services.boards import Seat, conflicts


class LinesField(forms.CharField):
    """A text of lines, each read by `parse`; cleans to a tuple, and tells every line that cannot be read."""

    def __init__(self, *, parse: Callable[[str], Any], example: str, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 4, "placeholder": example, "spellcheck": "false"})
        super().__init__(widget=widget, **kwargs)
        self.parse = parse

    def clean(self, value: Any) -> tuple[Any, ...]:
        """The lines that say something; raises ValidationError with one message a line."""
        found, errors = [], []
        for line in str(super().clean(value)).splitlines():
            if line.strip():
                try:
                    found.append(self.parse(line))
                except LineError as error:
                    errors.append(str(error))
        if errors:
            raise forms.ValidationError(errors)
        return tuple(found)


class SiteOpeningForm(forms.Form):
    """Everything that tells the new site from the others (A01)."""

    organ = forms.ModelChoiceField(
        label=gettext_lazy("Organ"),
        queryset=Organ.objects.none(),
        required=False,
        empty_label=gettext_lazy("A new organ, written below"),
        help_text=gettext_lazy(
            "Organs that have a site already, and organs that have ended, are not listed."
        ),
    )
    organ_name = forms.CharField(label=gettext_lazy("Name of the new organ"), max_length=200, required=False)
    organ_short_name = forms.CharField(label=gettext_lazy("Short name"), max_length=80, required=False)
    organ_code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=24,
        required=False,
        help_text=gettext_lazy("As in document numbers: TU, BTGDVTU, UBKTTU …"),
    )
    organ_kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=OrganKind.choices, initial=OrganKind.DEPARTMENT, required=False
    )
    name = forms.CharField(label=gettext_lazy("Name of the site"), max_length=160)
    short_name = forms.CharField(label=gettext_lazy("Short name in menus"), max_length=60)
    code = forms.SlugField(
        label=gettext_lazy("Code of the site"),
        max_length=40,
        help_text=gettext_lazy("Small letters, digits, hyphens; it never changes afterwards."),
    )
    tier = forms.ChoiceField(label=gettext_lazy("Tier"), choices=Tier.choices, initial=Tier.DEPARTMENT)
    theme = forms.ChoiceField(label=gettext_lazy("Colours"), choices=Theme.choices, initial=Theme.CHAM)
    hosts = LinesField(
        label=gettext_lazy("Host names"),
        parse=parse_host,
        example="kiemtra.truongkhe.example=internet",
        help_text=gettext_lazy("One on each line: host=internet or host=wan; with :port if it is not 80."),
    )
    sections = LinesField(
        label=gettext_lazy("Sections"),
        parse=parse_section,
        example="tin-hoat-dong=Tin hoạt động",
        required=False,
        help_text=gettext_lazy("One on each line: short-name=Title. More can be added later."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organ"]
        field.queryset = Organ.objects.existing(on=timezone.localdate()).filter(portal_site=None)  # type: ignore[attr-defined]  # a plain field to the stubs

    def clean(self) -> dict[str, Any]:
        """An organ is chosen or written, never both; a written one needs its name and code."""
        cleaned = super().clean() or self.cleaned_data
        written = bool(cleaned.get("organ_name") or cleaned.get("organ_code"))
        if cleaned.get("organ") and written:
            self.add_error("organ", _("Choose an organ or write a new one, not both."))
        if not cleaned.get("organ") and "organ" not in self.errors:
            for name in ("organ_name", "organ_code"):
                if not cleaned.get(name):
                    self.add_error(name, _("Choose an organ above, or write name and code of the new one."))
        return cleaned

    @property
    def organ_in_hand(self) -> Organ:
        """The organ chosen, or the new one, not saved yet."""
        chosen: Organ | None = self.cleaned_data["organ"]
        if chosen is not None:
            return chosen
        name, code = self.cleaned_data["organ_name"], self.cleaned_data["organ_code"]
        return Organ(
            code=code,
            slug=slugify(strip_accents(code)),
            name=name,
            short_name=self.cleaned_data["organ_short_name"] or name[:80],
            kind=self.cleaned_data["organ_kind"] or OrganKind.DEPARTMENT,
        )

    @property
    def spec(self) -> SiteSpec:
        """What the service is asked to make."""
        plain = {
            name: self.cleaned_data[name] for name in ("code", "name", "short_name", "hosts", "sections")
        }
        return SiteSpec(
            organ=self.organ_in_hand,
            tier=Tier(self.cleaned_data["tier"]),
            theme=Theme(self.cleaned_data["theme"]),
            **plain,
        )

    def group(self, *names: str) -> list[forms.BoundField]:
        """Some fields, in the order asked for."""
        return [self[name] for name in names]


class BoardForm(WagtailAdminModelForm):
    """A board with its seats; what no board may hold is refused before it is saved (B01, B04)."""

    def clean(self) -> dict[str, Any]:
        """Compare the seats with one another; errors stand above the form, nothing typed is lost."""
        cleaned: dict[str, Any] = super().clean()
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("A board cannot end before it starts."))
        for problem in conflicts(self._typed_seats()):
            self.add_error(None, problem)
        return cleaned

    def _typed_seats(self) -> list[Seat]:
        formset = self.formsets["members"]
        formset.is_valid()  # fills cleaned_data; its own errors are shown by Wagtail
        rows = [getattr(form, "cleaned_data", {}) for form in formset.forms]
        return [
            Seat(
                row["user"],
                row["position"],
                tuple(row.get("subject_areas", ())),
                row["starts_on"],
                row.get("ends_on"),
            )
            for row in rows
            if not row.get("DELETE") and all(row.get(name) for name in ("user", "position", "starts_on"))
        ]
