"""The analysis package can be lifted out: of the portal it needs nothing but `core.vietnamese`."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from search.analysis.chain import terms_of
from search.analysis.days import FIRST_YEAR, LAST_YEAR, read_day
from search.analysis.ways import MAX_OTHERS, Ways

PROGRAM = """
import importlib, pkgutil, sys
sys.modules.update({"django": None, "wagtail": None, "tantivy": None, "elasticsearch": None})
import search.analysis
for module in pkgutil.iter_modules(search.analysis.__path__):
    importlib.import_module(f"search.analysis.{module.name}")
ours = {name for name in sys.modules if name.partition(".")[0] in {"core", "search", "sites"}}
strangers = {name for name in ours if not name.startswith(("core.vietnamese", "search.analysis"))}
assert strangers == {"core", "search"}, strangers
"""
WORDS = st.lists(st.sampled_from(["ban", "Ban", "thường", "vụ", "BTV", "TU", "tỉnh", "ủy", "x"]), max_size=12)


def test_it_runs_in_a_program_without_django_and_without_an_engine():
    assert subprocess.run([sys.executable, "-c", PROGRAM], check=False).returncode == 0


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)), st.booleans())
def test_a_whole_day_is_read_in_every_way_of_writing_it(day, last):
    said = f"ngày {day.day} tháng {day.month} năm {day.year}"
    for typed in (f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year}", day.isoformat(), said):
        assert read_day(typed, last=last) == day
        assert read_day(unicodedata.normalize("NFD", typed), last=last) == day


@given(st.text(alphabet="0123456789/-. ngàythnămxĐ", max_size=20))
def test_whatever_is_typed_its_first_day_is_not_after_its_last(typed):
    first, last = read_day(typed), read_day(typed, last=True)
    assert (first is None) == (last is None)
    assert first is None or last is None or first <= last


@given(WORDS)
def test_ways_found_lie_in_the_text_from_the_left_and_none_over_another(words):
    text = " ".join(words)
    terms = list(terms_of(text))
    free = 0
    for found in Ways([["BTV", "Ban Thường vụ"], ["TU", "Tỉnh ủy"]]).found_in(text, terms):
        assert free <= found.start < found.start + found.length <= len(terms)
        assert 1 <= len(found.others) <= MAX_OTHERS
        free = found.start + found.length
