"""FIG02: thousand, million or billion was dropped, added or exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.figure_matching import match_figures
from drift.analysis.figure_relations import Relation
from drift.analysis.pair import SIDES
from drift.rules.figure_claims import claim_of, matches_of, shown
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView

_VERBS = {
    Relation.MAGNITUDE_ADDED: "magnitude added",
    Relation.MAGNITUDE_DROPPED: "magnitude dropped",
    Relation.MAGNITUDE_SHIFT: "magnitude changed",
}


@rule(
    "FIG02",
    "magnitude",
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    profiles=("default", "figures"),
)
def magnitude(bead: BeadView) -> Iterator[Claim]:
    """Thousand, million or billion was dropped, added or exchanged.

    ## What it finds
    Two figures with the same leading digits whose values are 10^3, 10^4, 10^6, 10^8, 10^9 or 10^12 apart. Where a
    figure lies a million times or more below another of the same currency in its own sentence, the message says
    so: then the fault is probably there.

    ## Why it matters
    The most expensive slip of all, and invisible to string comparison: "$93" is contained in "$93 billion". 10^4
    and 10^8 come from languages that count in myriads.

    ## Example
    "The reserve holds $64 million" → "The reserve holds $64 billion"

    ## Not flagged
    The same value with another magnitude word: 140 billion and 140,000 million.

    ## References
    MQM accuracy/mistranslation (numbers); the number checks of Okapi CheckMate, Xbench and Verifika, which
    compare digits only.
    """
    matching = bead.pair.get(match_figures)
    for match in matches_of(bead, *_VERBS):
        what = _VERBS[match.relation]
        beside: list[str] = []
        for side, figure in zip(SIDES, (match.original, match.rewrite), strict=True):
            other = matching.anomaly(side, figure)
            if other:
                beside.append(f"the {side}'s own figure looks truncated beside {shown(other)}")
        yield (
            claim_of(match, "; ".join([what, *beside]), anomaly="; ".join(beside)) if beside else claim_of(match, what)
        )
