"""Two ways of doing something, timed turn by turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Act = Callable[[], object]

ROUNDS = 25


@dataclass(frozen=True)
class Comparison:
    """`measured` against `base`; `at_most` is the ratio above which something has gone wrong."""

    name: str
    base_label: str
    base: Act
    measured_label: str
    measured: Act
    at_most: float
    rounds: int = ROUNDS


@dataclass(frozen=True)
class Result:
    """Medians in seconds, and the median of the ratios of the rounds."""

    comparison: Comparison
    base: float
    measured: float
    ratio: float

    @property
    def holds(self) -> bool:
        """Whether the ratio stays within what the comparison allows."""
        return self.ratio <= self.comparison.at_most


def run(comparison: Comparison) -> Result:
    """Time both turn by turn, so that a busy machine slows both alike; the first turn only warms up."""
    rounds = [
        (_seconds(comparison.base), _seconds(comparison.measured)) for _ in range(comparison.rounds + 1)
    ][1:]
    return Result(
        comparison,
        base=median(base for base, _ in rounds),
        measured=median(measured for _, measured in rounds),
        ratio=median(measured / base for base, measured in rounds),
    )


def _seconds(act: Act) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start
