"""What the rules about figures share: their matches, their claims, the words of their messages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.figure_matching import BeadFigures, FigureMatch, match_figures
from drift.analysis.figure_relations import Relation
from drift.analysis.figures import FigureKind
from drift.analysis.figures_units import dimension
from drift.rules.registry import Claim
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.figures import Figure
    from drift.analysis.pair import BeadView

LONGEST = 60
SMALL = 10
_CLOSE = 0.05  # a relative difference that readers may take for another count of the same thing


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


def are_durations(match: FigureMatch) -> bool:
    """Whether both figures are stretches of time; ages and ordinals are none."""
    a, b = match.original, match.rewrite
    spans = dimension(a.unit) == dimension(b.unit) == "time"
    return spans and not {a.kind, b.kind} & {FigureKind.AGE, FigureKind.ORDINAL}


def severity_of_change(match: FigureMatch) -> Severity | None:
    """Major where a changed value is within 5 %, an ordinal, the number of a name or a weak figure; else critical."""
    a, b = match.original, match.rewrite
    if a.kind is b.kind is FigureKind.MULTIPLE:
        return None
    lesser_kind = {FigureKind.ORDINAL, FigureKind.LABEL} & {a.kind, b.kind}
    if lesser_kind or a.weak or b.weak or 0 < match.comparison.difference <= _CLOSE:
        return Severity.MAJOR
    return None


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
