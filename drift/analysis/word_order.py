"""How far the words of a rewrite stand in another order than the words that they answer.

A paraphrase moves phrases: inside a phrase, words that were neighbours stay neighbours. In a scrambled text few do,
and what stands beside each other is no English any more. Both are measured: the first by the word alignment, the
second by the parts of speech.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from drift.analysis.parse import parses
from drift.analysis.tag_sequences import likelihood
from drift.analysis.tokens import TokenKind
from drift.analysis.word_alignment import WordAlignment, word_alignment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drift.analysis.pair import BeadView, Side

REACH = 3  # words that may stand between two neighbours' partners: an article, an adjective
FEWEST = 4  # neighbours with partners: below, nothing is said
# Fitted on DEMETR (Karpinska et al. 2022), where shuffled sentences score 1.07 and more.
UNLIKELY = 0.35
SCRAMBLED = 1.0


@dataclass(frozen=True, slots=True)
class WordOrder:
    """The order of a rewrite's words against that of its original.

    Attributes:
        neighbours: pairs of neighbouring words that both have partners.
        torn: the share of them whose partners are no neighbours, 0..1.
        turned: the share of them whose partners stand the other way round, 0..1.
        unlikely: by how much the parts of speech follow each other less likely than in the original, as the mean
            difference of logarithms; negative where they are likelier.
    """

    neighbours: int
    torn: float
    turned: float
    unlikely: float

    @property
    def disorder(self) -> float:
        """All three in one number: about 0.1 for a paraphrase, 1.5 for words in random order."""
        return round(self.torn + self.turned + UNLIKELY * self.unlikely, 4)

    @property
    def is_scrambled(self) -> bool:
        """Whether no reader could follow."""
        return self.neighbours >= FEWEST and self.disorder >= SCRAMBLED


def word_order(view: BeadView) -> WordOrder | None:
    """The word order of a bead; ``None`` without a partner or without a parse of both sides."""
    aligned = word_alignment(view)
    if aligned is None or None in view.pair.get(parses):
        return None
    steps = [*_steps(aligned)]
    count = max(1, len(steps))
    torn = sum(not -1 <= gap <= REACH for _, gap in steps) / count
    turned = sum(step < 0 for step, _ in steps) / count
    unlikely = likelihood(_tags(view, "original")) - likelihood(_tags(view, "rewrite"))
    return WordOrder(len(steps), round(torn, 4), round(turned, 4), round(unlikely, 4))


def _steps(aligned: WordAlignment) -> Iterator[tuple[int, int]]:
    """For each two neighbouring words of the rewrite that have partners the way from one's to the other's.

    Yields:
        the way between their first partners, and from the last of the one to the first of the other.
    """
    words = [j for j, token in enumerate(aligned.rewrite) if token.kind is not TokenKind.MARK]
    for first, second in pairwise(words):
        before, after = aligned.partners("rewrite", first), aligned.partners("rewrite", second)
        if before and after:
            yield after[0] - before[0], after[0] - before[-1]


def _tags(view: BeadView, side: Side) -> list[str]:
    parse = view.pair.get(parses)[side == "rewrite"]
    return [token.tag for s in view.segments(side) for token in parse.of_segment(s.index)] if parse else []
