"""No pattern of the packages runs away on hostile text: work grows with the text, and never much faster."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

# Runs of these, with something at the end that lets a match fail, are what sends a backtracking engine astray.
SEEDS = (
    "a", "A", "1", " ", "\n", "-", "'", "“", "港", "é", "a ", "A ", "Aa ", "A.", "a, ", "1,", "1 ", "1-", "1/", "a-", "$1 ",
    "the ", "one ", "and ", "not a ", "twenty-", "n't ", "(", "{a|", "<a ", "&a", "e\u0301",
)  # fmt: skip
SHORT, LONG = 250, 1_000
# Fourfold text: linear work is 4 times as much, quadratic 16 times, cubic 64 times.
QUADRATIC, CUBIC = 12, 36
# Quadratic on a megabyte, and never shown one: each is given a window of some ten characters, or one word.
WINDOWED = (
    ("drift.analysis.cues", "[a-z]{2,}ly"),
    ("drift.analysis.date_matching", r"\s*(?:[A-Z"),
    ("drift.analysis.dates_english_deictic", r"[A-Z][\w’'-]*\s$"),
    ("drift.analysis.figure_slips", r"[^\W\d_]+$"),
    ("drift.analysis.figures_vague", r"(\w+)[\s\u00a0]$"),
    ("drift.analysis.figures_words", "([a-zäöüß]{3,})e[nrms]?"),
    ("drift.analysis.negative_words", "[a-z]{3,}(?:less"),
    ("pairs.kinds", "[A-ZÀ-ÖØ-Þ"),
    ("pairs.sentences", "(?:"),
)


@pytest.fixture(scope="module")
def patterns() -> list[tuple[str, str, int]]:
    """Every pattern with its module and flags."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.patterns"],
        cwd=Path(__file__).resolve().parents[1], check=True, text=True, capture_output=True,
    )  # fmt: skip
    return [tuple(json.loads(line)) for line in done.stdout.split("\n") if line]


def growth(pattern: re.Pattern[str], seed: str, rounds: int) -> float:
    """How many times as much work four times the text is, at best; 0 where it is too little to tell."""
    best = []
    for size in (SHORT, LONG):
        text = (seed * size)[:size] + "\x00"
        times = []
        for _ in range(rounds):
            began = time.thread_time_ns()
            for _ in pattern.finditer(text):
                pass
            times.append(time.thread_time_ns() - began)
        best.append(min(times))
    return best[1] / best[0] if best[1] > 200_000 else 0.0


def test_growth(patterns: list[tuple[str, str, int]]) -> None:
    """Four times the text is about four times the work; for patterns that see only windows, sixteen times at most."""
    assert len(patterns) > 250
    runaway = [
        (module, source[:80], seed, round(factor))
        for module, source, flags in patterns
        for seed in SEEDS
        if (factor := settled_growth(re.compile(source, flags), seed, most(module, source)))
    ]
    assert runaway == []


def most(module: str, source: str) -> int:
    """How much more work a pattern may have with four times the text."""
    return CUBIC if any(module == known and source.startswith(start) for known, start in WINDOWED) else QUADRATIC


def settled_growth(pattern: re.Pattern[str], seed: str, allowed: int) -> float:
    """The growth where it is over what is allowed, also when it is measured again with care; else 0."""
    if growth(pattern, seed, 1) <= allowed:
        return 0.0
    factor = growth(pattern, seed, 7)
    return factor if factor > allowed else 0.0


@pytest.mark.parametrize("source", ["(a+)+$", "(?:a|aa)+!", "(?:a*)*b", "(?:a|a)*c"])
def test_the_test_tells(source: str) -> None:
    """Patterns that are known to run away more than double their work with two letters more."""
    compiled = re.compile(source)
    spent = []
    for size in (14, 20):
        began = time.thread_time_ns()
        for _ in compiled.finditer("a" * size + "\x00"):
            pass
        spent.append(time.thread_time_ns() - began)
    assert spent[1] > 8 * spent[0]
