"""Words as codes: what is found is what a plain search of a list finds."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.codes import WordList, packed, unpacked

WORDS = st.lists(st.text("aăbcdđeêơ0123", min_size=1, max_size=4))


def test_a_code_is_the_same_on_every_machine():
    assert packed(["quy", "chế"]).hex() == "5e9fe3d1d477f60b"


@given(WORDS, WORDS.map(dict.fromkeys).map(list))
def test_the_words_of_a_list_are_found_where_they_stand(text, listed):
    places, numbers = WordList(listed).places(unpacked(packed(text)))
    expected = [(place, listed.index(word)) for place, word in enumerate(text) if word in listed]
    assert list(zip(places.tolist(), numbers.tolist(), strict=True)) == expected


def test_a_word_whose_lower_half_is_shared_is_a_stranger():
    codes = unpacked(packed(["tỉnh"]))
    places, _numbers = WordList(["tỉnh"]).places(codes ^ np.uint32(0x10000))
    assert not len(places)
