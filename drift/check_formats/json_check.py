"""A check as JSON. The schema stands in docs/check.schema.json."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from drift._version import __version__
from drift.check_formats import View
from drift.formats.json_report import finding_of, source_of
from drift.items import Item, of_pair
from drift.outcome import Check, PairOutcome
from drift.places import Place
from drift.safe import json_text
from drift.severity import Severity

ABOUT = "everything, for programs (schema in docs/check.schema.json)"
FILE = "drift.json"
SCHEMA_VERSION = "1.0"
SCORES = ("drift", "semantic", "bleu", "chrf", "ter", "ratio", "mqm")


def render(check: Check, view: View) -> str:
    """The check as one JSON document with a line feed at its end."""
    return json_text(json.dumps(to_dict(check, view), ensure_ascii=False, allow_nan=False, indent=1)) + "\n"


def to_dict(check: Check, view: View) -> dict[str, Any]:
    """The check as plain values, in the shape of the schema."""
    return {
        "schema": SCHEMA_VERSION,
        "version": __version__,
        **summary_of(check),
        "pairs": [
            pair_of(pair)
            | {"findings": [item_of(item) for item in of_pair(pair) if view.shows(item.finding, Severity.NEUTRAL)]}
            for pair in check.pairs
        ],
    }


def summary_of(check: Check) -> dict[str, Any]:
    """What a check says as a whole."""
    return {
        "what": check.what,
        "fail_on": check.fail_on.value if check.fail_on else None,
        "failed": check.failed,
        "counts": {
            state.value: {severity.value: n for severity, n in by.items()} for state, by in check.counts().items()
        },
        "exceeded": list(check.exceeded),
        "unmatched": [asdict(file) for file in check.unmatched],
        "unused": list(check.unused),
        "notes": list(check.notes),
    }


def pair_of(pair: PairOutcome) -> dict[str, Any]:
    """A pair as plain values, without its findings."""
    report = pair.report
    return {
        "id": pair.id,
        "original": {"path": pair.original} | (_source(source_of(report.original)) if report else {}),
        "rewrite": {"path": pair.rewrite} | (_source(source_of(report.rewrite)) if report else {}),
        "scores": {name: getattr(report.score, name) for name in SCORES} if report else None,
        "signature": report.signature if report else None,
        "failure": asdict(pair.failure) if pair.failure else None,
        "notes": [*pair.notes, *(report.notes if report else ())],
    }


def item_of(item: Item) -> dict[str, Any]:
    """A finding as plain values, with its state, its lines and columns, and the command that opens its review."""
    report = item.pair.report
    data = finding_of(item.finding, report.original.text if report else "", report.rewrite.text if report else "")
    for side, place in (("original", item.original), ("rewrite", item.rewrite)):
        if place:
            data[side] |= _place(place)
    return data | {"state": item.judged.state.value, "reason": item.judged.reason, "review": item.command or None}


def _source(data: dict[str, Any]) -> dict[str, Any]:
    return {name: data[name] for name in ("digest", "lang", "notes")}


def _place(place: Place) -> dict[str, int]:
    return {"line": place.line, "column": place.column, "end_line": place.end_line, "end_column": place.end_column}
