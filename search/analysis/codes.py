"""Words as hashes of four bytes (CRC-32): the second stage reads them by the ten thousand, and compares numbers much
faster than letters.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

WordCodes = npt.NDArray[np.uint32]
Indices = npt.NDArray[np.int64]

STORED = np.dtype("<u4")
LOW_HALF = 0xFFFF


@lru_cache(maxsize=65_536)
def code(word: str) -> int:
    """The code of `word`. Two words share one once in four thousand million: order may feel it, nothing else."""
    return zlib.crc32(word.encode())


def packed(words: Sequence[str]) -> bytes:
    """The codes of `words` one after the other, the same on every machine."""
    return np.fromiter(map(code, words), STORED, len(words)).tobytes()


def unpacked(stored: bytes) -> WordCodes:
    """The codes that `packed` made."""
    return np.frombuffer(stored, STORED)


class WordList:
    """A few words to be found among many codes; the first has the number 0."""

    def __init__(self, words: Sequence[str]) -> None:
        codes = np.array([code(word) for word in words], STORED)
        self._order = np.argsort(codes)
        self._codes = codes[self._order]
        self._table = np.zeros(LOW_HALF + 1, np.bool_)
        self._table[codes & LOW_HALF] = True

    def places(self, codes: WordCodes) -> tuple[Indices, Indices]:
        """Where among `codes` a word of the list stands, and the number of each."""
        # One look into a table of the lower halves leaves nearly all strangers out.
        likely = np.flatnonzero(self._table[codes & LOW_HALF])
        numbers = self.numbers(codes[likely])
        return likely[numbers >= 0], numbers[numbers >= 0]

    def numbers(self, codes: WordCodes) -> Indices:
        """The number of each of `codes`, -1 for a stranger."""
        if not len(self._codes):
            return np.full(len(codes), -1)
        at = np.searchsorted(self._codes, codes).clip(max=len(self._codes) - 1)
        return np.where(self._codes[at] == codes, self._order[at], -1)
