"""NEG02: a word became its opposite."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.antonyms import opposites
from drift.rules.cue_claims import claim
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "NEG02",
    "antonym",
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    profiles=("default",),
    languages=("en",),
)
def antonym(bead: BeadView) -> Iterator[Claim]:
    """A word has become its opposite.

    ## What it finds
    A word in whose place its antonym stands: support and oppose, buyer and seller, rise and fall, safe and dangerous.
    As major: words that are opposed by way of others, as "tiny" and "huge" are by way of "small" and "large", and a
    word whose synonym is denied by a prefix ("required", "unneeded").

    ## Why it matters
    Opposites stand in the same surroundings, so that neither a reader nor a similarity score notices the exchange.

    ## Example
    The guild supports the ban on old boats. → The guild opposes the ban on old boats.

    ## Not flagged
    An opposite that is negated ("did not rise", "fell"); an opposite that the other side has too ("prices rose and
    fell"); directions of a figure, which FIG16 reports.

    ## References
    WordNet 3.0 (Fellbaum 1998); Gross, Fischer and Miller (1989) on indirect antonyms; Glockner et al., Breaking
    NLI (2018); DEMETR, Karpinska et al. (2022).
    """
    for found in bead.pair.get(opposites)[bead.index]:
        yield claim(
            bead,
            found.original.span,
            found.rewrite.span,
            "opposed" if found.indirect else "opposite",
            severity=Severity.MAJOR if found.indirect else None,
            confidence=round(found.confidence * 0.7, 4) if found.indirect else found.confidence,
        )
