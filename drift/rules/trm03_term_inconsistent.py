"""TRM03: one term of the original is said in several ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.renderings import odd_renderings
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "TRM03",
    "term-inconsistent",
    category="terminology/inconsistent-use",
    severity=Severity.MINOR,
    profiles=("style",),
    languages=("en",),
    needs=("parse",),
)
def term_inconsistent(bead: BeadView) -> Iterator[Claim]:
    """One term of the original is said in several ways.

    ## What it finds
    A noun that the original repeats, three times at least, and that the rewrite says with one word in most places and
    with another one here.

    ## Why it matters
    Where one thing has two names, readers take it for two things.

    ## Example
    The original has "the levy" four times; the rewrite has "the levy" three times and "the toll" once.

    ## Not flagged
    Pronouns and names; inflections and derivations; words that also answer another word of the original; a term whose
    renderings are about equally frequent, so that none is the usual one.

    ## References
    MQM terminology/inconsistent-use-of-terminology.
    """
    for found in bead.pair.get(odd_renderings).get(bead.index, ()):
        yield Claim(
            found.original.span,
            found.rewrite.span,
            f"“{found.original.text}” is “{found.rewrite.text}” here and “{found.usual}” {found.times} times elsewhere",
            {"original": found.original.text, "rewrite": found.rewrite.text, "usual": found.usual},
            confidence=0.5,
        )
