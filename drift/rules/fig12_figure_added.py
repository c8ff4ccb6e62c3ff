"""FIG12: a figure of the rewrite is nowhere in the original."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.rules.figure_claims import figures_in, lesser, shown
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "FIG12",
    "figure-added",
    category="accuracy/addition",
    severity=Severity.MAJOR,
    profiles=("default", "figures"),
)
def figure_added(bead: BeadView) -> Iterator[Claim]:
    """A figure of the rewrite is nowhere in the original.

    ## What it finds
    A figure without a partner in its bead, without an equal, rounded or converted one anywhere in the original,
    and without a word that says the same. Ordinals and small counts in words are minor.

    ## Why it matters
    A figure without a source is a new fact that the rewrite vouches for alone.

    ## Example
    "Vale Foods closes a bakery" → "Vale Foods closes a bakery with 140 employees"

    ## Not flagged
    "one", "first" as an adverb, "several"; a figure that stands elsewhere in the original.

    ## References
    MQM accuracy/addition.
    """
    for figure in figures_in(bead).added:
        if figure.weak:
            continue
        facts = {"rewrite": figure.surface, "relation": "added"}
        yield Claim(None, figure.span, f"{shown(figure)}: not in the original", facts, lesser(figure))
