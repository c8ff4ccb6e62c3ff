"""FIG11: a figure of the original is nowhere in the rewrite."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.rules.figure_claims import figures_in, lesser, shown
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "FIG11",
    "figure-omitted",
    category="accuracy/omission",
    severity=Severity.MAJOR,
    profiles=("default", "figures"),
)
def figure_omitted(bead: BeadView) -> Iterator[Claim]:
    """A figure of the original is nowhere in the rewrite.

    ## What it finds
    A figure without a partner in its bead, without an equal, rounded or converted one anywhere in the rewrite,
    and without a word that says the same ("both" for two, "a decade" for ten years). Ordinals, "a month before"
    and small counts in words are minor.

    ## Why it matters
    What is countable is what readers check and quote.

    ## Example
    "The court fined Ostrava Steel 30,000 crowns" → "The court fined Ostrava Steel"

    ## Not flagged
    "one", "first" as an adverb, "several"; a figure that stands elsewhere in the rewrite.

    ## References
    MQM accuracy/omission.
    """
    for figure in figures_in(bead).omitted:
        if figure.weak:
            continue
        facts = {"original": figure.surface, "relation": "omitted"}
        yield Claim(figure.span, None, f"{shown(figure)}: not in the rewrite", facts, lesser(figure))
