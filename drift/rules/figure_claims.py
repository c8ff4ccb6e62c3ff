"""What the rules about figures share: their matches, their claims, the words of their messages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.figure_matching import BeadFigures, FigureMatch, match_figures
from drift.analysis.figure_relations import Relation
from drift.analysis.figures import FigureKind
from drift.rules.registry import Claim
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.figures import Figure
    from drift.analysis.pair import BeadView

LONGEST = 60
SMALL = 10


def figures_in(bead: BeadView) -> BeadFigures:
    """The matched, omitted and added figures of a bead."""
    return bead.pair.get(match_figures).beads[bead.index]


def matches_of(bead: BeadView, *relations: Relation) -> Iterator[FigureMatch]:
    """The bead's matches that stand in one of these relations."""
    return (match for match in figures_in(bead).matches if match.relation in relations)


def shown(figure: Figure) -> str:
    """A figure as a message shows it."""
    surface = " ".join(figure.surface.split())
    return surface if len(surface) <= LONGEST else f"{surface[: LONGEST - 1]}…"


def claim_of(
    match: FigureMatch, what: str, severity: Severity | None = None, confidence: float = 1.0, **facts: str
) -> Claim:
    """The claim that one figure became another.

    Args:
        match: the two figures.
        what: what happened, after "original → rewrite: ".
        severity: ``None`` for the rule's default.
        confidence: how sure the rule is, 0..1.
        facts: further evidence.
    """
    a, b = match.original, match.rewrite
    evidence = {"original": a.surface, "rewrite": b.surface, "relation": match.relation.value, **facts}
    return Claim(a.span, b.span, f"{shown(a)} → {shown(b)}: {what}", evidence, severity, confidence)


def difference_in_words(match: FigureMatch) -> str:
    """How far apart two figures are, in per cent of the original's; ``""`` where that says nothing."""
    difference = match.comparison.difference
    if not 0 < difference < 10:
        return ""
    percent = difference * 100
    number = f"{percent:.1f}".rstrip("0").rstrip(".") if percent < 10 else f"{percent:.0f}"
    return f"{number} % {'more' if match.rewrite.value > match.original.value else 'less'}"


def lesser(figure: Figure) -> Severity | None:
    """Minor for figures that carry little: ordinals, "a month before", multiples, small counts in words."""
    small = figure.spelled and not figure.unit and 0 <= figure.value <= SMALL and not figure.vague
    if figure.indefinite or small or figure.kind in {FigureKind.ORDINAL, FigureKind.MULTIPLE}:
        return Severity.MINOR
    return None
