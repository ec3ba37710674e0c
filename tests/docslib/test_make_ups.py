"""Documents of many make-ups: what stands in them is read, and nothing is invented where they are silent."""

from __future__ import annotations

from typing import Any

import pytest

from docslib.metadata.reader import metadata_of_text
from tests.docslib.party_texts import PARTY_TEXTS
from tests.docslib.state_texts import STATE_TEXTS

TEXTS = [*PARTY_TEXTS, *STATE_TEXTS]


@pytest.mark.parametrize(("text", "expected"), [text[1:] for text in TEXTS], ids=[text[0] for text in TEXTS])
def test_a_document_is_read_as_a_careful_person_reads_it(text: str, expected: dict[str, Any]):
    found = metadata_of_text(text).as_json()
    assert {name: found[name] for name in expected} == expected
