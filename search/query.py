"""From what a reader asked to what an engine is asked: pure, no database, no engine (M04).

The rule: with accents typed, accented and folded fields rank; without, folded ones only. Of a short question every
word must be in an entry; where that finds little, and of a long question always, one pair of its neighbours is
enough: a Vietnamese word is mostly a pair, and the order does the rest. A document number is asked exactly and
comes first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from core.vietnamese.number_queries import key_of, parse_query_number
from core.vietnamese.numbers import find_numbers
from core.vietnamese.text import has_accents, normalise
from search.analysis.chain import PAIR_MARK, Term, pair, terms_of
from search.analysis.numbers import query_token
from search.analysis.ways import NO_WAYS, Ways
from search.analysis.wording import Wording, read_wording
from search.engines.protocol import NEWEST, RELEVANCE, EngineQuery, Phrase, QueryTerm, day_number
from search.params import SearchParams

SHORT_QUERY_TERMS = 7
"""Up to so many distinct words all must match first; of a sentence nobody expects that."""
FEWEST_PAIRS = 2
"""With one pair, asking for it is no wider than asking for both words."""
MAX_QUERY_TERMS = 64
"""A question is a sentence or two; what comes after so many words cannot make the answer better."""
PAGE_SIZE = 10

Forms = tuple[str, str]
"""A word or a pair: accented, folded."""


def build_query(params: SearchParams, ways: Ways = NO_WAYS) -> EngineQuery:
    """The engine's query for `params` at its strictest; `ways` are the synonyms in use."""
    asked = _read(params.q)
    words = _worded(asked, _frame(params, asked), ways)
    if asked.number:
        return replace(words, number=asked.number, groups=(), min_match=0)
    return words


def instead(params: SearchParams, ways: Ways = NO_WAYS) -> tuple[EngineQuery, ...]:
    """What to ask, one after the other, when `build_query` found nothing.

    A number that nobody has is looked for as words, all of them: half a number would find strangers. Words are
    looked for with other accents than were typed; what is quoted stays as typed. Quotes around a part of a
    question may only set a name apart: where no entry has it, the question is asked without them.
    """
    asked = _read(params.q)
    frame = _frame(params, asked)
    if asked.number and not asked.words:
        return (_worded(asked.without_number(), frame, ways),)
    strict = _worded(asked, frame, ways)
    other_accents = (replace(strict, any_accents=True),) if strict.accented and strict.groups else ()
    if asked.number:
        return (strict, *other_accents)
    if not (asked.words and asked.wording.phrases):
        return other_accents
    bare = asked.without_quotes()
    return (*other_accents, _worded(bare, _frame(params, bare), ways))


def widened(query: EngineQuery) -> EngineQuery | None:
    """`query` finding also what has any two neighbours of its words, however spelled; None if that is no wider.

    Where something is quoted, that is enough: the words beside it rank.
    """
    if query.must and query.groups and not query.number and query.sort == RELEVANCE:
        return replace(query, groups=(), min_match=0)
    if query.number or query.sort != RELEVANCE or any(len(group[0]) > 1 for group in query.groups):
        return None
    wider = _by_pairs(query)
    return wider if len(wider.groups) >= FEWEST_PAIRS else None


def counting(query: EngineQuery, filters: Mapping[str, tuple[str, ...]]) -> EngineQuery:
    """`query` asking only how many entries it finds, of any day, with these `filters` in place of its own."""
    unranked = replace(query, terms=(), pairs=(), offset=0, limit=1, with_words=False, with_facets=False)
    return replace(unranked, filters=filters, since=0, until=0)


def split_number(q: str) -> tuple[str, str]:
    """The number token that `q` names ("" if none) and the words left beside it."""
    composed = normalise(q)
    key = parse_query_number(composed)
    if key is None:
        return "", composed
    found = find_numbers(composed) or find_numbers(_capitals(composed))
    if not found:
        return query_token(key), ""
    start, end = found[0].span
    return query_token(key_of(found[0])), f"{composed[:start]} {composed[end:]}".strip()


