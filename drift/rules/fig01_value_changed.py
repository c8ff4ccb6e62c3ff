"""FIG01: a figure became another one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.figure_ends import whole
from drift.analysis.figure_exchange import exchanged_figures
from drift.analysis.figure_relations import Relation
from drift.analysis.figures import FigureKind
from drift.rules.figure_claims import (
    are_durations,
    claim_of,
    difference_in_words,
    figures_in,
    matches_of,
    severity_of_change,
    shown,
)
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.figure_exchange import Exchange
    from drift.analysis.figure_matching import FigureMatch
    from drift.analysis.pair import BeadView


@rule(
    "FIG01",
    "value-changed",
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    profiles=("default", "figures"),
)
def value_changed(bead: BeadView) -> Iterator[Claim]:
    """A figure became another one.

    ## What it finds
    A count, sum, percentage, measure, ordinal or numbered name whose value differs by more than rounding, after
    figures were compared by value and unit, whatever their spelling. Up to 5 % apart it is major, as are ordinals
    and numbered names; else critical.

    ## Why it matters
    A wrong figure is the error that readers cannot see and that is quoted on.

    ## Example
    "Lindqvist hired 80 welders" → "Lindqvist took on 90 welders"

    ## Not flagged
    The same value in other words or digits; rounding (FIG07), false precision (FIG08), lost magnitude words
    (FIG02), slipped digits (FIG13), durations (DAT07); a figure that stands elsewhere in the document; figures in another order that
    kept the words they stand with.

    ## References
    MQM accuracy/mistranslation (numbers); the number checks of Okapi CheckMate, Xbench and Verifika, which
    compare digits only.
    """
    for match in matches_of(bead, Relation.CHANGED):
        if not are_durations(match):
            yield claim_of(match, _what(match), severity_of_change(match))
    texts = bead.pair.original.text, bead.pair.rewrite.text
    for exchange in exchanged_figures(*texts, figures_in(bead).matches):
        yield _exchanged(exchange)


def _exchanged(exchange: Exchange) -> Claim:
    one, two = exchange.one, exchange.two
    a, b, x, y = one.original, two.original, two.rewrite, one.rewrite
    original, rewrite = whole(a, b), whole(x, y)
    place = f" beside “{exchange.word}”" if exchange.word else ""
    return Claim(
        original if original and rewrite else a.span,
        rewrite if original and rewrite else x.span,
        f"{shown(a)} and {shown(b)} exchanged their places: {shown(a)}{place} → {shown(x)}",
        {"original": a.surface, "rewrite": x.surface, "other": b.surface, "relation": "exchanged"},
    )


def _what(match: FigureMatch) -> str:
    if match.original.kind is FigureKind.LABEL:
        return "another number in the name"
    words = difference_in_words(match)
    return f"value changed, {words}" if words else "value changed"
