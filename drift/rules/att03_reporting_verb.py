"""ATT03: the verb of saying takes another stance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.attribution_matching import match_attributions
from drift.rules.cue_claims import claim
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView

# Groups of verbs that judge what is said; beside them "said" is neutral.
_LOADED = frozenset({"claim", "concede", "deny", "blame"})


@rule(
    "ATT03",
    "reporting-verb",
    category="style/register",
    severity=Severity.MINOR,
    profiles=("style",),
    languages=("en",),
)
def reporting_verb(bead: BeadView) -> Iterator[Claim]:
    """The verb of saying takes another stance towards what is said.

    ## What it finds
    "Said" that became "claimed", "admitted", "denied" or "accused", or back, over the same content.

    ## Why it matters
    "Claimed" doubts, "admitted" convicts: the reporter's verb judges the speaker.

    ## Example
    The mayor said the dam was full. → The mayor admitted the dam was full.

    ## Not flagged
    Verbs of one stance (said, stated, announced; claimed, alleged); "warned" and "stressed" for "said".

    ## References
    Thompson and Ye, Evaluation in the reporting verbs used in academic papers (1991).
    """
    for pair in bead.pair.get(match_attributions)[bead.index].paired:
        ours, theirs = pair.original, pair.rewrite
        stances = {ours.stance, theirs.stance}
        if ours.verb is None or theirs.verb is None or len(stances) == 1 or not stances & _LOADED:
            continue
        if stances <= _LOADED | {"plain"}:
            yield claim(bead, ours.verb, theirs.verb, f"reporting verb, {ours.stance} → {theirs.stance}")
