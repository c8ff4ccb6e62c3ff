"""MOD02: what was so is said to be possible."""

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
    "MOD02",
    "certainty-lowered",
    category="accuracy/mistranslation",
    severity=Severity.MINOR,
    profiles=("default",),
    languages=("en",),
)
def certainty_lowered(bead: BeadView) -> Iterator[Claim]:
    """A statement is less sure in the rewrite than in the original.

    ## What it finds
    A modal that stands lower on the scale than the original's, or a possibility where there was a plain fact: must,
    definitely > will > should > likely to, expected to > can > may, might, could.

    ## Why it matters
    A promise or a duty that became a possibility commits nobody.

    ## Example
    The ferry will sail on Sunday. → The ferry may sail on Sunday.

    ## Not flagged
    Modals of one height (could, might; must, has to; will, is going to, is scheduled to); backshift under a verb of
    saying (will, would; can, could); "will" beside a plain verb, which is a matter of tense. Nor "can" for "will".

    ## References
    Palmer, Mood and Modality (2001); Saurí and Pustejovsky, FactBank (2009).
    """
    for found in bead.pair.get(modal_shifts)[bead.index]:
        if found.shift is Shift.LOWERED:
            relation = f"{found.shift}, {found.before} → {found.after}"
            yield claim(bead, found.original, found.rewrite, relation, confidence=found.confidence)
