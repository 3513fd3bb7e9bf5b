"""Figures, each with a ratio against a baseline in the same run: `python -m benchmarks`, or one by its name."""
