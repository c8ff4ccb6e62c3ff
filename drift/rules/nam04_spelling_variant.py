"""NAM04: one name in two spellings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.name_matching import name_matches
from drift.analysis.name_relations import NameRelation
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule("NAM04", "spelling-variant", category="terminology/inconsistent", severity=Severity.MINOR, profiles=("default",))
def spelling_variant(bead: BeadView) -> Iterator[Claim]:
    """A name is spelt otherwise than in the original.

    ## What it finds
    Two spellings of what seems to be one name: another romanisation, lost accents, a slip. Told once for each name.

    ## Why it matters
    Readers search for names letter by letter, and a slip may make another person of one.

    ## Example
    Yarov → Jarow

    ## Not flagged
    Spellings that both texts use; British and American spelling of common words; names of distinct places that look
    alike.

    ## References
    MQM terminology/inconsistent.
    """
    for match in name_matches(bead):
        if match.relation is NameRelation.SPELLING and match.original and match.rewrite:
            a, b = match.original, match.rewrite
            yield Claim(
                a.span,
                b.span,
                f"{a.text} → {b.text}: one name in two spellings",
                {"original": a.text, "rewrite": b.text},
                confidence=0.8,
            )
