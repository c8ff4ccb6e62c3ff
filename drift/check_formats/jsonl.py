"""A check as JSON lines: one finding a line, then what could not be compared, then the whole in a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from drift.check_formats import View
from drift.check_formats.json_check import item_of, summary_of
from drift.items import items
from drift.outcome import Check
from drift.safe import json_text
from drift.severity import Severity

ABOUT = "one finding a line, for programs that read line by line"
FILE = "drift.jsonl"


def render(check: Check, view: View) -> str:
    """A line each; ``type`` says what a line is: ``finding``, ``failure``, ``unmatched`` or, last, ``summary``."""
    return "".join(
        json_text(json.dumps(line, ensure_ascii=False, allow_nan=False)) + "\n" for line in _lines(check, view)
    )


def _lines(check: Check, view: View) -> Iterator[dict[str, Any]]:
    for item in items(check):
        if view.shows(item.finding, Severity.NEUTRAL):
            files = {"original": item.pair.original, "rewrite": item.pair.rewrite}
            yield {"type": "finding", "pair": item.pair.id, "files": files} | item_of(item)
    for pair in check.failures:
        if pair.failure:
            yield {"type": "failure", "pair": pair.id} | asdict(pair.failure)
    for file in check.unmatched:
        yield {"type": "unmatched"} | asdict(file)
    whole = summary_of(check)
    del whole["unmatched"]
    yield {"type": "summary", "pairs": len(check.pairs)} | whole
