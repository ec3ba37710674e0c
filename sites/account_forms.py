"""Forms that send an invitation again, close an account, open it again (B12, N08)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.models import User
from sites.people_forms import office_address, reason_field

CAUSES = (
    ("moved", gettext_lazy("Moved to other work")),
    ("retired", gettext_lazy("Retired")),
    ("left", gettext_lazy("No longer on the board")),
    ("leak", gettext_lazy("The password may be known to others")),
    ("other", gettext_lazy("Another reason, written below")),
)


class ResendForm(forms.Form):
    """Where the invitation goes, which may be put right before anybody has been inside."""

    email = forms.EmailField(label=gettext_lazy("Office e-mail"))

    def clean_email(self) -> str:
        """As `office_address` says."""
        return office_address(self.cleaned_data["email"])


class CloseForm(forms.Form):
    """Why an account is closed, and who takes over."""

    to = forms.ModelChoiceField(
        label=gettext_lazy("Hand over to"),
        queryset=User.objects.none(),
        required=False,
        empty_label="---------",
    )
    cause = forms.ChoiceField(label=gettext_lazy("Cause"), choices=[("", "---------"), *CAUSES])
    basis = forms.CharField(
        label=gettext_lazy("Basis"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Number and day of the decision."),
    )

    def __init__(self, *args: Any, colleagues: list[User], must_hand_over: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to = self.fields["to"]
        to.queryset = User.objects.filter(pk__in=[one.pk for one in colleagues]).order_by("full_name")  # type: ignore[attr-defined]
        to.required = must_hand_over
        to.error_messages["required"] = _("Choose the colleague who takes over what this person holds.")
        if not must_hand_over:
            del self.fields["to"]

    def clean(self) -> dict[str, Any]:
        """Another reason is written out."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("cause") == "other" and not cleaned.get("basis"):
            self.add_error("basis", _("Write the reason."))
        return cleaned

    @property
    def reason(self) -> str:
        """Cause and basis in one line."""
        cause = str(dict(CAUSES)[self.cleaned_data["cause"]])
        basis = self.cleaned_data["basis"]
        if self.cleaned_data["cause"] == "other":
            return str(basis)
        return f"{cause}. {basis}" if basis else cause


class ReopenForm(forms.Form):
    """Which of the former roles are given again, and why."""

    grants = forms.MultipleChoiceField(
        label=gettext_lazy("Roles"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one role.")},
    )
    reason = reason_field()

    def __init__(self, *args: Any, grants: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(grant.pk), self._label(grant)) for grant in grants]
        self.fields["grants"].choices = choices  # type: ignore[attr-defined]  # a plain field to the stubs
        self.fields["grants"].initial = [key for key, _label in choices]

    @staticmethod
    def _label(grant: Any) -> str:
        where = grant.portal_site.short_name if grant.portal_site else _("Whole portal")
        return f"{grant.get_role_display()}, {where}"
