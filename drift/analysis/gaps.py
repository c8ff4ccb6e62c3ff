"""What stands on the other side in the place of some words: nothing, or other words that were put there.

The place is what lies between the answers to the nearest words to the left and right that are surely answered. Where
words without an answer of their own stand there, the words were reworded; where there are none, they are gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drift.analysis.content import is_content
from drift.analysis.pair import Side
from drift.analysis.tokens import TokenKind
from drift.analysis.word_alignment import LinkKind, WordAlignment

SURE = 0.5
"""A substitution of this score anchors a place as an equal word does."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The place of some words on the other side.

    Attributes:
        words: how many content words stand there.
        loose: how many of them answer no equal or related word: what may have been said instead.
        apart: whether a mark parts them from what stands before them.
    """

    words: int
    loose: int
    apart: bool = False


def gap_of(aligned: WordAlignment, side: Side, inside: Sequence[int]) -> Gap | None:
    """The place on the other side of the tokens ``inside``; ``None`` where the words around it moved apart.

    Args:
        aligned: of the bead.
        side: the side of the tokens.
        inside: indices of the tokens, ascending, at least one.
    """
    other: Side = "rewrite" if side == "original" else "original"
    tokens = aligned.tokens(other)
    before = _anchor(aligned, side, range(inside[0] - 1, -1, -1), -1)
    after = _anchor(aligned, side, range(inside[-1] + 1, len(aligned.tokens(side))), len(tokens))
    if before >= after:
        return None
    content = [j for j in range(before + 1, after) if is_content(tokens[j])]
    apart = any(tokens[j].kind is TokenKind.MARK for j in range(before + 1, content[0])) if content else False
    return Gap(len(content), sum(not _is_kept(aligned, other, j) for j in content), apart)


def _anchor(aligned: WordAlignment, side: Side, indices: range, edge: int) -> int:
    """The answer to the first surely answered word of ``indices``; ``edge`` where there is none."""
    for i in indices:
        if aligned.tokens(side)[i].kind is TokenKind.MARK:
            continue
        for link in aligned.links_of(side, i):
            if link.kind is not LinkKind.SUBSTITUTION or link.score >= SURE:
                return link.rewrite if side == "original" else link.original
    return edge


def _is_kept(aligned: WordAlignment, side: Side, index: int) -> bool:
    return any(link.kind is not LinkKind.SUBSTITUTION for link in aligned.links_of(side, index))
