"""Quotes in a question: kept to where entries have what is quoted, left out where none has."""

from __future__ import annotations

from datetime import date

import pytest

from search.params import SearchParams
from search.pipeline import Answer, ask
from tests.search.contract import put
from tests.search.entries import make_entry


@pytest.fixture
def answer(engine):
    put(
        engine,
        make_entry(1, title="Giải thích từ ngữ", body="Người lao động là người làm việc theo thỏa thuận."),
        make_entry(2, title="Quản lý lao động", body="Người sử dụng lao động quản lý người làm việc."),
    )

    def answer(q: str) -> Answer:
        return ask(engine, SearchParams(q=q), today=date(2026, 11, 21))

    return answer


def test_what_is_quoted_is_enough_when_the_words_beside_it_find_little(answer):
    assert [hit.pk for hit in answer('định nghĩa của "người lao động"').hits] == [1]


def test_a_quoted_name_that_no_entry_has_is_read_as_words(answer):
    found = answer('quản lý "người sử dụng các lao động" là gì')
    assert found.hits[0].pk == 2
    assert found.is_relaxed
    assert not found.accents_ignored


def test_a_quotation_alone_is_meant_as_it_stands(answer):
    assert answer('"động lao người"').total == 0
