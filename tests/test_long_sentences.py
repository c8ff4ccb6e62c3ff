"""Sentences and additions that never end: the work grows with them, and what was cut is said."""

from __future__ import annotations

import random
import time

import drift
from drift.report import Report

WORDS = "harbour council mayor ferry tax ship crew storm baker letter winter spring market bridge price worker".split()
OTHERS = "the of and in will not said that with Hallvik Tolen 200 million Monday".split()


def endless(size: int, seed: int, *, changed: bool) -> str:
    """A sentence of about ``size`` characters without an end before the last, one word in twenty changed."""
    source = random.Random(seed)
    words, length = ["The"], 3
    while length < size:
        word = source.choice(WORDS if source.random() < 0.6 else OTHERS)
        if source.random() < 0.05 and changed:
            word = "quay"
        words.append(word)
        length += len(word) + 1
    return " ".join(words) + "."


def timed(size: int) -> tuple[float, Report]:
    """CPU seconds of a comparison, and its report."""
    config = drift.Config(model="none", parser=False, cache=False, original_lang="en", rewrite_lang="en")
    texts = endless(size, 1, changed=False), endless(size, 1, changed=True)
    began = time.process_time()
    report = drift.compare(*texts, config=config)
    return time.process_time() - began, report


def test_work_grows_with_the_sentence() -> None:
    """Four times 12,500 characters take less than eight times as long, and the cut is noted on both sides."""
    timed(2_000)
    short, _ = timed(12_500)
    long, report = timed(50_000)
    assert long < 8 * short
    for source in (report.original, report.rewrite):
        assert any("hard-split" in note for note in source.notes)
    assert report.findings


def test_work_grows_with_what_was_added() -> None:
    """Four times as many sentences that answer nothing take less than seven times as long, each told (B08)."""
    config = drift.Config(
        model="none", parser=False, cache=False, original_lang="en", rewrite_lang="en", rules=("ADD01",)
    )

    def added(count: int) -> float:
        began = time.process_time()
        rewrite = "".join(f"Ship {k} came to the harbour.\n" for k in range(count))
        report = drift.compare("It rains in Velmora.", rewrite, config=config)
        assert len(report.findings) == count
        return time.process_time() - began

    added(100)
    assert added(4000) < 7 * added(1000)