def _capitals(text: str) -> str:
    """`text` in capitals, each letter at its old place: ß, whose capital is two letters, stays small."""
    return "".join(capital if len(capital := letter.upper()) == 1 else letter for letter in text)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question taken apart: its number, the words beside it, and what is marked in it."""

    number: str
    words: str
    wording: Wording

    @property
    def ranking(self) -> str:
        """All that ranks, in the order typed."""
        return " ".join([self.words, *self.wording.phrases]) if self.number else self.wording.ranking

    def without_number(self) -> _Asked:
        """The question with its number read as words."""
        return _Asked("", self.wording.words, self.wording)

    def without_quotes(self) -> _Asked:
        """The question with what is quoted read as plain words."""
        words = self.wording.ranking
        return _Asked("", words, Wording(words, excluded=self.wording.excluded, ranking=words))


def _read(q: str) -> _Asked:
    wording = read_wording(normalise(q))
    number, words = split_number(wording.words)
    for phrase in () if number else wording.phrases:
        number, beside = split_number(phrase)
        if number and not beside:
            rest = tuple(other for other in wording.phrases if other != phrase)
            all_words = f"{wording.words} {phrase}".strip()
            return _Asked(number, wording.words, replace(wording, words=all_words, phrases=rest))
    return _Asked(number, words, wording) if number else _Asked("", wording.words, wording)


def _frame(params: SearchParams, asked: _Asked) -> EngineQuery:
    """Everything but the plain words: what is marked, filters, order, and which page of results."""
    sort = params.engine_sort
    return EngineQuery(
        must=_phrases(asked.wording.phrases),
        must_not=_phrases(asked.wording.excluded),
        filters=params.filters,
        since=day_number(params.since),
        until=day_number(params.until),
        # Nothing is more relevant than another when all that is said is what must not be there.
        sort=NEWEST if sort == RELEVANCE and not asked.wording.ranking else sort,
        offset=(params.page - 1) * PAGE_SIZE,
        limit=PAGE_SIZE,
    )


def _phrases(texts: Iterable[str]) -> tuple[Phrase, ...]:
    phrases = (
        tuple(QueryTerm(term.accented, term.folded) for term in islice(terms_of(text), MAX_QUERY_TERMS))
        for text in texts
    )
    return tuple(dict.fromkeys(phrase for phrase in phrases if phrase))


def _worded(asked: _Asked, frame: EngineQuery, ways: Ways) -> EngineQuery:
    """`frame` with the plain words of `asked`: each a group with its synonyms, and everything that ranks."""
    terms = list(terms_of(asked.words))[:MAX_QUERY_TERMS]
    others = _others(asked.words, terms, ways)
    ranking = list(terms_of(asked.ranking))[:MAX_QUERY_TERMS]
    added = [
        tuple((word.accented, word.folded) for word in phrase) for each in others.values() for phrase in each
    ]
    words = _distinct([(term.accented, term.folded) for term in terms])
    query = replace(
        frame,
        groups=tuple(((word,), *others.get((word.accented, word.folded), ())) for word in words),
        min_match=len(words),
        terms=_counted([term[2:] for term in ranking], [word for phrase in added for word in phrase]),
        pairs=_counted(
            [_pair_of(one[2:], two[2:]) for one, two in pairwise(ranking)],
            [_pair_of(*two) for phrase in added for two in pairwise(phrase)],
        ),
        accented=has_accents(asked.ranking),
    )
    return query if len(words) <= SHORT_QUERY_TERMS else _by_pairs(query)


def _others(text: str, terms: Sequence[Term], ways: Ways) -> dict[Forms, list[Phrase]]:
    """The other ways of saying what `terms` say, by each word they stand for."""
    others: dict[Forms, list[Phrase]] = {}
    for found in ways.found_in(text, terms):
        phrases = [tuple(QueryTerm(*word) for word in words) for words in found.others]
        for term in terms[found.start : found.start + found.length]:
            others.setdefault((term.accented, term.folded), []).extend(phrases)
    return others


def _by_pairs(query: EngineQuery) -> EngineQuery:
    """Any two neighbours of the words to be found, or another way of saying some of them, are enough."""
    words = {phrase[0].folded for group in query.groups for phrase in group if len(phrase) == 1}
    halves = (tuple(QueryTerm(*forms) for forms in _halves(two)) for two in query.pairs)
    pairs = [two for two in halves if all(half.folded in words for half in two)]
    others = [phrase for group in query.groups for phrase in group if len(phrase) > 1]
    groups = tuple((phrase,) for phrase in dict.fromkeys([*pairs, *others]))
    return replace(query, groups=groups, min_match=1, any_accents=True) if groups else query


def _pair_of(first: Forms, second: Forms) -> Forms:
    return pair(first[0], second[0]), pair(first[1], second[1])


def _halves(two: QueryTerm) -> list[Forms]:
    return list(zip(two.accented.split(PAIR_MARK), two.folded.split(PAIR_MARK), strict=True))


def _counted(typed: Iterable[Forms], added: Iterable[Forms]) -> tuple[QueryTerm, ...]:
    """What was typed as often as it was, then once each what another way adds."""
    counts = Counter(typed)
    for forms in added:
        counts.setdefault(forms, 1)
    return tuple(QueryTerm(*forms, count) for forms, count in counts.items())


def _distinct(forms: Iterable[Forms]) -> tuple[QueryTerm, ...]:
    return _counted(forms, ())
