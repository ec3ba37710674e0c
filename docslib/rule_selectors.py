"""What the approved list says of a document: which entry lists it, which one keeps it back (G02, G03)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.vietnamese.text import strip_accents
from docslib.enums import DocumentType, RuleKind
from docslib.models import PublicationRule
from sites.models import Organ

_NO_LETTER = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True, slots=True)
class ListingVerdict:
    """The entry that lists the document, the exclusion that fits it, and both in one sentence for a person."""

    rule: PublicationRule | None
    excluded_by: PublicationRule | None
    sentence: str

    @property
    def may_be_published(self) -> bool:
        """Whether an entry fits and no exclusion does."""
        return self.rule is not None and self.excluded_by is None


def listing_of(
    document_type: str, issuer: Organ | None, abstract: str, signed_on: date | None
) -> ListingVerdict:
    """What the rules say of a document with these facts; one query.

    A missing fact fits no entry that asks for it, and every exclusion that does: in doubt the document stays in.
    """
    rules = PublicationRule.objects.filter(_of_type(document_type)).select_related("issuer")
    text = _comparable(abstract)
    listed = excluded = None
    nearest: list[PublicationRule] = []
    for rule in rules:
        if rule.kind == RuleKind.EXCLUDED:
            if excluded is None and _excludes(rule, issuer, text, signed_on):
                excluded = rule
        elif listed is None and _lists(rule, issuer, text, signed_on):
            listed = rule
        else:
            nearest.append(rule)
    return ListingVerdict(listed, excluded, _sentence(listed, excluded, nearest, document_type, issuer))


def rule_in_words(rule: PublicationRule) -> str:
    """Clause and decision, as a refusal cites them."""
    return _("%(clause)s, %(decision)s") % {"clause": rule.clause, "decision": rule.decision}


def _of_type(document_type: str) -> Q:
    known = Q(document_type="") | Q(document_type=document_type)
    return known if document_type else known | Q(kind=RuleKind.EXCLUDED)


def _lists(rule: PublicationRule, issuer: Organ | None, text: str, signed_on: date | None) -> bool:
    if rule.issuer_id is not None and (issuer is None or rule.issuer_id != issuer.pk):
        return False
    if (rule.signed_from or rule.signed_until) and signed_on is None:
        return False
    return _in_period(rule, signed_on) and _has_words(rule, text)


def _excludes(rule: PublicationRule, issuer: Organ | None, text: str, signed_on: date | None) -> bool:
    if rule.issuer_id is not None and issuer is not None and rule.issuer_id != issuer.pk:
        return False
    return _in_period(rule, signed_on) and _has_words(rule, text)


def _in_period(rule: PublicationRule, signed_on: date | None) -> bool:
    if signed_on is None:
        return True
    is_early = rule.signed_from is not None and signed_on < rule.signed_from
    is_late = rule.signed_until is not None and signed_on > rule.signed_until
    return not is_early and not is_late


def _has_words(rule: PublicationRule, text: str) -> bool:
    groups = [group for group in map(_comparable, rule.words.splitlines()) if group.strip()]
    return not groups or any(group in text for group in groups)


def _comparable(text: str) -> str:
    """Letters without accents and figures, one space around every word: groups of words are found whole."""
    return f" {_NO_LETTER.sub(' ', strip_accents(text).lower()).strip()} "


def _sentence(
    listed: PublicationRule | None,
    excluded: PublicationRule | None,
    nearest: list[PublicationRule],
    document_type: str,
    issuer: Organ | None,
) -> str:
    if excluded is not None:
        return _(
            "Must not be published: excluded by %(rule)s. Keep it off the portal; if it should be there, ask the "
            "central board about this clause."
        ) % {"rule": rule_in_words(excluded)}
    if listed is not None:
        return _("On the approved list: %(rule)s.") % {"rule": rule_in_words(listed)}
    kind = DocumentType(document_type).label if document_type in DocumentType.values else _("no type yet")
    sentence = _(
        "Not on the approved list: no entry fits %(kind)s, %(issuer)s and the date of signing. Check these facts; "
        "if they are right, the list must be extended before the document is published."
    ) % {"kind": kind, "issuer": issuer.name if issuer else _("no issuer yet")}
    if not nearest:
        return sentence
    return f"{sentence} " + _("The nearest entry: %(rule)s, %(limits)s.") % {
        "rule": rule_in_words(nearest[0]),
        "limits": _limits(nearest[0]),
    }


def _limits(rule: PublicationRule) -> str:
    said = [rule.issuer.name] if rule.issuer else []
    if rule.signed_from:
        said.append(_("signed from %(day)s") % {"day": date_format(rule.signed_from, "SHORT_DATE_FORMAT")})
    if rule.signed_until:
        said.append(_("signed until %(day)s") % {"day": date_format(rule.signed_until, "SHORT_DATE_FORMAT")})
    if rule.words.strip():
        said.append(_("only where the abstract speaks of what it names"))
    return ", ".join(said) or _("for every issuer and date")
