"""MOD01: what was possible is said to be so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.modality import SLIGHT, Shift, modal_shifts
from drift.rules.cue_claims import claim
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "MOD01",
    "certainty-raised",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    profiles=("default",),
    languages=("en",),
)
def certainty_raised(bead: BeadView) -> Iterator[Claim]:
    """A statement is surer in the rewrite than in the original.

    ## What it finds
    A modal that stands higher on the scale than the original's, or none where there was one: may, might, could <
    can < likely to, expected to < should < will < must, definitely. A rise from "may" to "can", or from "will" to
    "will definitely", is minor.

    ## Why it matters
    A possibility that is told as a fact is the commonest way in which a retold story becomes wrong.

    ## Example
    The lender may close the branch. → The lender will close the branch.

    ## Not flagged
    Modals of one height (could, might; must, has to; will, is going to, is scheduled to); backshift under a verb of
    saying (will, would; can, could); "will" beside a plain verb, which is a matter of tense.

    ## References
    Palmer, Mood and Modality (2001); Saurí and Pustejovsky, FactBank (2009).
    """
    for found in bead.pair.get(modal_shifts)[bead.index]:
        if found.shift is Shift.RAISED:
            relation = f"{found.shift}, {found.before} → {found.after}"
            slight = Severity.MINOR if (found.before, found.after) in SLIGHT else None
            yield claim(bead, found.original, found.rewrite, relation, severity=slight, confidence=found.confidence)
