"""MOD04: a hedge was dropped or added."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.hedging import hedge_losses
from drift.rules.cue_claims import claim
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule("MOD04", "hedge", category="accuracy/mistranslation", severity=Severity.MAJOR, languages=("en",))
def hedge(bead: BeadView) -> Iterator[Claim]:
    """A word that holds a statement at a distance was dropped or added.

    ## What it finds
    "Reportedly", "allegedly", "is believed to", "appears to", "suggests that", "probably" and their like in a
    statement whose counterpart has no hedge. A dropped hedge is major, an added one minor.

    ## Why it matters
    An allegation becomes a fact; in reports about people that is a matter of law.

    ## Example
    The warden allegedly took bribes. → The warden took bribes.

    ## Not flagged
    One hedge for another ("likely", "is expected to"); "may" or "could" for a hedge; an attribution for
    "reportedly"; a hedge that goes with its clause.

    ## References
    Farkas et al., the CoNLL-2010 shared task on hedges; Hyland, Hedging in Scientific Research Articles (1998).
    """
    for loss in bead.pair.get(hedge_losses)[bead.index]:
        yield claim(
            bead,
            loss.original,
            loss.rewrite,
            "hedge dropped" if loss.dropped else "hedge added",
            severity=Severity.MAJOR if loss.dropped else Severity.MINOR,
            confidence=loss.confidence,
            kind=loss.value,
        )
