"""ATT02: somebody else is said to have said it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.attribution_matching import match_attributions
from drift.rules.cue_claims import claim
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "ATT02",
    "source-changed",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    languages=("en",),
    preview=True,
)
def source_changed(bead: BeadView) -> Iterator[Claim]:
    """The same content is attributed to somebody else.

    ## What it finds
    Two attributions that cover the same words and whose sources are two names without a word in common.

    ## Why it matters
    Words in the wrong mouth are the gravest error that a report of speech can make.

    ## Example
    Tarn Shipping said the crane was safe. → Orvik Freight said the crane was safe.

    ## Not flagged
    A pronoun or a part of the name for the whole; a role for a name, which may be one person. In preview, because
    one body may go by two names.

    ## References
    Pareti, PARC 3.0 (2016).
    """
    for pair in bead.pair.get(match_attributions)[bead.index].paired:
        if not pair.same_source:
            yield claim(bead, pair.original.source, pair.rewrite.source, "source changed")
