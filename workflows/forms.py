"""Forms of the moderation screens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import TaskState

from workflows.cards import QueueRow
from workflows.enums import Action, Step


class QueueFilterSet(WagtailFilterSet):
    """Filters of the queue; works on rows already read, so that filtering asks the database nothing."""

    site = django_filters.ChoiceFilter(label=_("Site"))
    step = django_filters.ChoiceFilter(label=_("Step"), choices=Step.choices)
    area = django_filters.ChoiceFilter(label=_("Subject area"))
    kind = django_filters.ChoiceFilter(label=_("Kind"))

    class Meta:
        model = TaskState
        fields: list[str] = []

    def __init__(self, *args: Any, rows: Sequence[QueueRow], **kwargs: Any) -> None:
        super().__init__(*args, queryset=TaskState.objects.none(), **kwargs)
        self._offer("site", {(str(row.site.pk), row.site.name) for row in rows})
        self._offer("area", {(str(row.area_id), row.area_label) for row in rows if row.area_id})
        self._offer("kind", {(row.kind_label, row.kind_label) for row in rows if row.kind_label})

    def _offer(self, name: str, choices: set[tuple[str, str]]) -> None:
        self.filters[name].extra["choices"] = sorted(choices, key=lambda choice: choice[1])

    def filter_queryset(self, queryset: Sequence[QueueRow]) -> list[QueueRow]:
        """The rows that every chosen filter keeps."""
        asked = self.form.cleaned_data
        return [
            row
            for row in queryset
            if asked.get("site") in {"", None, str(row.site.pk)}
            and asked.get("step") in {"", None, row.step.value}
            and asked.get("area") in {"", None, str(row.area_id)}
            and asked.get("kind") in {"", None, row.kind_label}
        ]


class WithdrawalForm(forms.Form):
    """Why a page is called back; the service refuses it without a reason."""

    reason = forms.CharField(
        max_length=2000,
        label=_("Why it is called back"),
        help_text=_("Author and board read this; it stays in the history of the item."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why it is called back: write at least one sentence.")},
    )


class DecisionForm(forms.Form):
    """What a person decides on an item: the act, the version that was read, the oath or the reason."""

    action = forms.ChoiceField(choices=Action.choices)
    revision = forms.IntegerField()
    oath = forms.BooleanField(required=False)
    comment = forms.CharField(
        required=False,
        max_length=2000,
        label=_("What must change, and where"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, needs_oath: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.needs_oath = needs_oath

    def clean(self) -> dict[str, Any]:
        """An approval needs the oath, a return its reason; the rules themselves are asked by the service."""
        cleaned: dict[str, Any] = super().clean() or {}
        action = cleaned.get("action")
        if action == Action.ADVANCE and self.needs_oath and not cleaned.get("oath"):
            self.add_error("oath", _("Confirm that you have read it, then approve."))
        if action == Action.RETURN and not cleaned.get("comment", "").strip():
            self.add_error("comment", _("Say what must change: write at least one sentence."))
        return cleaned
