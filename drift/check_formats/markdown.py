"""A comment on a pull request, in Markdown: a table of the worst findings, each with its texts below."""

from __future__ import annotations

from drift.check_formats import View
from drift.comment import Cut, details, findings_table, head, told
from drift.items import counting, items, worst_first
from drift.outcome import Check
from drift.severity import Severity

ABOUT = "a comment for a pull request, under GitHub's 65,536 characters"
FILE = "drift.md"
MAX_CHARACTERS = 65_536 - 536
ROWS = 100
"""Rows of the table; a longer one is read by nobody, and their texts would not fit."""


def render(check: Check, view: View) -> str:
    """The comment; what doesn't fit is counted in it. Nothing of the texts acts as markup."""
    shown = [item for item in worst_first(counting(items(check))) if view.shows(item.finding, Severity.MINOR)]
    page = Cut(MAX_CHARACTERS, measure=len)
    page.add(head(check))
    page.add(told(check))
    page.table(*findings_table(shown[:ROWS]), what="finding", beyond=len(shown[ROWS:]))
    page.blocks([details(item) for item in shown[:ROWS]], what="text")
    return page.text()
