"""`manage.py search_eval`: how well and how fast an engine answers a labelled set. Needs no database."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from search.engines.protocol import EngineError
from search.engines.select import EMBEDDED
from search.evaluation.labelled import BadFile, Corpus, Question, read_corpus, read_questions
from search.evaluation.measuring import Evaluation, Measured
from search.evaluation.own_index import NAMES, own_index

TOLD_EVERY = 200
HEAD = f"{'':10}{'MRR@10':>9}{'R@10':>9}{'R@100':>9}{'nDCG@10':>9}{'p50 ms':>9}{'p95 ms':>9}"


class Command(BaseCommand):
    """Fills an index of its own with the corpus, asks every question as the search page does, removes the index."""

    help = "Measure the readers' search on a labelled set: recall, MRR, nDCG and time in four ways of typing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The labelled set, the engine and the form of the report."""
        parser.add_argument("--corpus", type=Path, required=True, metavar="FILE", help="texts, JSON lines")
        parser.add_argument(
            "--questions", type=Path, required=True, metavar="FILE", help="questions, JSON lines"
        )
        parser.add_argument("--engine", choices=NAMES, default=EMBEDDED)
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the figures; progress goes to the error output."""
        try:
            corpus, questions = read_corpus(options["corpus"]), read_questions(options["questions"])
            self._warn_of_strangers(corpus, questions)
            measured = self._measure(options["engine"], corpus, questions)
        except BadFile as error:
            raise CommandError(str(error)) from error
        except EngineError as error:
            raise CommandError(f"{options['engine']}: {error}") from error
        if options["json"]:
            variants = {name: figures.as_json() for name, figures in measured.items()}
            self.stdout.write(json.dumps({"engine": options["engine"], "variants": variants}))
        else:
            self._print(options["engine"], measured)

    def _measure(
        self, engine_name: str, corpus: Corpus, questions: tuple[Question, ...]
    ) -> dict[str, Measured]:
        with own_index(engine_name, corpus.entries, self._indexed) as (engine, speller):
            evaluation = Evaluation(engine, speller, corpus.ids, questions, timezone.localdate())
            return evaluation.measure(self._asked)

    def _warn_of_strangers(self, corpus: Corpus, questions: tuple[Question, ...]) -> None:
        unknown = {key for question in questions for key in question.relevant} - set(corpus.ids)
        if unknown:
            self.stderr.write(
                _("%(count)s relevant ids are not in the corpus and count as not found, for one: %(id)s")
                % {"count": len(unknown), "id": min(unknown)}
            )

    def _indexed(self, count: int) -> None:
        self._tell(_("%(count)s texts indexed") % {"count": count}, count)

    def _asked(self, variant: str, count: int) -> None:
        self._tell(_("%(variant)s: %(count)s questions asked") % {"variant": variant, "count": count}, count)

    def _tell(self, line: str, count: int) -> None:
        if count % TOLD_EVERY == 0:
            self.stderr.write(line)

    def _print(self, engine_name: str, measured: Mapping[str, Measured]) -> None:
        self.stdout.write(engine_name)
        self.stdout.write(HEAD)
        for name, figures in measured.items():
            values = figures.as_json().values()
            mrr, recall_10, recall_100, ndcg, p50, p95 = values
            self.stdout.write(
                f"{name:10}{mrr:9.4f}{recall_10:9.4f}{recall_100:9.4f}{ndcg:9.4f}{p50:9.2f}{p95:9.2f}"
            )
