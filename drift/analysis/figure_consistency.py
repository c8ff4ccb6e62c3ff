"""Figures of the rewrite that contradict another sentence of the rewrite, where the original has one value only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drift.analysis.figure_costs import Around, around
from drift.analysis.figure_matching import match_figures
from drift.analysis.figure_relations import SILENT, SUPPORTING, Relation, compare_figures, same_unit
from drift.analysis.figures import Figure, FigureKind, figures_of

if TYPE_CHECKING:
    from drift.analysis.pair import Pair
    from pairs.document import Span

_LEFT_OUT = frozenset(
    {FigureKind.ORDINAL, FigureKind.LABEL, FigureKind.SCORE, FigureKind.FRACTION, FigureKind.MULTIPLE}
)
_ALIKE = 0.6  # of two surroundings, for figures that speak of one thing
_COMMON = 2  # words that they share at least
_MOST = 60  # figures that one is held against


@dataclass(frozen=True, slots=True)
class _Placed:
    """A figure of a document with the words around it and the index of its segment."""

    figure: Figure
    around: Around
    segment: int


def contradictions(pair: Pair) -> dict[Span, Figure]:
    """Figures of the rewrite that the original doesn't give, each with the one that says otherwise elsewhere.

    Keyed by the span of the wrong one; use it as ``pair.get(contradictions)``.
    """
    kept: set[Span] = set()
    doubted: dict[Span, Figure | None] = {}
    for bead in pair.get(match_figures).beads:
        for match in bead.matches:
            if match.relation in SILENT:
                kept.add(match.rewrite.span)
            elif match.relation not in SUPPORTING and match.relation is not Relation.UNRELATED:
                doubted[match.rewrite.span] = match.original
        doubted |= {figure.span: None for figure in bead.added}
    if not (kept and doubted):
        return {}
    ours = list(_placed(pair.original.text, pair.get(figures_of).original))
    theirs = list(_placed(pair.rewrite.text, pair.get(figures_of).rewrite))
    right = [p for p in theirs if p.figure.span in kept]
    found = {}
    for placed in theirs:
        if placed.figure.span in doubted:
            other = _other_value(placed, right, ours, doubted[placed.figure.span])
            if other is not None:
                found[placed.figure.span] = other
    return found


def _placed(text: str, segments: tuple[tuple[Figure, ...], ...]) -> Iterator[_Placed]:
    for index, figures in enumerate(segments):
        for figure in figures:
            plain = not (figure.weak or figure.vague or figure.is_range or figure.indefinite)
            if plain and figure.kind not in _LEFT_OUT:
                yield _Placed(figure, around(text, figure), index)


def _other_value(wrong: _Placed, right: list[_Placed], ours: list[_Placed], stands_for: Figure | None) -> Figure | None:
    """The figure of another sentence that gives another value for the same thing, if the original has just that."""
    for other in right[:_MOST]:
        if other.segment == wrong.segment or not _one_thing(wrong, other):
            continue
        if compare_figures(wrong.figure, other.figure).relation in SUPPORTING:
            continue
        if stands_for is not None and compare_figures(stands_for, other.figure).relation not in SILENT:
            continue
        told = [p.figure for p in ours[:_MOST] if _one_thing(p, other)]
        if told and all(compare_figures(f, other.figure).relation in SUPPORTING for f in told):
            return other.figure
    return None


def _one_thing(a: _Placed, b: _Placed) -> bool:
    """Whether two figures are of one kind and unit and stand among the same words."""
    if a.figure.kind is not b.figure.kind or not same_unit(a.figure, b.figure):
        return False
    if not a.figure.unit and (not a.around.head or a.around.head != b.around.head):
        return False
    common = a.around.words & b.around.words
    return len(common) >= _COMMON and a.around.shared(b.around) >= _ALIKE
