"""What the rules about cues say of a place, in one form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drift.rules.registry import Claim

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView
    from drift.severity import Severity
    from pairs.document import Span


def claim(
    bead: BeadView,
    original: Span | None,
    rewrite: Span | None,
    relation: str,
    *,
    severity: Severity | None = None,
    confidence: float = 1.0,
    shown: tuple[str, str] | None = None,
    **facts: str,
) -> Claim:
    """A claim whose message shows both places and what became of them.

    Args:
        bead: the bead of the places.
        original: in the original, or ``None``.
        rewrite: in the rewrite, or ``None``.
        relation: what changed, for example ``"negation dropped"``.
        severity: ``None`` for the rule's default.
        confidence: 0..1.
        shown: what the message shows of each side instead of the places' own words.
        facts: more evidence, by name.
    """
    before = original.of(bead.pair.original.text) if original else ""
    after = rewrite.of(bead.pair.rewrite.text) if rewrite else ""
    words = {"original": before, "rewrite": after}
    before, after = shown or (before, after)
    message = f"“{before}” → “{after}”: {relation}" if before and after else f"“{before or after}”: {relation}"
    return Claim(
        original,
        rewrite,
        message,
        words | {"relation": relation, **facts},
        severity,
        confidence,
    )
