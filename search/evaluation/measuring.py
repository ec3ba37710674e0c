"""Asks every question in four ways and says how well and how fast it was answered."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import mean

from search.engines.protocol import Engine
from search.evaluation.labelled import Question
from search.evaluation.metrics import ndcg, percentile, recall, reciprocal_rank
from search.params import SearchParams, clean_query
from search.pipeline import Tolerance, ask

DEEP, PAGE = 100, 10

Progress = Callable[[str, int], None]
"""Called with the variant and the number of its questions asked so far."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The means over all questions of one variant; times in milliseconds, of the whole way from words to hits."""

    mrr_10: float
    recall_10: float
    recall_100: float
    ndcg_10: float
    p50_ms: float
    p95_ms: float

    def as_json(self) -> dict[str, float]:
        """The figures under the names by which they are compared."""
        return {
            "mrr@10": round(self.mrr_10, 4),
            "r@10": round(self.recall_10, 4),
            "r@100": round(self.recall_100, 4),
            "ndcg@10": round(self.ndcg_10, 4),
            "p50_ms": round(self.p50_ms, 2),
            "p95_ms": round(self.p95_ms, 2),
        }


def without_accents(text: str) -> str:
    """`text` as typed on a keyboard without accents: đ is d, capitals stay."""
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.replace("đ", "d").replace("Đ", "D")


VARIANTS: dict[str, Callable[[Question], str]] = {
    "acc": lambda question: question.text,
    "noacc": lambda question: without_accents(question.text),
    "kw": lambda question: question.keywords,
    "kw_noacc": lambda question: without_accents(question.keywords),
}
"""What is typed: the question as written, without accents, its keywords, those without accents."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What is measured: an engine filled with a corpus, whose page 1 is the first of `ids`, and the questions."""

    engine: Engine
    speller: Tolerance
    ids: Sequence[str]
    questions: Sequence[Question]
    today: date

    def measure(self, progress: Progress) -> dict[str, Measured]:
        """Each variant's figures. Raises EngineError."""
        return {variant: self._measured(variant, progress) for variant in VARIANTS}

    def _measured(self, variant: str, progress: Progress) -> Measured:
        answers, times = self._asked(variant, progress)
        return Measured(
            mrr_10=mean(reciprocal_rank(*answer, at=PAGE) for answer in answers),
            recall_10=mean(recall(*answer, at=PAGE) for answer in answers),
            recall_100=mean(recall(*answer, at=DEEP) for answer in answers),
            ndcg_10=mean(ndcg(*answer, at=PAGE) for answer in answers),
            p50_ms=percentile(times, 0.50),
            p95_ms=percentile(times, 0.95),
        )

    def _asked(
        self, variant: str, progress: Progress
    ) -> tuple[list[tuple[list[str], frozenset[str]]], list[float]]:
        """The ids found and the ids wanted of every question, and how long each took."""
        answers: list[tuple[list[str], frozenset[str]]] = []
        times: list[float] = []
        for number, question in enumerate(self.questions, start=1):
            params = SearchParams(q=clean_query(VARIANTS[variant](question)))
            started = time.perf_counter()
            answer = ask(self.engine, params, today=self.today, limit=DEEP, speller=self.speller)
            times.append((time.perf_counter() - started) * 1000)
            answers.append(([self.ids[hit.pk - 1] for hit in answer.hits], question.relevant))
            progress(variant, number)
        return answers, times
