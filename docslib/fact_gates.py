"""Rules for the facts of a document, asked by every form that takes them (G04, G08, G09).

A reason refuses, a warning only speaks. The type is never judged by the symbol, and nothing asks whether a series has
gaps.
"""

from __future__ import annotations

import re
from datetime import date

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.vietnamese.numbers import find_numbers
from core.vietnamese.text import normalise
from docslib.enums import DocumentType
from docslib.models.rules import TypeList
from sites.models import Organ

_TERM = re.compile(r"((?:19|20)\d{2})\s*[-‐‑‒–—−/]\s*((?:19|20)\d{2})")
LONGEST_TERM_YEARS = 6
"""Committees sit for five years; a year more covers those that were prolonged."""


def tidy_line(text: str) -> str:
    """One line as the portal stores it: composed letters, single spaces (M01)."""
    return " ".join(normalise(text).split())


def tidy_term(text: str) -> str:
    """The years of a term as officials write them: "nhiệm kỳ 2025-2030" becomes "2025 – 2030"; other words stay."""
    found = _TERM.search(text)
    return f"{found[1]} – {found[2]}" if found else tidy_line(text)


def term_fault(text: str) -> str:
    """Why these cannot be the years of a term; empty when they can."""
    found = _TERM.search(text)
    if found and not 0 < int(found[2]) - int(found[1]) <= LONGEST_TERM_YEARS:
        return _("These cannot be the years of one term. Write the first and the last year: 2025 – 2030.")
    return ""


def issuer_fault(issuer: Organ | None, signed_on: date | None) -> str:
    """Why the organ cannot have issued a document of that day, and which one to choose instead; empty when it can."""
    if issuer is None or signed_on is None:
        return ""
    if issuer.ends_on and signed_on > issuer.ends_on:
        return _ended(issuer, signed_on)
    if issuer.starts_on and signed_on < issuer.starts_on:
        return _not_yet(issuer, signed_on)
    return ""


def period_fault(signed_on: date | None, effective_from: date | None, effective_to: date | None) -> str:
    """Why a document cannot be in force between these days; empty when it can."""
    starts = effective_from or signed_on
    if effective_to and starts and effective_to < starts:
        return _("It cannot end before it begins (%(day)s). Compare both dates with the paper.") % {
            "day": _day(starts)
        }
    return ""


def type_warning(document_type: str, number: str, signed_on: date | None) -> str:
    """What the list of types of the day of signing says against a type; empty when it has it or none is known."""
    lists = lists_on(number, signed_on)
    if not lists or document_type not in DocumentType.values:
        return ""
    if any(document_type in _types_of(one) for one in lists):
        return ""
    return _(
        "“%(kind)s” is not in the list of types in force on %(day)s (%(basis)s). Compare the title on the paper; "
        "if it is so printed, keep it."
    ) % {
        "kind": DocumentType(document_type).label,
        "day": _day(signed_on),
        "basis": "; ".join(one.basis for one in lists),
    }


def lists_on(number: str, signed_on: date | None) -> list[TypeList]:
    """The lists of types in force on a day, of the Party or the State as the number's form says; two queries."""
    if signed_on is None:
        return []
    in_force = TypeList.objects.filter(Q(starts_on=None) | Q(starts_on__lte=signed_on)).filter(
        Q(ends_on=None) | Q(ends_on__gte=signed_on)
    )
    found = find_numbers(number)
    if found:
        in_force = in_force.filter(is_party="/" in found[0].symbol)
    return list(in_force.prefetch_related("entries"))


def types_on(number: str, signed_on: date | None) -> frozenset[str]:
    """Types that the lists in force on the day have; empty when none is known."""
    return frozenset().union(*(_types_of(one) for one in lists_on(number, signed_on)))


def _types_of(one: TypeList) -> frozenset[str]:
    return frozenset(entry.document_type for entry in one.entries.all())


def _ended(issuer: Organ, signed_on: date) -> str:
    words = {"organ": issuer.name, "end": _day(issuer.ends_on), "day": _day(signed_on)}
    successor = issuer.successor
    if successor is None:
        return (
            _(
                "%(organ)s ended on %(end)s and cannot have issued a document of %(day)s. Check issuer and date."
            )
            % words
        )
    return _(
        "%(organ)s ended on %(end)s and cannot have issued a document of %(day)s. Since then it is “%(other)s”: "
        "choose that one, or correct the date."
    ) % {**words, "other": successor.name}


def _not_yet(issuer: Organ, signed_on: date) -> str:
    words = {"organ": issuer.name, "start": _day(issuer.starts_on), "day": _day(signed_on)}
    before = [organ.name for organ in issuer.predecessors.order_by("name")]
    if not before:
        return (
            _(
                "%(organ)s exists since %(start)s and cannot have issued a document of %(day)s. Check issuer "
                "and date."
            )
            % words
        )
    return _(
        "%(organ)s exists since %(start)s and cannot have issued a document of %(day)s. Before then it was "
        "“%(other)s”: choose that one, or correct the date."
    ) % {**words, "other": "”, “".join(before)}


def _day(day: date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""
