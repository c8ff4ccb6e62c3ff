"""FIG15: the same figure, counted by something else or over another time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.figure_periods import Rate, other_part, part_of_period, rate_of, speaks_of
from drift.analysis.figure_relations import SUPPORTING
from drift.rules.figure_claims import figures_in
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.figure_matching import FigureMatch
    from drift.analysis.pair import BeadView
    from pairs.document import Span


@rule(
    "FIG15",
    "rate-or-period",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    profiles=("default", "figures"),
    languages=("en",),
)
def rate_or_period(bead: BeadView) -> Iterator[Claim]:
    """The same figure, counted by something else or over another time.

    ## What it finds
    "a year" against "a month", "per head" against "per household"; a rate that became a plain sum or the other way
    round; "the first seven months" against "the last seven months", "the past week" against "the next".

    ## Why it matters
    4 million a year and 4 million are different things, though every digit is kept.

    ## Example
    "The ferry carries 4 million passengers a year" → "The ferry has carried 4 million passengers"

    ## Not flagged
    The same rate in other words ("annually", "each year"), also elsewhere in the sentence ("annual output of");
    figures whose value changed, which FIG01 reports.

    ## References
    MQM accuracy/mistranslation (numbers); SEC and Eurostat style guides on rates and reference periods.
    """
    for match in figures_in(bead).matches:
        plain = not any(f.vague or f.weak or f.indefinite for f in (match.original, match.rewrite))
        if plain and match.relation in SUPPORTING:
            yield from _rates(bead, match)
            yield from _parts(bead, match)


def _rates(bead: BeadView, match: FigureMatch) -> Iterator[Claim]:
    one = rate_of(bead.pair.original.text, match.original)
    two = rate_of(bead.pair.rewrite.text, match.rewrite)
    if (one.by if one else "") == (two.by if two else ""):
        return
    if one and not _said(bead.texts("rewrite"), one) and not (two and _said(bead.texts("original"), two)):
        what = f"counted by the {two.by} instead of by the {one.by}" if two else f"“{one.by}” is no longer said"
    elif two and not _said(bead.texts("original"), two) and not one:
        what = f"is now by the {two.by}"
    else:
        return
    yield _claim(bead, one.span if one else match.original.span, two.span if two else match.rewrite.span, what, "rate")


def _said(texts: list[str], rate: Rate) -> bool:
    return any(speaks_of(text, rate.by) for text in texts)


def _parts(bead: BeadView, match: FigureMatch) -> Iterator[Claim]:
    one = part_of_period(bead.pair.original.text, match.original)
    two = part_of_period(bead.pair.rewrite.text, match.rewrite)
    if one and two and other_part(one[1], two[1]):
        yield _claim(bead, one[0], two[0], "another part of the time", "period")


def _claim(bead: BeadView, original: Span, rewrite: Span, what: str, relation: str) -> Claim:
    a, b = original.of(bead.pair.original.text), rewrite.of(bead.pair.rewrite.text)
    facts = {"original": a, "rewrite": b, "relation": relation}
    return Claim(original, rewrite, f"{' '.join(a.split())} → {' '.join(b.split())}: {what}", facts)
