"""MOD06: a statement became a question or an order, or back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.sentence_types import QUESTION_MARKS, SentenceType, last_mark, same_action, type_of
from drift.rules.cue_claims import claim
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule("MOD06", "sentence-type", category="accuracy/mistranslation", severity=Severity.MAJOR)
def sentence_type(bead: BeadView) -> Iterator[Claim]:
    """A statement became a question or an order, or the other way round.

    ## What it finds
    Beads in which one side asks (its last sentence ends in a question mark of any script) and no sentence of the
    other side does; with a parse also bare orders ("Close the gate.") beside a statement with the same verb.

    ## Why it matters
    What was reported is put in doubt or demanded.

    ## Example
    The port reopened in May. → Did the port reopen in May?

    ## Not flagged
    Questions on both sides, in whatever words; headings; an order beside a statement that says "must" or "should".

    ## References
    DEMETR's sentence-type perturbation, Karpinska et al. (2022).
    """
    ours, theirs = bead.segments("original"), bead.segments("rewrite")
    if not ours or not theirs:
        return
    before = [type_of(bead.pair, "original", s) for s in ours]
    after = [type_of(bead.pair, "rewrite", s) for s in theirs]
    asks = (SentenceType.QUESTION in before, SentenceType.QUESTION in after)
    if asks[0] != asks[1]:
        if any(mark in text for text in bead.texts("rewrite" if asks[0] else "original") for mark in QUESTION_MARKS):
            return  # a question inside a sentence: "Who opened the gate?" he asked.
        old, new = ("question", "statement") if asks[0] else ("statement", "question")
    elif len(ours) == len(theirs) == 1 and before != after and SentenceType.ORDER in (*before, *after):
        if _obliges(bead) or not same_action(bead.pair, ours[0].index, theirs[0].index):
            return
        old, new = before[0].value, after[0].value
    else:
        return
    first = ours[before.index(SentenceType.QUESTION)] if asks[0] and not asks[1] else ours[-1]
    second = theirs[after.index(SentenceType.QUESTION)] if asks[1] and not asks[0] else theirs[-1]
    yield claim(
        bead,
        last_mark(bead.pair.original.text, first.span),
        last_mark(bead.pair.rewrite.text, second.span),
        f"{old} became {new}",
    )


def _obliges(bead: BeadView) -> bool:
    """Whether one side says in words what the other orders."""
    words = {"must", "should", "shall", "need", "needs", "ought", "have", "has", "please", "let", "you", "your"}
    texts = [*bead.texts("original"), *bead.texts("rewrite")]
    return any(word in words for text in texts for word in text.casefold().split())
