"""FIG09: "Almost", "about" or "at least" beside a figure was dropped, added or reversed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.figure_slips import said_apart
from drift.analysis.figures_units import dimension
from drift.analysis.pair import SIDES
from drift.rules.figure_claims import figures_in, shown
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.figure_matching import FigureMatch
    from drift.analysis.pair import BeadView

_SEVERITY = {
    "approx-dropped": ("dropped", Severity.MINOR),
    "approx-added": ("added", Severity.NEUTRAL),
    "approx-flipped": ("reversed", Severity.MAJOR),
}


@rule(
    "FIG09",
    "approximator",
    category="accuracy/mistranslation",
    severity=Severity.MINOR,
    profiles=("default", "figures"),
)
def approximator(bead: BeadView) -> Iterator[Claim]:
    """A word such as "almost", "about" or "at least" beside a figure was dropped, added or reversed.

    ## What it finds
    The class of the approximating word: about; below (almost, nearly, under); above (over, more than); at most;
    at least. Reversed is major, dropped minor, added neutral.

    ## Why it matters
    "More than 7,000" and "nearly 7,000" contradict each other although the figure is the same.

    ## Example
    "nearly 7,000 seedlings" → "more than 7,000 seedlings"

    ## Not flagged
    Another word of the same class (almost → nearly; at least → more than); "about" for one with a direction; the
    word elsewhere in the figure's clause, or misspelt.

    ## References
    Classes after Geurts and Nouwen, 'At least' et al. (Language 83, 2007).
    """
    for match in figures_in(bead).matches:
        what = match.comparison.approximation
        if not what or _means_during(match):
            continue
        a, b = match.original, match.rewrite
        verb, severity = _SEVERITY[what]
        words = [
            f.approximator_span.of(bead.pair.document(side).text) if f.approximator_span else ""
            for side, f in zip(SIDES, (a, b), strict=True)
        ]
        if what == "approx-dropped" and said_apart(bead.pair.rewrite.text, b, words[0]):
            continue
        message = (
            f"{' '.join([words[0], shown(a)]).strip()} → {' '.join([words[1], shown(b)]).strip()}: approximator {verb}"
        )
        facts = {"original": words[0], "rewrite": words[1], "figure": a.surface, "relation": what}
        yield Claim(a.full_span, b.full_span, message, facts, severity)


def _means_during(match: FigureMatch) -> bool:
    """Whether the "over" of "over two years" may as well mean "during"."""
    for figure in (match.original, match.rewrite):
        beside = figure.approximator_span
        if (
            beside
            and len(beside) == len("over")
            and dimension(figure.unit) == "time"
            and figure.approximator.direction == 1
        ):
            return True
    return False
