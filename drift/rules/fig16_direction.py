"""FIG16: rose became fell, or more became less."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.directions import direction_of
from drift.analysis.figure_changes import role_of
from drift.analysis.figure_ends import exchanged_ends
from drift.analysis.figure_relations import SUPPORTING
from drift.analysis.figures import FigureKind
from drift.rules.figure_claims import figures_in, shown
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.figure_matching import FigureMatch
    from drift.analysis.pair import BeadView


@rule(
    "FIG16",
    "direction",
    category="accuracy/mistranslation",
    severity=Severity.CRITICAL,
    profiles=("default", "figures"),
    languages=("en",),
)
def direction(bead: BeadView) -> Iterator[Claim]:
    """A figure that rose in the original falls in the rewrite, or the other way round.

    ## What it finds
    Beside a figure that was kept, a word of increase on one side (rose, grew, up, higher) and one of decrease on the
    other (fell, shrank, down, lower), each the only direction in its clause. Or two kept figures of which one was the
    start of a change and the other its end, and that exchanged these places ("to 31 from 38" as "to 38 from 31"). Or
    a kept figure that said by how much something rose or fell and now says to what, or the other way round.

    ## Why it matters
    The figure is right and the statement is its opposite; comparing figures alone never shows it.

    ## Example
    "Sales of the ferry line rose 8 per cent" → "Sales of the ferry line fell 8 per cent"

    ## Not flagged
    Negated clauses, clauses with words of both directions ("fell less than the 5 % rise"), and a direction that is
    only lost ("rose to 8" → "reached 8").

    ## References
    MQM accuracy/mistranslation. Verbs of calibratable change: Levin, English Verb Classes (1993), class 45.6.
    """
    seen: set[int] = set()
    for match in figures_in(bead).matches:
        if match.relation not in SUPPORTING or FigureKind.LABEL in {match.original.kind, match.rewrite.kind}:
            continue
        a = direction_of(bead.pair.original.text, match.original)
        b = direction_of(bead.pair.rewrite.text, match.rewrite)
        if a is None or b is None or a.span.start in seen:
            continue
        if a.way == b.way:
            yield from _another_role(bead, match)
            continue
        seen.add(a.span.start)
        yield Claim(
            a.span,
            b.span,
            f"{a.word} → {b.word}: direction of {shown(match.original)} reversed",
            {"original": a.word, "rewrite": b.word, "figure": match.original.surface},
        )
    texts = bead.pair.original.text, bead.pair.rewrite.text
    for original, rewrite, one, two in exchanged_ends(*texts, figures_in(bead).matches):
        yield Claim(
            original,
            rewrite,
            f"{shown(one.original)} and {shown(two.original)}: where it began and where it ended exchanged",
            {"original": one.original.surface, "rewrite": two.original.surface},
        )


def _another_role(bead: BeadView, match: FigureMatch) -> Iterator[Claim]:
    """The claim that the change became the level ("fell by 40 %" as "fell to 40 %"), or the level the change."""
    one, two = role_of(bead.pair.original.text, match.original), role_of(bead.pair.rewrite.text, match.rewrite)
    if one and two and one[0] is not two[0]:
        texts = one[1].of(bead.pair.original.text), two[1].of(bead.pair.rewrite.text)
        yield Claim(
            one[1],
            two[1],
            f"{texts[0]} → {texts[1]}: {one[0]} told as {two[0]}",
            {"original": texts[0], "rewrite": texts[1], "figure": match.original.surface},
        )
