"""Why a hit stands where it stands, for the people who look after the portal and for nobody else.

Every term of the score of the second stage, and what goes before the score: pins, the document's own number, a
chosen order. Readers are shown none of it, and the Internet has nobody it could be shown to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from core.channels import Channel, channel_of
from search.analysis.chain import PAIR_MARK
from search.engines.protocol import RELEVANCE, EngineHit
from search.pipeline import Answer
from search.results import Explanation, SearchHit
from search.second_stage import CANDIDATES, ScoreParts
from sites.access.person import Person
from sites.roles import Role

TOLD = (Role.CENTRAL_BOARD, Role.TECHNICAL_ADMIN)
"""Central roles that look after the search of the whole portal."""


def is_told_why(request: HttpRequest) -> bool:
    """Whether who asks sees the terms of the score: on the Party network, the central board and the technical
    administrator. One query for somebody logged in, none for anybody else.
    """
    user = getattr(request, "user", None)
    if channel_of(request) != Channel.WAN or user is None or not user.is_authenticated:
        return False
    person = Person.of(user)
    return person.is_superuser or any(person.holds(role) for role in TOLD)


def explained(hits: Iterable[SearchHit], answer: Answer) -> tuple[SearchHit, ...]:
    """The same hits with why they stand where they stand; pins need no score."""
    found = {hit.key: hit for hit in answer.hits}
    return tuple(replace(hit, explanation=_explanation(hit, found.get(hit.key), answer)) for hit in hits)


def _explanation(hit: SearchHit, found: EngineHit | None, answer: Answer) -> Explanation:
    if hit.is_pinned:
        return Explanation((_("The editorial board put this page first for these words."),))
    if found is None:
        return Explanation(())
    parts = answer.parts.get(hit.key)
    reasons = tuple(_reasons(found, answer, is_scored=parts is not None))
    if parts is not None:
        return Explanation(reasons, tuple(_lines(parts)), _figure(parts.total))
    score = _figure(found.score) if answer.query.sort == RELEVANCE else ""
    return Explanation(reasons, total=score)


def _reasons(found: EngineHit, answer: Answer, *, is_scored: bool) -> Iterable[str]:
    if found.is_own_number:
        yield _("It bears the number asked for, and so stands before all others.")
    if answer.query.sort != RELEVANCE:
        yield _("The results are in the order of their days; no score counts.")
    elif not is_scored and answer.query.terms:
        yield _("Beyond the first %(count)d results the search engine's own score orders.") % {
            "count": CANDIDATES
        }
    if answer.accents_ignored:
        yield _("Nothing spells the words as typed: found with other accents.")


def _lines(parts: ScoreParts) -> Iterable[tuple[str, str]]:
    """The terms of the score, the heaviest words first, ready to be read."""
    yield from _terms(_("word"), parts.words)
    yield from _terms(_("neighbours"), parts.pairs)
    yield _("share of the title asked for"), _figure(parts.title)
    yield _("best passage of twenty words"), _figure(parts.window)
    yield _("recency, times"), _figure(1 + parts.recency)


def _terms(name: str, worth: Mapping[str, float]) -> Iterable[tuple[str, str]]:
    for term, value in sorted(worth.items(), key=lambda one: -one[1]):
        yield f"{name}: {term.replace(PAIR_MARK, ' ')}", _figure(value)


def _figure(value: float) -> str:
    return number_format(value, 2)
