"""The speller of one index: another spelling of a question, and words that titles have one letter away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.vietnamese.text import normalise
from search.analysis.chain import PAIR_MARK, Term, pair, spelled, terms_of
from search.analysis.wording import read_wording
from search.engines.embedded import EmbeddedEngine
from search.engines.protocol import EngineError, EngineQuery, Group, QueryTerm
from search.spelling.candidates import Candidate, candidates_of
from search.spelling.sequence import Likelihood, pairs_of
from search.spelling.shelf import vocabulary_of
from search.spelling.vocabulary import Vocabulary

MAX_WORDS = 16
"""Longer questions are not spelled out: what is wrong in one word of so many hardly matters."""
CLEARLY = 2.0
"""By how much, as a natural logarithm, the other spelling must be likelier than what was typed."""
SURE_ALONE = 0.7
"""A lone word without accents gets the spelling that at least this share of its spellings has."""
SHORTEST_MENDED_ALONE = 4
"""Letters of a mistyped word that may be mended without a neighbour to tell by."""
MAX_ALTERNATIVES = 3


class Speller:
    """Answers from the state of the index at its making; cheap to make."""

    def __init__(self, engine: EmbeddedEngine) -> None:
        self._engine = engine

    def respelled(self, q: str, *, was_found: bool = True) -> str:
        """`q` as it was likely meant; "" when nothing else is clearly likelier, or no index can tell.

        Every word of it is in the index. What is quoted or excluded is meant as typed. `was_found`: something has
        all the words as typed.
        """
        try:
            return self._respelled(normalise(q), was_found=was_found)
        except EngineError:
            return ""

    def tolerant(self, query: EngineQuery) -> EngineQuery:
        """`query` taking, for a word that no entry has, what titles have one letter away (X10)."""
        try:
            return self._tolerant(query)
        except EngineError:
            return query

    def _respelled(self, text: str, *, was_found: bool) -> str:
        wording = read_wording(text)
        terms = list(terms_of(text))
        if not terms or len(terms) > MAX_WORDS or wording.phrases or wording.excluded:
            return ""
        vocabulary = vocabulary_of(self._engine)
        columns = candidates_of(terms, vocabulary, self._folded_pairs, was_found=was_found)
        if all(len(column) == 1 for column in columns):
            return ""
        asked = pairs_of(columns)
        pairs = self._engine.frequencies({"accented_pairs": asked}).counts["accented_pairs"]
        likelihood = Likelihood(vocabulary.accented, pairs, vocabulary.entries)
        best = likelihood.best(columns)
        typed = [column[0] for column in columns]
        changed = [place for place, one in enumerate(best) if spelled(one.word) != spelled(typed[place].word)]
        if not changed or likelihood.of(best) - likelihood.of(typed) < CLEARLY:
            return ""
        sure = all(
            likelihood.stands(best, place) or _is_sure(terms[place], best[place], vocabulary)
            for place in changed
        )
        known = all(one.in_index or not one.word.isalpha() for one in best)
        return _written(text, terms, best, set(changed)) if sure and known else ""

    def _tolerant(self, query: EngineQuery) -> EngineQuery:
        vocabulary = vocabulary_of(self._engine)
        alternatives: dict[str, list[QueryTerm]] = {}
        lone = [group[0][0].folded for group in query.groups if len(group) == 1 and len(group[0]) == 1]
        for word in lone:
            if word not in vocabulary.folded:
                alternatives[word] = self._nearest(word, query, vocabulary)
        if not any(alternatives.values()):
            return query
        added = [word for words in alternatives.values() for word in words]
        pairs = dict.fromkeys(
            joined for two in query.pairs for joined in _with_alternatives(two.folded, alternatives)
        )
        return replace(
            query,
            groups=tuple(_with(group, alternatives) for group in query.groups),
            terms=(*query.terms, *added),
            pairs=(*query.pairs, *(QueryTerm(joined, joined) for joined in pairs)),
        )

    def _nearest(self, word: str, query: EngineQuery, vocabulary: Vocabulary) -> list[QueryTerm]:
        """The words of titles nearest to `word`; those first that stand beside its neighbours somewhere."""
        near = vocabulary.near_titles(word)
        beside = {
            other: [
                joined
                for two in query.pairs
                for joined in _with_alternatives(two.folded, {word: [_bare(other)]})
            ]
            for other in near
        }
        asked = {joined for joins in beside.values() for joined in joins}
        pairs = self._folded_pairs(asked)
        near.sort(key=lambda other: -sum(pairs[joined] > 0 for joined in beside[other]))
        return [_bare(other) for other in near[:MAX_ALTERNATIVES]]

    def _folded_pairs(self, asked: set[str]) -> Mapping[str, int]:
        return self._engine.frequencies({"folded_pairs": asked}).counts["folded_pairs"] if asked else {}


def _bare(word: str) -> QueryTerm:
    return QueryTerm(word, word)


def _with(group: Group, alternatives: dict[str, list[QueryTerm]]) -> Group:
    lone = len(group) == 1 and len(group[0]) == 1
    others = alternatives.get(group[0][0].folded, []) if lone else []
    return (*group, *((other,) for other in others))


def _with_alternatives(joined: str, alternatives: dict[str, list[QueryTerm]]) -> list[str]:
    """The pair `joined` with each alternative in place of the word it stands for."""
    first, second = joined.split(PAIR_MARK, 1)
    return [
        *(pair(other.folded, second) for other in alternatives.get(first, ())),
        *(pair(first, other.folded) for other in alternatives.get(second, ())),
    ]


def _is_sure(term: Term, one: Candidate, vocabulary: Vocabulary) -> bool:
    """Whether nearly all that could be written so is this word; short words are near to too many others."""
    folded = next(terms_of(one.word)).folded
    if folded != term.folded and len(term.folded) < SHORTEST_MENDED_ALONE:
        return False
    counts = [vocabulary.accented[word] for word in vocabulary.spellings(folded)]
    return vocabulary.accented.get(one.word, 0) >= SURE_ALONE * sum(counts) > 0


def _written(text: str, terms: Sequence[Term], best: Sequence[Candidate], changed: set[int]) -> str:
    """`text` with the changed words in place of those typed, capitals kept."""
    parts: list[str] = []
    position = 0
    for place, (term, one) in enumerate(zip(terms, best, strict=True)):
        typed = text[term.start : term.end]
        word = _as_typed(typed, one.word) if place in changed else typed
        parts += [text[position : term.start], word]
        position = term.end
    return "".join([*parts, text[position:]])


def _as_typed(typed: str, word: str) -> str:
    if len(typed) > 1 and typed.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if typed[:1].isupper() else word
