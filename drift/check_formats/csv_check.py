"""A table of findings for a spreadsheet: comma-separated, no cell of which is a formula unless that was asked for."""

from __future__ import annotations

import csv
import io

from drift.check_formats import View
from drift.items import items
from drift.outcome import Check
from drift.safe import csv_cell, terminal
from drift.severity import Severity

ABOUT = "a table of findings for a spreadsheet; cells that would be formulas begin with an apostrophe"
FILE = "drift.csv"

COLUMNS = (
    "pair", "rule", "name", "severity", "state", "reason",
    "original_file", "original_line", "original_column", "original",
    "rewrite_file", "rewrite_line", "rewrite_column", "rewrite",
    "message", "confidence", "drift", "fingerprint",
)  # fmt: skip


def render(check: Check, view: View) -> str:
    """A head and a row each; numbers are left as they are, and with ``view.raw_csv`` so is what looks like a formula."""
    cell = terminal if view.raw_csv else csv_cell
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for item in items(check):
        finding, pair = item.finding, item.pair
        if not view.shows(finding, Severity.NEUTRAL):
            continue
        score = pair.report.bead_scores[finding.bead].drift if pair.report and finding.bead >= 0 else ""
        texts = (
            pair.id, finding.rule, finding.name, finding.severity.value, item.judged.state.value, item.judged.reason,
        )  # fmt: skip
        sides = []
        for path, place, text in zip(
            (pair.original, pair.rewrite), (item.original, item.rewrite), item.texts, strict=True
        ):
            sides += [cell(path), place.line if place else "", place.column if place else "", cell(text)]
        table.writerow(
            [
                *map(cell, texts),
                *sides,
                cell(finding.message),
                finding.confidence,
                score,
                cell(finding.fingerprint),
            ]
        )
    return out.getvalue()
