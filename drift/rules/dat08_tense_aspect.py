"""DAT08: something that was done is planned, going on, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.tenses import TenseChange, VerbGroup, match_tenses, tense_change
from drift.rules.registry import Claim, rule
from drift.severity import Severity
from pairs.document import SegmentKind, Span
from pairs.normal import fold

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair


@rule(
    "DAT08",
    "tense-aspect",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    languages=("en",),
    needs=("parse",),
)
def tense_aspect(bead: BeadView) -> Iterator[Claim]:
    """A verb changed its tense or aspect, and with it whether something is planned, going on or done.

    ## What it finds
    Finite verbs that answer each other and speak of another time: "will buy" against "bought" (major); a plan against
    the present, past against present, and a progressive against a simple form ("released", "was being released")
    (minor).

    ## Why it matters
    A plan told as a deed is false news, and a deed told as a plan hides it.

    ## Example
    "The town will sell the quay" → "The town sold the quay"

    ## Not flagged
    What English grammar demands under a verb of saying ("says it is", "said it was"; "will", "would"); past against
    perfect; "is going to" for "will"; conditions; headlines, which tell the past in the present.

    ## References
    Comrie, *Tense* (1985) and *Aspect* (1976) for the distinctions; the perturbations of DEMETR (Karpinska et al.
    2022) for the measure.
    """
    told: set[Span] = set()
    for match in bead.pair.get(match_tenses)[bead.index]:
        one, two = match.original, match.rewrite
        change = tense_change(one, two)
        if change is TenseChange.NONE or _headline(bead.pair, one, two) or _same_words(bead.pair, one, two):
            continue
        if {one.span, two.span} & told:
            continue
        told |= {one.span, two.span}
        texts = (one.span.of(bead.pair.original.text), two.span.of(bead.pair.rewrite.text))
        yield Claim(
            one.span,
            two.span,
            f"{texts[0]} → {texts[1]}: {one.name} against {two.name}",
            {"original": one.name, "rewrite": two.name, "relation": change.value},
            Severity.MAJOR if change is TenseChange.DONE else Severity.MINOR,
            round(match.score, 4),
        )


def _headline(pair: Pair, one: VerbGroup, two: VerbGroup) -> bool:
    kinds = {pair.original.segments[one.segment].kind, pair.rewrite.segments[two.segment].kind}
    return SegmentKind.HEADING in kinds


def _same_words(pair: Pair, one: VerbGroup, two: VerbGroup) -> bool:
    """Whether the two are written alike: then only the parser tells them apart ("put", "cut")."""
    return fold(one.span.of(pair.original.text)) == fold(two.span.of(pair.rewrite.text))
