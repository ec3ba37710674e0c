"""What the rows of a document's relations must not say together (G06)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from modelcluster.forms import BaseChildFormSet

from core.vietnamese.numbers import search_key
from docslib.enums import RelationKind
from docslib.relation_selectors import leads_back

if TYPE_CHECKING:
    from docslib.models import DocumentRelation


class RelationFormSet(BaseChildFormSet):
    """No document relates to itself, says the same twice, or replaces what has replaced it."""

    def clean(self, *args: Any, **kwargs: Any) -> None:
        """Put an error on each row that may not stand; raises ValidationError as Django's formsets do."""
        super().clean(*args, **kwargs)
        said: set[tuple[Any, ...]] = set()
        for form in self.forms:
            if not form.is_valid() or not form.cleaned_data or self._should_delete_form(form):
                continue
            problem = self._problem(form.instance, said)
            if problem:
                form.add_error("target", ValidationError(problem))

    def _problem(self, relation: DocumentRelation, said: set[tuple[Any, ...]]) -> str:
        page, key = self.instance, search_key(relation.target_number)
        own = {page.number_key, search_key(page.number)} - {""}
        if relation.target_id is not None and relation.target_id == page.pk:
            return _("This is the document itself; choose the other one.")
        if key and key in own and relation.target_date in (None, page.signed_on):
            return _("This is the document itself; choose the other one.")
        same = (relation.kind, relation.target_id, key, relation.target_date, relation.provision.strip())
        if same in said:
            return _("This relation stands here twice; take one away.")
        said.add(same)
        if relation.kind == RelationKind.REPLACES and leads_back(page, relation.target_id):
            return _(
                "The document chosen replaces this one already; two documents cannot replace each other."
            )
        return ""
