"""When what has all the words is little, what has part of them is added: never only because a filter was chosen."""

from __future__ import annotations

from datetime import date

import pytest

from core.channels import Channel
from search.engines.embedded import EmbeddedEngine
from search.params import SearchParams
from search.pipeline import Answer, ask
from tests.search.entries import make_entry

Q = "quy chế nhuận bút"
WHOLE = "Quy chế trả nhuận bút"


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """Sixty entries with all the words, three of them decisions; four more decisions of site 2 with pairs of them."""
    engine = EmbeddedEngine(Channel.WAN, tmp_path_factory.mktemp("widening"))
    whole = [
        made(pk, WHOLE, "quyet-dinh" if pk <= 3 else "quy-che", 1 if pk <= 59 else 2) for pk in range(1, 61)
    ]
    parts = [made(pk, "Quy chế chi tiêu", "quyet-dinh", 2) for pk in range(61, 65)]
    engine.rebuild([*whole, *parts, made(70, "Nhuận bút", "thong-bao", 2)])
    return engine


def made(pk: int, title: str, document_type: str, site: int):
    return make_entry(pk, title=title, site_id=site, facets={"type": (document_type,), "year": ("2026",)})


def found(engine, **params) -> Answer:
    return ask(engine, SearchParams(q=Q, **params), today=date(2026, 5, 1))


def test_a_filter_gives_what_its_facet_counted(engine):
    everything = found(engine)
    assert (everything.total, everything.exact_total) == (60, 60)
    for value, count in everything.facets["type"].items():
        assert found(engine, chosen=(("type", (value,)),)).total == count
    for value, count in everything.facets["site"].items():
        assert found(engine, sites=(int(value),)).total == count


def test_where_a_filter_leaves_nothing_that_has_all_the_words_part_of_them_is_enough(engine):
    answer = found(engine, chosen=(("type", ("thong-bao",)),))
    assert (answer.total, answer.is_relaxed) == (1, True)


def test_the_site_a_reader_came_from_is_no_filter(engine):
    answer = found(engine, home_site=2)
    assert (answer.total, answer.exact_total) == (6, 1)
    assert found(engine, home_site=2, chosen=(("year", ("2026",)),)).total == 6
    assert found(engine, home_site=2, sites=(2,)).total == 6
    assert found(engine, home_site=2, sites=(1,)).total == 59
