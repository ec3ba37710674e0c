"""From an `EngineQuery` to Tantivy's own queries.

What is found and what ranks are asked apart. Beside each ranking word stands a constant of twice its idf:
Tantivy's BM25 lets long entries with a word many times pass entries that have all the words, and the constant
makes up for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import tantivy
from tantivy import Occur, Query

from search.analysis.chain import pair
from search.analysis.starts import compact_number, start_of
from search.engines.embedded_schema import ALL, ENTRY_ROW, PAGE, TITLE
from search.engines.protocol import FACETS, EngineQuery, Group, Phrase
from search.engines.terms import OWN_NUMBER_SCORE, asked_of_page, rarity, typed_counts, typed_forms

TITLE_WEIGHT = 0.5
PRESENCE_WEIGHT = 2.0
LATEST_DAY = 4_000_000


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

    def pages_of(self, key: str, query: EngineQuery) -> Query:
        """The file pages of the entry `key` that cite the number or have half of what is asked."""
        parts = [(Occur.Must, _constant(self.exact("owner", [key])))]
        if query.number:
            parts.append((Occur.Must, self.exact("page_number", [query.number])))
        else:
            parts.append((Occur.Must, _constant(self._enough(query, PAGE, *asked_of_page(query)))))
        parts += [(Occur.Should, ranked) for ranked in self._ranking(query, (PAGE,))]
        return Query.boolean_query(parts)

    def of_title(self, words: Sequence[str], filters: Mapping[str, tuple[str, ...]]) -> Query:
        """The entries whose titles have words that begin so."""
        starts = [self._term("title_start", start_of(word)) for word in words]
        return Query.boolean_query([(Occur.Must, part) for part in (*self._frame(filters, ""), *starts)])

    def of_number(self, typed: str, filters: Mapping[str, tuple[str, ...]]) -> Query:
        """The entries whose number begins so."""
        start = self._term("number_start", compact_number(typed))
        return Query.boolean_query([(Occur.Must, part) for part in (*self._frame(filters, ""), start)])

    def exact(self, field: str, values: Sequence[str]) -> Query:
        """The rows that have one of `values` in `field`."""
        if len(values) == 1:
            return self._term(field, values[0])
        return Query.term_set_query(self._schema, field, list(values))

    def _frame(self, filters: Mapping[str, tuple[str, ...]], without: str) -> list[Query]:
        chosen = [
            self.exact(name, values) for name in FACETS if name != without and (values := filters.get(name))
        ]
        return [_constant(part) for part in (self.exact("row", [ENTRY_ROW]), *chosen)]

    def _conditions(self, query: EngineQuery, without_filter: str) -> list[tuple[Occur, Query]]:
        conditions = self._frame(query.filters, without_filter)
        if query.since or query.until:
            conditions.append(_constant(self._days(query.since or 1, query.until or LATEST_DAY)))
        if query.number:
            conditions.append(self._number(query.number))
        if query.min_match:
            conditions.append(_constant(self._enough(query, ALL, query.groups, query.min_match)))
        conditions += [_constant(self._phrase(phrase, ALL)) for phrase in query.must]
        unwanted = [self._phrase(phrase, ALL) for phrase in query.must_not]
        return [
            *((Occur.Must, condition) for condition in conditions),
            *((Occur.MustNot, condition) for condition in unwanted),
        ]

    def _days(self, first: int, last: int) -> Query:
        return Query.range_query(self._schema, "day", tantivy.FieldType.Integer, first, last)

    def _number(self, number: str) -> Query:
        own = Query.const_score_query(self._term("own_number", number), OWN_NUMBER_SCORE)
        return Query.boolean_query([(Occur.Should, own), (Occur.Should, self._term("cited_number", number))])

    def _enough(self, query: EngineQuery, prefix: str, groups: Sequence[Group], least: int) -> Query:
        return Query.boolean_query(
            [(Occur.Should, self._group(query, group, prefix)) for group in groups],
            minimum_number_should_match=least,
        )

    def _group(self, query: EngineQuery, group: Group, prefix: str) -> Query:
        return _any([self._phrase(phrase, prefix, any_accents=query.any_accents) for phrase in group])

    def _phrase(self, phrase: Phrase, prefix: str, *, any_accents: bool = False) -> Query:
        """Entries that have the words of `phrase` as they were typed, one after the other."""
        forms = () if any_accents else typed_forms(phrase)
        if len(phrase) == 1:
            if not forms:
                return self._term(f"{prefix}folded", phrase[0].folded)
            return _any([self._term(f"{prefix}matched", form[0]) for form in forms])
        if prefix != ALL or (len(phrase) == 2 and not forms):  # noqa: PLR2004  a pair is a term of its own
            pairs = [pair(one.folded, two.folded) for one, two in pairwise(phrase)]
            return _every([self._term(f"{prefix}folded_pairs", two) for two in pairs])
        if not forms:
            return Query.phrase_query(self._schema, "all_folded", [term.folded for term in phrase])
        return _any([Query.phrase_query(self._schema, "all_matched", list(form)) for form in forms])

    def _ranking(self, query: EngineQuery, prefixes: Iterable[str]) -> Iterable[Query]:
        for prefix in prefixes:
            weight = TITLE_WEIGHT if prefix == TITLE else 1.0
            for suffix, terms in (("", query.terms), ("_pairs", query.pairs)):
                yield from self._weighted(f"{prefix}folded{suffix}", typed_counts(terms, "folded"), weight)
                if query.accented:
                    yield from self._weighted(
                        f"{prefix}accented{suffix}", typed_counts(terms, "accented"), weight
                    )

    def _weighted(self, field: str, terms: Mapping[str, int], weight: float) -> Iterable[Query]:
        for text, count in terms.items():
            term = self._term(field, text)
            yield Query.boost_query(term, weight * count)
            if not field.startswith(TITLE):
                yield Query.const_score_query(term, PRESENCE_WEIGHT * count * self._idf(field, text))

    def _idf(self, field: str, text: str) -> float:
        return rarity(self._searcher.doc_freq(field, text), self._rows)

    def _term(self, field: str, text: str) -> Query:
        return Query.term_query(self._schema, field, text, index_option="freq")


def _any(queries: Sequence[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, q) for q in queries])


def _every(queries: Sequence[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Must, q) for q in queries])


def _constant(query: Query) -> Query:
    """`query` as a condition only, without a say in the order."""
    return Query.const_score_query(query, 0.0)
