"""From an `EngineQuery` to Tantivy's own queries.

An entry must have `min_match` of the distinct folded words; what raises its place is asked beside that: words
and pairs, folded and (when accents were typed) as written, in the whole entry and in its title. Beside each
word stands a constant of twice its idf: Tantivy's BM25 lets long entries with a word many times pass entries
that have all the words, and the constant makes up for that.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import tantivy
from tantivy import Occur, Query

from search.analysis.chain import asked
from search.engines.embedded_schema import ALL, ENTRY_ROW, PAGE, TITLE
from search.engines.protocol import FACETS, EngineQuery, QueryTerm

TITLE_WEIGHT = 0.5
PRESENCE_WEIGHT = 2.0
OWN_NUMBER_SCORE = 10_000.0
"""Above any score of words: the document that bears the number stands before those that cite it."""


class QueryBuilder:
    """Makes queries for one searcher, whose counts the constants come from."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        self._schema = schema
        self._searcher = searcher
        self._rows = max(searcher.num_docs, 1)

    def matching(self, query: EngineQuery, *, without_filter: str = "") -> Query:
        """The entries `query` finds; `without_filter` names a facet whose own filter is left out."""
        return Query.boolean_query(self._conditions(query, without_filter))

    def ranked(self, query: EngineQuery) -> Query:
        """The entries `query` finds, best first."""
        ranking = [(Occur.Should, part) for part in self._ranking(query, (ALL, TITLE))]
        return Query.boolean_query([*self._conditions(query, ""), *ranking])

    def _conditions(self, query: EngineQuery, without_filter: str) -> list[tuple[Occur, Query]]:
        conditions = [_constant(self._exact("row", [ENTRY_ROW]))]
        conditions += [
            _constant(self._exact(name, values))
            for name in FACETS
            if name != without_filter and (values := query.filters.get(name))
        ]
        if query.number:
            conditions.append(self._number(query.number))
        if query.min_match:
            conditions.append(_constant(self._enough(query, ALL)))
        return [(Occur.Must, condition) for condition in conditions]

    def pages_of(self, key: str, query: EngineQuery) -> Query:
        """The file pages of the entry `key` that cite the number or have half of the words."""
        parts = [(Occur.Must, _constant(self._exact("owner", [key])))]
        if query.number:
            parts.append((Occur.Must, self._exact("page_number", [query.number])))
        else:
            parts.append((Occur.Must, _constant(self._enough(query, PAGE, share=0.5))))
        parts += [(Occur.Should, ranked) for ranked in self._ranking(query, (PAGE,))]
        return Query.boolean_query(parts)

    def _exact(self, field: str, values: Sequence[str]) -> Query:
        if len(values) == 1:
            return self._term(field, values[0])
        return Query.term_set_query(self._schema, field, list(values))

    def _number(self, number: str) -> Query:
        own = Query.const_score_query(self._term("own_number", number), OWN_NUMBER_SCORE)
        return Query.boolean_query([(Occur.Should, own), (Occur.Should, self._term("cited_number", number))])

    def _enough(self, query: EngineQuery, prefix: str, share: float = 1.0) -> Query:
        words = {term.folded: self._word(query, term, prefix) for term in query.terms}
        least = max(1, math.ceil((query.min_match or len(words)) * share))
        return Query.boolean_query(
            [(Occur.Should, word) for word in words.values()], minimum_number_should_match=least
        )

    def _word(self, query: EngineQuery, term: QueryTerm, prefix: str) -> Query:
        """Entries that have the word as it was typed."""
        forms = () if query.any_accents else asked(term.accented, term.folded)
        if not forms:
            return self._term(f"{prefix}folded", term.folded)
        return Query.boolean_query([(Occur.Should, self._term(f"{prefix}matched", form)) for form in forms])

    def _ranking(self, query: EngineQuery, prefixes: Iterable[str]) -> Iterable[Query]:
        for prefix in prefixes:
            weight = TITLE_WEIGHT if prefix == TITLE else 1.0
            for suffix, terms in (("", query.terms), ("_pairs", query.pairs)):
                yield from self._weighted(f"{prefix}folded{suffix}", _folded(terms), weight)
                if query.accented:
                    yield from self._weighted(f"{prefix}accented{suffix}", _accented(terms), weight)

    def _weighted(self, field: str, terms: Mapping[str, int], weight: float) -> Iterable[Query]:
        for text, count in terms.items():
            term = self._term(field, text)
            yield Query.boost_query(term, weight * count)
            if not field.startswith(TITLE):
                yield Query.const_score_query(term, PRESENCE_WEIGHT * count * self._idf(field, text))

    def _idf(self, field: str, text: str) -> float:
        frequency = self._searcher.doc_freq(field, text)
        return math.log(1 + (max(self._rows - frequency, 0) + 0.5) / (frequency + 0.5))

    def _term(self, field: str, text: str) -> Query:
        return Query.term_query(self._schema, field, text, index_option="freq")


def _constant(query: Query) -> Query:
    """`query` as a condition only, without a say in the order."""
    return Query.const_score_query(query, 0.0)


def _folded(terms: Iterable[QueryTerm]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for term in terms:
        counts[term.folded] = counts.get(term.folded, 0) + term.count
    return counts


def _accented(terms: Iterable[QueryTerm]) -> dict[str, int]:
    return {term.accented: term.count for term in terms}
