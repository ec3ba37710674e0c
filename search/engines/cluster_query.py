"""From an `EngineQuery` to Elasticsearch's query language.

What is found and what ranks are asked apart, as in the embedded engine: conditions filter and score nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from search.analysis.chain import pair
from search.analysis.starts import compact_number, start_of
from search.engines.cluster_schema import ALL, MATCHED, PAGE
from search.engines.protocol import FACETS, NEWEST, OLDEST, EngineQuery, Group, Phrase
from search.engines.terms import (
    MAX_FACET_VALUES,
    MAX_FILE_PAGES,
    OWN_NUMBER_SCORE,
    asked_of_page,
    typed_counts,
    typed_forms,
)

Clause = dict[str, Any]

PAIR_WEIGHT = 1.5
"""With the similarity of `cluster_schema` the best order this engine gives alone (docs/search.md); titles are weighed
by the second stage, copies of them made the first fifty worse."""

Filters = Mapping[str, tuple[str, ...]]


def search_body(query: EngineQuery) -> dict[str, Any]:
    """The search for `query`: conditions, order, and facets each without its own filter."""
    chosen = _chosen(query.filters)
    counted = query.with_facets
    conditions = _conditions(query) if counted else [*_conditions(query), *chosen.values()]
    body: dict[str, Any] = {
        "query": _bool(conditions, should=_ranking(query), must_not=_unwanted(query)),
        "sort": _order(query.sort),
        "from_": query.offset,
        "size": query.limit,
        "stored_fields": ["facts", "words"] if query.with_words else ["facts"],
        "track_total_hits": True,
        "track_scores": True,
    }
    if counted:
        body["aggs"] = _counts(chosen)
        if chosen:
            body["post_filter"] = _bool(chosen.values())
    return body


def facet_counts(answer: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """The counts that `search_body` asked for."""
    return {
        name: {bucket["key"]: bucket["doc_count"] for bucket in counted[name]["buckets"]}
        for counted in answer.values()
        for name in FACETS
        if name in counted
    }


def texts_body(keys: Sequence[str], query: EngineQuery) -> dict[str, Any]:
    """The search for the texts of `keys` with the file pages that answer `query`."""
    pages = {"size": MAX_FILE_PAGES, "_source": False, "stored_fields": ["pages.source"]}
    nested = {"path": "pages", "query": _pages(query), "inner_hits": pages} if query.asks else None
    return {
        "query": _bool([{"ids": {"values": list(keys)}}], should=[{"nested": nested}] if nested else []),
        "size": len(keys),
        "stored_fields": ["facts", "source"],
    }


def start_bodies(typed: str, words: Sequence[str], filters: Filters, limit: int) -> list[dict[str, Any]]:
    """The searches for entries whose number begins as `typed`, and whose titles have words that begin so."""
    frame = list(_chosen(filters).values())
    number = _term("number_start", compact_number(typed))
    titles = [_term("title_start", start_of(word)) for word in words]
    return [
        {
            "query": _bool([*frame, *starts]),
            "sort": _order(NEWEST),
            "size": limit,
            "stored_fields": ["facts"],
            "track_total_hits": False,
        }
        for starts in ([number], titles)
    ]


def _order(sort: str) -> list[dict[str, str]]:
    orders = {NEWEST: {"day": "desc"}, OLDEST: {"day": "asc"}}
    # Two copies of a shard may break ties differently: pages of results must not overlap.
    return [orders.get(sort, {"_score": "desc"}), {"key": "asc"}]


def _chosen(filters: Filters) -> dict[str, Clause]:
    return {name: {"terms": {name: list(values)}} for name in FACETS if (values := filters.get(name))}


def _counts(chosen: Mapping[str, Clause]) -> dict[str, Any]:
    """Facets with a filter of their own are counted one by one without it, the others together."""
    groups = [[name for name in FACETS if name not in chosen], *([name] for name in chosen)]
    counts: dict[str, Any] = {}
    for group in groups:
        others = [clause for name, clause in chosen.items() if name not in group]
        terms = {name: {"terms": {"field": name, "size": MAX_FACET_VALUES}} for name in group}
        if terms:
            counts["+".join(group)] = {"filter": _bool(others), "aggs": terms}
    return counts


def _conditions(query: EngineQuery) -> list[Clause]:
    conditions: list[Clause] = []
    if query.since or query.until:
        ends = {"gte": query.since or 1, **({"lte": query.until} if query.until else {})}
        conditions.append({"range": {"day": ends}})
    if query.number:
        conditions.append(_any([_term(name, query.number) for name in ("own_number", "cited_number")]))
    if query.min_match:
        conditions.append(_enough(query, ALL, query.groups, query.min_match))
    return [*conditions, *(_phrase(phrase, ALL) for phrase in query.must)]


def _unwanted(query: EngineQuery) -> list[Clause]:
    return [_phrase(phrase, ALL) for phrase in query.must_not]


def _pages(query: EngineQuery) -> Clause:
    """The file pages that cite the number or have half of what is asked."""
    number = _term(f"{PAGE}page_number", query.number)
    asked = number if query.number else _enough(query, PAGE, *asked_of_page(query))
    return _bool([asked], should=list(_words(query, PAGE)))


def _enough(query: EngineQuery, prefix: str, groups: Sequence[Group], least: int) -> Clause:
    return _any([_group(query, group, prefix) for group in groups], least)


def _group(query: EngineQuery, group: Group, prefix: str) -> Clause:
    return _any([_phrase(phrase, prefix, any_accents=query.any_accents) for phrase in group])


def _phrase(phrase: Phrase, prefix: str, *, any_accents: bool = False) -> Clause:
    """Entries that have the words of `phrase` as they were typed, one after the other."""
    forms = () if any_accents else typed_forms(phrase)
    if len(phrase) == 1:
        if not forms:
            return _term(f"{prefix}folded", phrase[0].folded)
        return {"terms": {f"{prefix}{MATCHED}": [form[0] for form in forms]}}
    if prefix != ALL or (len(phrase) == 2 and not forms):  # noqa: PLR2004  a pair is a term of its own
        pairs = [pair(one.folded, two.folded) for one, two in pairwise(phrase)]
        return _every([_term(f"{prefix}folded_pairs", two) for two in pairs])
    if not forms:
        return _in_order(f"{ALL}folded", [term.folded for term in phrase])
    return _any([_in_order(f"{ALL}{MATCHED}", form) for form in forms])


def _ranking(query: EngineQuery) -> list[Clause]:
    ranking = list(_words(query, ALL))
    if query.number:
        own = {"filter": _term("own_number", query.number), "boost": OWN_NUMBER_SCORE, "_name": "own_number"}
        ranking.append({"constant_score": own})
    return ranking


def _words(query: EngineQuery, prefix: str) -> Iterable[Clause]:
    """What each word and pair adds to the score."""
    forms = ("folded", "accented") if query.accented else ("folded",)
    for suffix, terms, weight in (("", query.terms, 1.0), ("_pairs", query.pairs, PAIR_WEIGHT)):
        for form in forms:
            for text, count in typed_counts(terms, form).items():
                yield _term(f"{prefix}{form}{suffix}", text, weight * count)


def _term(field: str, text: str, boost: float = 1.0) -> Clause:
    return {"term": {field: {"value": text, "boost": boost} if boost != 1.0 else text}}


def _in_order(field: str, words: Sequence[str]) -> Clause:
    return {"match_phrase": {field: " ".join(words)}}


def _any(clauses: Sequence[Clause], least: int = 1) -> Clause:
    """A condition: `least` of `clauses` hold."""
    if len(clauses) == 1:
        return clauses[0]
    terms = [next(iter(clause["term"].items())) for clause in clauses if "term" in clause]
    fields = {field for field, _ in terms}
    if least == 1 and len(terms) == len(clauses) and len(fields) == 1:
        # Nothing is scored: one list of terms is looked through faster than as many queries.
        return {"terms": {fields.pop(): [text for _, text in terms]}}
    return {"bool": {"should": list(clauses), "minimum_should_match": least}}


def _every(clauses: Sequence[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else _bool(clauses)


def _bool(
    conditions: Iterable[Clause], *, should: Sequence[Clause] = (), must_not: Sequence[Clause] = ()
) -> Clause:
    """All `conditions`, none of `must_not`; `should` only adds to the score."""
    parts = {"filter": list(conditions), "should": list(should), "must_not": list(must_not)}
    return {"bool": {**{name: listed for name, listed in parts.items() if listed}, "minimum_should_match": 0}}
