"""The evaluation of a labelled set, on a corpus small enough to know the right figures by hand."""

from __future__ import annotations

import json
from io import StringIO
from math import log2

import pytest
from django.core.management import CommandError, call_command

from search.evaluation.measuring import without_accents
from search.evaluation.metrics import ndcg, percentile, recall, reciprocal_rank

CORPUS = [
    {
        "id": "a",
        "title": "Chế độ nhuận bút",
        "body": "Cộng tác viên được trả nhuận bút theo quý.",
        "number": "12-QC/TU",
    },
    {"id": "b", "title": "Lịch tiếp công dân", "body": "Thường trực tiếp công dân vào thứ hai hằng tuần."},
    {"id": "c", "title": "Học tập chuyên đề", "body": "Chi bộ học tập chuyên đề mỗi tháng một lần."},
]
QUESTIONS = [
    {"id": "1", "text": "Nhuận bút được trả khi nào?", "keywords": "trả nhuận bút", "relevant": ["a"]},
    {
        "id": "2",
        "text": "Thường trực tiếp công dân vào thứ mấy?",
        "keywords": "tiếp công dân",
        "relevant": ["b", "c"],
    },
]


@pytest.fixture
def labelled(tmp_path):
    """Writes a labelled set and returns the command's arguments for it."""

    def write(corpus: object = CORPUS, questions: object = QUESTIONS) -> list[str]:
        for name, rows in (("corpus", corpus), ("questions", questions)):
            text = rows if isinstance(rows, str) else "\n".join(json.dumps(row) for row in rows)
            (tmp_path / name).write_text(text, encoding="utf-8")
        return ["--corpus", str(tmp_path / "corpus"), "--questions", str(tmp_path / "questions")]

    return write


def evaluate(arguments: list[str]) -> dict:
    out = StringIO()
    call_command("search_eval", *arguments, "--json", stdout=out, stderr=StringIO())
    return json.loads(out.getvalue())


def refusal(arguments: list[str]) -> str:
    with pytest.raises(CommandError) as error:
        call_command("search_eval", *arguments, stdout=StringIO(), stderr=StringIO())
    return str(error.value)


def test_the_reciprocal_rank_is_that_of_the_first_relevant_text_on_the_page():
    assert reciprocal_rank(["x", "a", "b"], {"a", "b"}, at=10) == 1 / 2
    assert reciprocal_rank(["x", "a"], {"a"}, at=1) == 0


def test_recall_is_the_share_of_all_relevant_texts():
    assert recall(["x", "a", "b"], {"a", "b", "c", "d"}, at=2) == 1 / 4


def test_ndcg_is_the_discounted_gain_against_the_best_order():
    assert ndcg(["x", "a", "b"], {"a", "b"}, at=10) == pytest.approx(
        (1 / log2(3) + 1 / 2) / (1 + 1 / log2(3))
    )


def test_a_percentile_is_one_of_the_values():
    assert percentile([4.0, 1.0, 3.0, 2.0], 0.5) == 2.0
    assert percentile([float(value) for value in range(1, 101)], 0.95) == 95.0


def test_typing_without_accents_keeps_capitals_and_loses_the_bar_of_d():
    assert without_accents("Đảng ủy 465-QĐ/TU") == "Dang uy 465-QD/TU"


def test_the_figures_of_a_small_set_are_those_worked_out_by_hand(labelled):
    report = evaluate(labelled())
    assert report["engine"] == "embedded"
    assert list(report["variants"]) == ["acc", "noacc", "kw", "kw_noacc"]
    for figures in report["variants"].values():
        # Question 1 finds its one text first; question 2 finds the first of its two, and never the other.
        assert figures["mrr@10"] == 1.0
        assert figures["r@10"] == figures["r@100"] == 0.75
        assert figures["ndcg@10"] == pytest.approx((1 + 1 / (1 + 1 / log2(3))) / 2, abs=1e-4)
        assert 0 < figures["p50_ms"] <= figures["p95_ms"]


def test_a_number_in_the_corpus_is_found_as_the_number_of_its_text(labelled):
    asked = [{"text": "12 qc tu", "keywords": "12-QC/TU", "relevant": ["a"]}]
    assert evaluate(labelled(questions=asked))["variants"]["kw_noacc"]["mrr@10"] == 1.0


def test_the_table_has_a_line_for_each_way_of_typing(labelled):
    out = StringIO()
    call_command("search_eval", *labelled(), stdout=out, stderr=StringIO())
    assert [line.split()[0] for line in out.getvalue().splitlines()[2:]] == ["acc", "noacc", "kw", "kw_noacc"]


def test_relevant_ids_that_the_corpus_lacks_are_told_of(labelled):
    told = StringIO()
    asked = [{**QUESTIONS[0], "relevant": ["a", "gone"]}]
    call_command("search_eval", *labelled(questions=asked), stdout=StringIO(), stderr=told)
    assert "gone" in told.getvalue()


def test_bad_files_are_refused_with_the_place_of_the_fault(labelled):
    whole = json.dumps(CORPUS[0])
    assert "dòng 2" in refusal(labelled(corpus=f"{whole}\n[]"))
    assert "dòng 2" in refusal(labelled(corpus=f"{whole}\n{{"))
    assert "“title”" in refusal(labelled(corpus=[{"id": "a", "body": "Thân bài"}]))
    assert "“a”" in refusal(labelled(corpus=[CORPUS[0], CORPUS[0]]))
    assert "“relevant”" in refusal(labelled(questions=[{**QUESTIONS[0], "relevant": []}]))
    assert "“keywords”" in refusal(labelled(questions=[{"text": "Hỏi", "relevant": ["a"]}]))
    assert "trống" in refusal(labelled(questions=""))


def test_a_file_that_is_not_there_is_named(labelled, tmp_path):
    arguments = labelled()
    (tmp_path / "corpus").unlink()
    assert str(tmp_path / "corpus") in refusal(arguments)


def test_a_cluster_that_is_not_there_is_told_of(labelled, settings):
    settings.PORTAL_SEARCH_SERVERS = ()
    assert refusal([*labelled(), "--engine", "cluster"]).startswith("cluster: ")
