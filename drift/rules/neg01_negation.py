"""NEG01: a statement is negated on one side only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.negation import Flip, flips
from drift.rules.cue_claims import claim
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "NEG01",
    "negation",
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    profiles=("default",),
    languages=("en",),
)
def negation(bead: BeadView) -> Iterator[Claim]:
    """A statement is negated on one side and not on the other.

    ## What it finds
    "Not", "never", "no", "neither", "fail to", "refuse to", "unable to" and their like in a statement whose
    counterpart has none; "not only" that became "only". Negators are counted statement by statement and modulo two.

    ## Why it matters
    A lost or added "not" says the opposite, and nothing else in the sentence gives it away.

    ## Example
    The council did not approve the harbour plan. → The council approved the harbour plan.

    ## Not flagged
    Contractions ("didn't", "did not"); other negators ("never met", "did not meet"); a negative word in the place
    of a negator ("not correct", "incorrect"; "did not accept", "rejected"); two negators that cancel each other out;
    a negator in a clause that the other side doesn't have at all.

    ## References
    Morante and Daelemans, ConanDoyle-neg (2012); Hossain et al., An Analysis of Negation in Natural Language
    Understanding Corpora (2022); DEMETR, Karpinska et al. (2022).
    """
    for flip in bead.pair.get(flips)[bead.index]:
        what = "denial" if flip.denial else "negation"
        yield claim(
            bead,
            flip.original,
            flip.rewrite,
            f"{what} {'dropped' if flip.dropped else 'added'}",
            shown=_shown(bead, flip),
        )


def _shown(bead: BeadView, flip: Flip) -> tuple[str, str]:
    """Both places; a negator that stands alone, with what it negates: "denied … lost", for nothing became "lost"."""
    sides = []
    for span, text, has_negator in (
        (flip.original, bead.pair.original.text, flip.dropped),
        (flip.rewrite, bead.pair.rewrite.text, not flip.dropped),
    ):
        parts = [one for one in (span, flip.negated if has_negator else None) if one is not None]
        sides.append(" … ".join(one.of(text) for one in sorted(parts, key=lambda one: one.start)))
    return sides[0], sides[1]
