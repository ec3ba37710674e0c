"""Keys of index entries: what is written is read again, what comes with an address is read or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.search_kinds import entry_key, ids_by_kind, read_key


@given(st.from_regex(r"[a-z]{1,20}", fullmatch=True), st.integers(0, 10**18 - 1))
def test_a_key_is_read_as_it_was_written(kind, pk):
    assert read_key(entry_key(kind, pk)) == (kind, pk)


@pytest.mark.parametrize(
    "key", ["", ":", "document", "document:", "document:x", "document:-1", "document:1:2"]
)
def test_what_is_no_key_is_not_read(key):
    assert read_key(key) is None


@pytest.mark.parametrize("figures", ["²", "١", "１", "1 ", "9" * 19])
def test_an_id_is_of_plain_figures_and_no_longer_than_a_database_counts(figures):
    assert read_key(f"document:{figures}") is None


def test_ids_are_gathered_by_kind_in_the_order_of_their_keys():
    keys = ["article:2", "document:7", "nothing", "article:1"]
    assert ids_by_kind(keys) == {"article": [2, 1], "document": [7]}
