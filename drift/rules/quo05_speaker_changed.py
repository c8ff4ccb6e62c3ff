"""QUO05: a quotation in another mouth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.speakers import changed_speakers
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "QUO05",
    "speaker-changed",
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    profiles=("default",),
    languages=("en",),
    needs=("parse",),
)
def speaker_changed(bead: BeadView) -> Iterator[Claim]:
    """The same quotation is spoken by somebody else.

    ## What it finds
    A quotation that both texts have in marks, attributed to two names of one sort (two people, two organisations)
    that share no word and are no spellings of one name.

    ## Why it matters
    Words in the wrong mouth are the gravest error that a report of speech can make.

    ## Example
    “The kiln is safe,” said Ute Brandvik. → “The kiln is safe,” said Ole Strand.

    ## Not flagged
    A pronoun, a role, or a part of the name for the whole; a person for the office that the person speaks for; two
    sentences of which only one names a speaker; a speech that is told without marks (ATT02).

    ## References
    Pareti, PARC 3.0 (2016); MQM accuracy/mistranslation.
    """
    for change in changed_speakers(bead):
        before, after = change.original.name.of(bead.pair.original.text), change.rewrite.name.of(bead.pair.rewrite.text)
        yield Claim(
            change.original.name,
            change.rewrite.name,
            f"the same quotation is spoken by {before} in the original and by {after} in the rewrite",
            {"original": before, "rewrite": after, "relation": "speaker changed"},
            None,
            0.8,
        )
