"""What a document's page says of its validity, its relations and the numbers it cites (G06)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from core.cards import Notice, NoticeKind, Validity, ValidityKey
from docslib.enums import Validity as Force
from docslib.lineage.cards import DayAnswer, Lineage, LineageGroup, RelatedDocument
from docslib.lineage.linking import CitedLink
from docslib.lineage.picture import draw, side
from docslib.lineage.validity import Effect, ValidityVerdict
from docslib.lineage.wording import heading, note_of, validity_title
from docslib.lineage_selectors import Cited, Surroundings, Tie, reader_validity, surroundings_of
from docslib.selectors import shown_validity
from sites.hosts import CurrentHost, host_of
from sites.selectors import SEARCH_URL

if TYPE_CHECKING:
    from docslib.models import OfficialDocumentPage

MOST_IN_A_GROUP = 20
FIRST_YEAR = 1900
DAY_FIELD = "ngay"


def lineage_context(document: OfficialDocumentPage, request: HttpRequest) -> dict[str, Any]:
    """Context of `components/lineage/lineage.html` and of the banner; six queries whatever is there.

    `validity`: of today; `validity_notice`: the banner, None where there is nothing to warn of; `lineage`: relations
    and citations, falsy when there are none; `citation_links`: what the filter `linked_numbers` needs; `day`: the
    answer to `?ngay=dd/mm/yyyy`, None when nobody asked.
    """
    current = host_of(request)
    if current is None:
        raise Http404
    around = surroundings_of(document, current.channel)
    effects = around.effects()
    today = reader_validity(document, timezone.localdate(), effects)
    return {
        "validity": _validity(today),
        "validity_notice": _notice(today, current),
        "lineage": _lineage(document, around, current),
        "citation_links": _links(around, current),
        "day": day_answer(document, request.GET.get(DAY_FIELD, ""), effects),
    }


def day_answer(document: OfficialDocumentPage, typed: str, effects: Sequence[Effect]) -> DayAnswer | None:
    """The force of the document on the day somebody typed; a day that cannot be read is said to be so."""
    typed = typed.strip()[:20]
    if not typed:
        return None
    try:
        day: date = forms.DateField().clean(typed)
    except forms.ValidationError:
        day = date.min
    if day.year < FIRST_YEAR:
        return DayAnswer(typed, error=_("Write the day as dd/mm/yyyy, for example 31/12/2025."))
    verdict = reader_validity(document, day, effects)
    return DayAnswer(typed, shown=f"{day:%d/%m/%Y}", validity=_validity(verdict))


def _validity(verdict: ValidityVerdict) -> Validity:
    return Validity(cast("ValidityKey", verdict.key.value), validity_title(verdict.key, verdict.since))


def _notice(verdict: ValidityVerdict, current: CurrentHost) -> Notice | None:
    """The banner: what is to be known before reading, with the document that made it so."""
    if verdict.key in {Force.IN_FORCE, Force.UNKNOWN}:
        return None
    kind = cast("NoticeKind", verdict.key.value)
    title = validity_title(verdict.key, verdict.since)
    if not verdict.effects:
        return Notice(kind, title)
    first = verdict.effects[0]
    reason = heading(first.kind, is_incoming=True)
    text = f"{first.provision}: {reason.lower()}" if first.provision else reason
    return Notice(kind, title, text, current.url(first.source), _named(first.source))


def _named(page: OfficialDocumentPage) -> str:
    """How a document is named in a sentence: "Quyết định 97-QĐ/TU"."""
    return f"{page.get_document_type_display()} {page.number}".strip() if page.number else page.title


def _lineage(document: OfficialDocumentPage, around: Surroundings, current: CurrentHost) -> Lineage:
    sides: dict[bool, list[RelatedDocument]] = {False: [], True: []}
    grouped: dict[str, list[RelatedDocument]] = defaultdict(list)
    for tie in around.ties:
        card = _tie_card(tie, current)
        sides[tie.is_incoming].append(card)
        grouped[card.label].append(card)
    more = _("and %(count)d more documents")
    before = side(_("Documents it names"), sides[False], more)
    after = side(_("Documents that name it"), sides[True], more)
    own = RelatedDocument(
        document.number or document.get_document_type_display(),
        label=_("This document"),
        signed_on=document.signed_on,
    )
    return Lineage(
        groups=tuple(_group(title, cards) for title, cards in grouped.items()),
        cited=_citation_groups(around, current),
        pictures=draw(own, before, after) if around.ties else (),
    )


def _group(title: str, cards: Sequence[RelatedDocument]) -> LineageGroup:
    left_out = len(cards) - MOST_IN_A_GROUP
    more = _("and %(count)d more documents") % {"count": left_out} if left_out > 0 else ""
    return LineageGroup(title, tuple(cards[:MOST_IN_A_GROUP]), more)


def _tie_card(tie: Tie, current: CurrentHost) -> RelatedDocument:
    relation = tie.relation
    label = heading(relation.kind, is_incoming=tie.is_incoming)
    note = note_of(relation.extent, relation.provision, relation.takes_effect_on)
    if tie.other is None:
        return RelatedDocument(tie.number, label=label, note=note, signed_on=relation.target_date)
    return _card(tie.other, current, label=label, note=note)


def _card(
    page: OfficialDocumentPage, current: CurrentHost, *, label: str = "", note: str = ""
) -> RelatedDocument:
    key, word = shown_validity(page.validity)
    title, kind = page.abstract or page.title, page.get_document_type_display()
    return RelatedDocument(
        number=page.number,
        title=title,
        label=label,
        url=current.url(page),
        type_label="" if title.casefold().startswith(kind.casefold()) else kind,
        signed_on=page.signed_on,
        note=note,
        validity_key=key,
        validity_label=word,
    )


def _citation_groups(around: Surroundings, current: CurrentHost) -> tuple[LineageGroup, ...]:
    """What the text cites and what cites it, without those whose relation is stated already."""
    stated = {tie.other.pk for tie in around.ties if tie.other is not None}
    unstated = [cited for cited in around.cites if not stated & {page.pk for page in cited.meant}]
    numbers = {tie.number for tie in around.ties if tie.other is None}
    cites = [_cited_card(cited, current) for cited in unstated if cited.citation.printed not in numbers]
    cited_by = [_card(page, current) for page in around.cited_by if page.pk not in stated]
    groups = ((_("Cited in the text"), cites), (_("Documents that cite this one"), cited_by))
    return tuple(_group(title, cards) for title, cards in groups if cards)


def _cited_card(cited: Cited, current: CurrentHost) -> RelatedDocument:
    row = cited.citation
    if len(cited.meant) == 1:
        return _card(cited.meant[0], current)
    search_url = _search_url(row.printed) if cited.meant else ""
    return RelatedDocument(row.printed, search_url=search_url, signed_on=row.dated_on)


def _search_url(number: str) -> str:
    return f"{SEARCH_URL}?{urlencode({'q': number})}"


def _links(around: Surroundings, current: CurrentHost) -> dict[str, CitedLink]:
    """Where each number of the text leads; several documents of one number lead to a search by it."""
    links = {}
    for cited in around.cites:
        if len(cited.meant) == 1:
            page = cited.meant[0]
            links[cited.citation.number_key] = CitedLink(current.url(page), page.abstract or page.title)
        elif cited.meant:
            links[cited.citation.number_key] = CitedLink(_search_url(cited.citation.printed))
    return links
