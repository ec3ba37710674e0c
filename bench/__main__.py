"""`make bench`: run every comparison and print the ratios; fails when one is above its bound."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from collections.abc import Iterator
from types import ModuleType

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core.settings.test")
django.setup()

from django.test.runner import DiscoverRunner  # noqa: E402  # Django must be set up before its apps are imported

from bench import boards, importing, pages, reading, searching  # noqa: E402
from bench.timing import Comparison, Result, run  # noqa: E402

HEAD = f"{'what':44} {'base':>38} {'measured':>38} {'ratio':>7} {'at most':>8}"


PARTS = {
    "reading": reading,
    "searching": searching,
    "boards": boards,
    "pages": pages,
    "importing": importing,
}


def chosen() -> list[ModuleType]:
    """The parts named on the command line, else all; `boards` comes before `pages`, which leave sites behind."""
    return [PARTS[name] for name in sys.argv[1:] or PARTS]


def comparisons() -> Iterator[Comparison]:
    for part in chosen():
        yield from part.comparisons()


def line_of(result: Result) -> str:
    comparison = result.comparison
    base = f"{comparison.base_label} {1000 * result.base:8.2f} ms"
    measured = f"{comparison.measured_label} {1000 * result.measured:8.2f} ms"
    mark = "" if result.holds else "  ← too much"
    return (
        f"{comparison.name:44} {base:>38} {measured:>38} {result.ratio:7.2f} {comparison.at_most:8.1f}{mark}"
    )


def main() -> int:
    logging.disable(logging.ERROR)
    warnings.simplefilter("ignore")
    runner = DiscoverRunner(verbosity=0, interactive=False)
    runner.setup_test_environment()
    databases = runner.setup_databases()
    try:
        print(HEAD)
        results = []
        for comparison in comparisons():
            results.append(run(comparison))
            print(line_of(results[-1]), flush=True)
    finally:
        runner.teardown_databases(databases)
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
