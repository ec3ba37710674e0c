"""Benchmarks: each compares two ways side by side in one run, because only ratios travel between machines."""
