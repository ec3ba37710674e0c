"""The measures of one answer, and shares of a list of times; pure."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence


def reciprocal_rank(found: Sequence[str], relevant: Collection[str], *, at: int) -> float:
    """One through the place of the first relevant id among the first `at`; 0 when there is none."""
    return next((1 / place for place, key in enumerate(found[:at], start=1) if key in relevant), 0.0)


def recall(found: Sequence[str], relevant: Collection[str], *, at: int) -> float:
    """The share of the relevant ids that are among the first `at`."""
    return len(set(found[:at]) & set(relevant)) / len(set(relevant))


def ndcg(found: Sequence[str], relevant: Collection[str], *, at: int) -> float:
    """The discounted gain of the first `at`, every relevant id being worth one, as a share of the best possible."""
    gain = sum(1 / math.log2(place + 1) for place, key in enumerate(found[:at], start=1) if key in relevant)
    best = sum(1 / math.log2(place + 1) for place in range(1, min(at, len(set(relevant))) + 1))
    return gain / best


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of `values` that at least `share` of them do not exceed (nearest rank)."""
    return sorted(values)[max(math.ceil(share * len(values)), 1) - 1]
