"""What every form of a document's facts asks, and the form of the document in the editor (G04, G08, G09)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from core.page_forms import ChannelPageForm
from docslib.fact_gates import issuer_fault, period_fault, term_fault, tidy_line, tidy_term
from docslib.twin_selectors import same_in_series


class FactRules:
    """Mixed into a form with the fields of a document: tidies what is typed, refuses what cannot be.

    A field a form does not have is not asked for. Everything typed stays in the form, refused or not.
    """

    cleaned_data: dict[str, Any]

    def tidy_facts(self) -> None:
        """Store one line of composed letters for each short text, and the term as officials write it."""
        for name in ("number", "place", "signer", "signer_title", "capacity"):
            if self.cleaned_data.get(name):
                self.cleaned_data[name] = tidy_line(self.cleaned_data[name])
        if self.cleaned_data.get("term"):
            self.cleaned_data["term"] = tidy_term(self.cleaned_data["term"])

    def refuse_impossible_facts(self, *, exclude: int | None = None) -> None:
        """Add an error to each field that cannot be right; `exclude` is the document itself."""
        facts = self.cleaned_data
        signed_on = facts.get("signed_on")
        faults = {
            "issuer": issuer_fault(facts.get("issuer"), signed_on),
            "effective_to": period_fault(signed_on, facts.get("effective_from"), facts.get("effective_to")),
            "term": term_fault(facts.get("term") or ""),
        }
        if same_in_series(facts, exclude=exclude).exists():
            faults["number"] = _(
                "The library has this document already: same issuer, type, number and term. Open that one, or "
                "correct what differs on the paper."
            )
        for name, fault in faults.items():
            if fault:
                self.add_error(name, fault)  # type: ignore[attr-defined]  # of the form this is mixed into


class OfficialDocumentForm(FactRules, ChannelPageForm):
    """The editor's form of an official document: the same rules as on the way of an upload."""

    def clean(self) -> dict[str, Any]:
        """Tidy the facts and refuse what cannot be."""
        super().clean()
        self.tidy_facts()
        self.refuse_impossible_facts(exclude=self.instance.pk)
        return self.cleaned_data
