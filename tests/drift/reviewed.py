"""A short story of our own that reviews are tested on."""

from __future__ import annotations

from drift.config import Config
from drift.pipeline import compare
from drift.report import Finding, Report

ORIGINAL = (
    "The ferry line lost $40 million last winter, its director said. Boats can leave the old pier at night. "
    "Two boats were sold in May. The crew of 120 people will stay."
)
REWRITE = (
    "The ferry line lost $40 last winter, its director said. Boats might leave the old pier at night. "
    "Two boats were sold in May. The crew of about 120 people will stay."
)
CONFIG = Config(model="none", parser=False, cache=False)


def report(original: str = ORIGINAL, rewrite: str = REWRITE) -> Report:
    """The comparison, by words alone."""
    return compare(original, rewrite, config=CONFIG)


def of_rule(of: Report, rule: str) -> Finding:
    """The first finding of a rule."""
    return next(f for f in of.findings if f.rule == rule)
