"""NAM05: one text spells one name in two ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.name_spellings import double_spellings
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "NAM05", "inconsistent-spelling", category="terminology/inconsistent", severity=Severity.MINOR, profiles=("style",)
)
def inconsistent_spelling(bead: BeadView) -> Iterator[Claim]:
    """One text spells one name in two ways.

    ## What it finds
    Two spellings of a name in one text that never stand in one sentence; told at the rarer one. In the rewrite it is
    minor; where only the original does it, it is told as neutral, to explain a spelling that the rewrite evened out.

    ## Why it matters
    Readers may take the two spellings for two people.

    ## Example
    Yarov said … Later Jarov added …

    ## Not flagged
    Names that are known to be distinct, and two spellings side by side in one sentence.

    ## References
    MQM terminology/inconsistent with terminology resource.
    """
    for side, name, usual in bead.pair.get(double_spellings):
        if bead.pair.bead_of(side, name.segment) != bead.index:
            continue
        facts = {"spelling": name.text, "usual": usual}
        said = f"the {side} spells this name {usual} elsewhere"
        if side == "original":
            yield Claim(name.span, None, said, facts, Severity.NEUTRAL, 0.8)
        else:
            yield Claim(None, name.span, said, facts, confidence=0.8)
