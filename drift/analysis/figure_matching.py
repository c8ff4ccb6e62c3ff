"""Which figure of the rewrite stands for which of the original.

Inside each bead figures are assigned one to one at the least total cost; what is left over is looked for in the
whole other document before it is called omitted or added (found there, it has moved). A figure is also supported by
a date, a numbered name or a word such as "both" that says the same number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from drift.analysis.assignment import assign
from drift.analysis.figure_anomalies import find_anomalies
from drift.analysis.figure_costs import around, cost_of
from drift.analysis.figure_relations import SILENT, Comparison, Relation, compare_figures
from drift.analysis.figure_support import Whole, without_words
from drift.analysis.figures import Figure, figures_of
from drift.analysis.pair import BeadView, Pair, Side
from pairs.document import Span

UNMATCHED = 1.0


@dataclass(frozen=True, slots=True)
class FigureMatch:
    """A figure of the original and the one that stands for it.

    Attributes:
        original: in the original.
        rewrite: in the rewrite.
        comparison: how they relate.
    """

    original: Figure
    rewrite: Figure
    comparison: Comparison

    @property
    def relation(self) -> Relation:
        """How the values and units relate."""
        return self.comparison.relation


@dataclass(frozen=True, slots=True)
class BeadFigures:
    """The figures of one bead.

    Attributes:
        matches: pairs inside the bead.
        omitted: figures of the original that are nowhere in the rewrite.
        added: figures of the rewrite that are nowhere in the original.
        moved: figures of either side that were found in another bead.
    """

    matches: tuple[FigureMatch, ...] = ()
    omitted: tuple[Figure, ...] = ()
    added: tuple[Figure, ...] = ()
    moved: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureMatching:
    """The matching of a whole pair.

    Attributes:
        beads: one entry for each bead, in their order.
        anomalies: figures that look implausible beside another of their own sentence, each with that other one,
            by side.
    """

    beads: tuple[BeadFigures, ...]
    anomalies: dict[Side, dict[Span, Figure]] = field(default_factory=dict)

    def anomaly(self, side: Side, figure: Figure) -> Figure | None:
        """The figure beside which ``figure`` looks implausible, or ``None``."""
        return self.anomalies.get(side, {}).get(figure.span)


def match_figures(pair: Pair) -> FigureMatching:
    """Match the figures of a pair; to be asked for by ``pair.get(match_figures)``."""
    every = pair.get(figures_of)
    inside = _without_moved([_match_bead(view, every.original, every.rewrite) for view in pair.beads])
    elsewhere = {
        "original": Whole(pair.original.text, [f for s in every.original for f in s]),
        "rewrite": Whole(pair.rewrite.text, [f for s in every.rewrite for f in s]),
    }
    beads = []
    for view, (matches, omitted, added) in zip(pair.beads, inside, strict=True):
        lost = [f for f in omitted if not elsewhere["rewrite"].supports(f)]
        new = [f for f in added if not elsewhere["original"].supports(f)]
        lost, new = without_words(view, lost, "rewrite"), without_words(view, new, "original")
        moved = [f for f in omitted if f not in lost] + [f for f in added if f not in new]
        beads.append(BeadFigures(tuple(matches), tuple(lost), tuple(new), tuple(moved)))
    anomalies: dict[Side, dict[Span, Figure]] = {
        "original": find_anomalies(every.original),
        "rewrite": find_anomalies(every.rewrite),
    }
    return FigureMatching(tuple(beads), anomalies)


_Inside = tuple[list[FigureMatch], list[Figure], list[Figure]]


def _without_moved(inside: list[_Inside]) -> list[_Inside]:
    """Take apart a pair of different values where the very value of one side stands unmatched in another bead."""
    if len(inside) < 2:
        return inside
    result = []
    for here, (matches, a, b) in enumerate(inside):
        kept, left_a, left_b = [], a[:], b[:]
        for match in matches:
            if match.relation is Relation.CHANGED and (
                _stands_in(match.original, (f for k, (_, _, b) in enumerate(inside) if k != here for f in b))
                or _stands_in(match.rewrite, (f for k, (_, a, _) in enumerate(inside) if k != here for f in a))
            ):
                left_a.append(match.original)
                left_b.append(match.rewrite)
            else:
                kept.append(match)
        result.append((kept, left_a, left_b))
    return result


def _stands_in(figure: Figure, others: Iterable[Figure]) -> bool:
    return not figure.weak and any(compare_figures(figure, other).relation in SILENT for other in others)


def _match_bead(view: BeadView, originals: Sequence[Sequence[Figure]], rewrites: Sequence[Sequence[Figure]]) -> _Inside:
    """Matches inside a bead, and what is left of each side."""
    a = [f for i in view.bead.original for f in originals[i]]
    b = [f for j in view.bead.rewrite for f in rewrites[j]]
    if not a or not b:
        return [], a, b
    contexts_a = [around(view.pair.original.text, f) for f in a]
    contexts_b = [around(view.pair.rewrite.text, f) for f in b]
    costs = []
    for i, x in enumerate(a):
        row = []
        for j, y in enumerate(b):
            place = abs(i / len(a) - j / len(b))
            row.append(cost_of(x, y, contexts_a[i], contexts_b[j], place))
        costs.append(row)
    pairs = assign(costs, UNMATCHED)
    matches = [FigureMatch(a[i], b[j], compare_figures(a[i], b[j])) for i, j in pairs]
    used_a, used_b = {i for i, _ in pairs}, {j for _, j in pairs}
    left_a = [f for i, f in enumerate(a) if i not in used_a]
    left_b = [f for j, f in enumerate(b) if j not in used_b]
    matches, left_a, left_b = _ends_of_ranges(matches, left_a, left_b)
    return matches, left_a, left_b


def _ends_of_ranges(
    matches: list[FigureMatch], a: list[Figure], b: list[Figure]
) -> tuple[list[FigureMatch], list[Figure], list[Figure]]:
    """A range on one side and its two ends on the other are equal ("5–7" ↔ "between 5 and 7")."""
    singles_a = [m.original for m in matches if not m.original.is_range]
    singles_b = [m.rewrite for m in matches if not m.rewrite.is_range]
    kept: list[FigureMatch] = []
    for match in matches:
        one, two = match.original, match.rewrite
        if one.is_range != two.is_range and not (one.vague or two.vague):
            ranged, others = (one, [*b, two, *singles_b]) if one.is_range else (two, [*a, one, *singles_a])
            low, high = (next((f for f in others if f.value == v), None) for v in (ranged.low, ranged.high))
            if low and high:
                a = [f for f in a if f not in (low, high)]
                b = [f for f in b if f not in (low, high)]
                match = FigureMatch(one, two, Comparison(Relation.RESPELLED))  # noqa: PLW2901 - replaced in place
        kept.append(match)
    return kept, a, b
