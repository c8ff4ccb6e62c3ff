"""MOD03: what was tried is said to be done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.modality import Shift, modal_shifts
from drift.rules.cue_claims import claim
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "MOD03",
    "attempt-to-fact",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    profiles=("default",),
    languages=("en",),
)
def attempt_to_fact(bead: BeadView) -> Iterator[Claim]:
    """What somebody tries, plans or wants to do is told as done.

    ## What it finds
    "Seek to", "try to", "plan to", "want to", "vow to" and their like over a verb that stands alone and finite in
    the rewrite.

    ## Why it matters
    Attempts fail and plans change; the rewrite reports a thing that has not happened.

    ## Example
    The guild seeks to bar the imports. → The guild bars the imports.

    ## Not flagged
    One attempt for another ("trying to", "working to"); a plan that became "will" (a hope that did is flagged); a verb that is no statement of fact
    in the rewrite either ("aimed at barring").

    ## References
    Palmer, Mood and Modality (2001); Saurí and Pustejovsky, FactBank (2009).
    """
    for found in bead.pair.get(modal_shifts)[bead.index]:
        if found.shift is Shift.REALISED:
            relation = f"{found.shift}, {found.before} → {found.after}"
            yield claim(bead, found.original, found.rewrite, relation, confidence=found.confidence)
