"""The embedded engine: how an answer's time grows with the library, and what typing no accents costs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.timing import Comparison
from core.channels import Channel
from core.search_kinds import IndexEntry
from search.engines.embedded import EmbeddedEngine
from search.params import SearchParams
from search.query import build_query

SMALL, LARGE = 500, 5000
SYLLABLES = """quy chế hoạt động công tác văn bản nghị quyết chương trình kế hoạch kiểm tra giám sát
tổ chức cán bộ đảng viên chi bộ tỉnh ủy thường vụ hướng dẫn thực hiện nhuận bút thông tin báo chí
tuyên truyền học tập chuyên đề hội nghị""".split()
WORDS = "quy chế nhuận bút"


def comparisons() -> Iterator[Comparison]:
    with TemporaryDirectory() as folder:
        small = _engine(Path(folder) / "small", SMALL)
        large = _engine(Path(folder) / "large", LARGE)
        accented = build_query(SearchParams(q=WORDS))
        folded = build_query(SearchParams(q="quy che nhuan but"))
        number = build_query(SearchParams(q="417-QD/TU"))
        yield Comparison(
            f"“{WORDS}”, ten times the library",
            f"{SMALL} entries",
            lambda: small.search(accented),
            f"{LARGE} entries",
            lambda: large.search(accented),
            at_most=10.0,
        )
        yield Comparison(
            "the same words without accents",
            "with",
            lambda: large.search(accented),
            "without",
            lambda: large.search(folded),
            at_most=1.5,
        )
        yield Comparison(
            "a number of a document",
            "three words",
            lambda: large.search(accented),
            "number",
            lambda: large.search(number),
            at_most=1.5,
        )


def _engine(folder: Path, entries: int) -> EmbeddedEngine:
    engine = EmbeddedEngine(Channel.WAN, folder)
    engine.rebuild(_entry(pk) for pk in range(1, entries + 1))
    return engine


def _entry(pk: int) -> IndexEntry:
    draw = random.Random(pk)
    return IndexEntry(
        kind="document",
        pk=pk,
        site_id=1 + pk % 5,
        on_internet=True,
        on_wan=True,
        title=" ".join(draw.choices(SYLLABLES, k=12)).capitalize(),
        body=" ".join(draw.choices(SYLLABLES, k=300)),
        numbers=(f"{pk}-QĐ/TU",),
        date=date(2026, 1 + pk % 12, 1 + pk % 28),
        facets={"type": "quyet-dinh", "year": "2026"},
    )
