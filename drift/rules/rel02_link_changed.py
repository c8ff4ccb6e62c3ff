"""REL02: what joins two statements turned round, "before" to "after", "because of" to "despite"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.connectives import reversals
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "REL02",
    "link-changed",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    profiles=("default",),
    languages=("en",),
)
def link_changed(bead: BeadView) -> Iterator[Claim]:
    """What joins two statements turned round: before and after, because and although.

    ## What it finds
    A connective in whose place its opposite stands, with the same thing behind it: "before", "prior to", "on the eve
    of" against "after", "following", "in the wake of"; "because of", "due to", "thanks to" against "despite",
    "although", "regardless of".

    ## Why it matters
    Each statement is kept, word for word, and the story is another: what came first, and what led to what.

    ## Example
    "She sold the mill before the fire" → "She sold the mill after the fire"

    ## Not flagged
    The same order told from the other end ("he ate before he left", "after he ate he left"); negated connectives
    ("not before May"); one connective for another of its class; a connective that was dropped or added.

    ## References
    Quirk et al., *A Comprehensive Grammar of the English Language* (1985), chapter 15, for the classes; the discourse
    relations of the Penn Discourse Treebank (Prasad et al. 2008).
    """
    for found in bead.pair.get(reversals)[bead.index]:
        a = found.original.of(bead.pair.original.text)
        b = found.rewrite.of(bead.pair.rewrite.text)
        yield Claim(
            found.original,
            found.rewrite,
            f"“{a}” → “{b}”: turned round",
            {"original": found.was.value, "rewrite": found.now.value, "relation": "reversed"},
        )
