"""The summary of a GitHub step, in Markdown: every pair and every finding, cut before GitHub refuses it."""

from __future__ import annotations

from drift.check_formats import View
from drift.comment import Cut, findings_table, head, pairs_table, told
from drift.items import counting, items, worst_first
from drift.outcome import Check
from drift.severity import Severity

ABOUT = "Markdown for the summary of a GitHub step (append it to $GITHUB_STEP_SUMMARY)"
FILE = "drift-summary.md"
MAX_BYTES = 900 * 1024
"""GitHub refuses a summary above 1 MiB; a step may write others into the same file."""


def render(check: Check, view: View) -> str:
    """What is to be known first, then the findings that count, worst first, then the pairs; cut on a row's edge."""
    shown = [item for item in worst_first(counting(items(check))) if view.shows(item.finding, Severity.MINOR)]
    page = Cut(MAX_BYTES, measure=lambda text: len(text.encode("utf-8", "replace")))
    page.add(head(check))
    page.add(told(check))
    page.table(*findings_table(shown), what="finding")
    page.table(*pairs_table(check), what="pair")
    return page.text()
