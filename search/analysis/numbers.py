"""Number tokens: a document number is one exact term for each way a reader may name it.

`465-QĐ/TU` is asked as "465 qd tu", "quyet dinh 465", "465/QĐ-TU"; what the reader said is a part of what the
number says. Each such part is a token of its own, so that asking is one exact look-up and two numbers of one
document never answer together for a third.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from core.vietnamese.number_queries import NumberKey, key_of
from core.vietnamese.numbers import find_numbers

MAX_OPTIONAL_TERMS = 5
"""Year, type and three organ codes: more would double the tokens of a number for no reader."""


def query_token(key: NumberKey) -> str:
    """The one token that a query naming `key` looks up."""
    number, *rest = key.terms()
    return _token(number, rest[:MAX_OPTIONAL_TERMS])


def index_tokens(key: NumberKey) -> list[str]:
    """Every token under which a document of number `key` is found."""
    number, *rest = key.terms()
    optional = rest[:MAX_OPTIONAL_TERMS]
    return [
        _token(number, chosen) for size in range(len(optional) + 1) for chosen in combinations(optional, size)
    ]


def numbers_in(texts: Iterable[str]) -> list[str]:
    """The number tokens of every document number found in `texts`, each once."""
    return list(
        dict.fromkeys(
            token for text in texts for found in find_numbers(text) for token in index_tokens(key_of(found))
        )
    )


def _token(number: str, rest: Iterable[str]) -> str:
    return " ".join([number, *sorted(set(rest))])
