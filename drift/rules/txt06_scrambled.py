"""TXT06: words in an order that no reader can follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.word_order import SCRAMBLED, word_order
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView

_SURE = 0.1  # above the threshold; below that the sentence may only be free and odd


@rule(
    "TXT06",
    "scrambled",
    category="fluency/grammar",
    severity=Severity.MAJOR,
    profiles=("default",),
    languages=("en",),
    needs=("parse",),
)
def scrambled(bead: BeadView) -> Iterator[Claim]:
    """The words of a passage stand in an order that no reader can follow.

    ## What it finds
    A passage whose words have partners in the original but hardly ever the same neighbours, and whose parts of speech
    follow each other as they don't in English. Minor where it is near the limit.

    ## Why it matters
    Every word is there, so that comparisons of words and of meaning see nothing; a reader can make nothing of it.

    ## Example
    The ferry left the harbour before the storm broke. → Before the the harbour storm left broke ferry the.

    ## Not flagged
    Clauses and phrases in another order, a passive, a quotation before or after its speaker, two words exchanged.

    ## References
    DEMETR, perturbation "shuffled" (Karpinska et al., EMNLP 2022). MQM fluency/grammar.
    """
    order = word_order(bead)
    if order is None or not order.is_scrambled:
        return
    spans = [bead.segments(side) for side in ("original", "rewrite")]
    original, rewrite = (found[0].span.cover(found[-1].span) for found in spans)
    yield Claim(
        original,
        rewrite,
        f"{round(100 * order.torn)} % of the words have other neighbours than in the original: "
        "the order can't be followed",
        {"torn": str(order.torn), "turned": str(order.turned), "unlikely": str(order.unlikely)},
        None if order.disorder >= SCRAMBLED + _SURE else Severity.MINOR,
        round(min(1.0, 0.5 * order.disorder), 4),
    )
