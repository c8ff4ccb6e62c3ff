"""What stands where a name is missing: nothing, a pronoun, a description, or another name.

The place of a name is found by the words beside it: those on the other side that answer its neighbours enclose the
place where it would stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drift.analysis.function_words import FUNCTION_WORDS
from drift.analysis.tokens import TokenKind
from drift.analysis.word_alignment import LinkKind, word_alignment

if TYPE_CHECKING:
    from drift.analysis.names import Name
    from drift.analysis.pair import BeadView, Side
    from drift.analysis.tokens import Token
    from drift.analysis.word_alignment import WordAlignment

_BESIDE = 4  # tokens that an answered neighbour may stand away
_WIDEST = 8  # tokens between the answers of the neighbours
_FIRM = 0.6  # score from which a link of two different words is believed


def fillers(view: BeadView, side: Side, name: Name) -> tuple[Token, ...] | None:
    """The words of substance that stand in the place of ``name`` on the other side and answer nothing else.

    Args:
        view: the bead of the name.
        side: the side that has the name.
        name: the name.

    Returns:
        The words, in the order of the text; empty where the place is empty, ``None`` where it can't be told.
    """
    aligned = word_alignment(view)
    if aligned is None:
        return None
    inside = aligned.within(side, name.span)
    other: Side = "rewrite" if side == "original" else "original"
    before = _anchor(aligned, side, inside.start - 1, -1)
    after = _anchor(aligned, side, inside.stop, 1)
    if before is not None and after is not None and 0 < after - before <= _WIDEST:
        place = range(before + 1, after)
    else:
        answers = sorted(j for i in inside for j in aligned.partners(side, i))
        if not answers or answers[-1] - answers[0] > _WIDEST:
            return None
        place = range(answers[0], answers[-1] + 1)
    tokens = aligned.tokens(other)
    own = {token.key for token in aligned.tokens(side)[inside.start : inside.stop]}
    return tuple(
        tokens[i]
        for i in place
        if tokens[i].kind is not TokenKind.MARK
        and tokens[i].key not in own
        and (tokens[i].key not in FUNCTION_WORDS or (tokens[i].text.isupper() and len(tokens[i].text) > 1))
        and not _answers_elsewhere(aligned, other, i, inside)
    )


def _anchor(aligned: WordAlignment, side: Side, at: int, step: int) -> int | None:
    """The index on the other side that answers the nearest firmly answered token; the edge at an edge."""
    for _ in range(_BESIDE):
        if not 0 <= at < len(aligned.tokens(side)):
            other: Side = "rewrite" if side == "original" else "original"
            return -1 if step < 0 else len(aligned.tokens(other))
        links = [link for link in aligned.links_of(side, at) if _is_firm(link.kind, link.score)]
        if links and aligned.tokens(side)[at].kind is not TokenKind.MARK:
            partners = [link.rewrite if side == "original" else link.original for link in links]
            return max(partners) if step < 0 else min(partners)
        at += step
    return None


def _is_firm(kind: LinkKind, score: float) -> bool:
    return kind is not LinkKind.SUBSTITUTION or score >= _FIRM


def _answers_elsewhere(aligned: WordAlignment, other: Side, index: int, inside: range) -> bool:
    """Whether a token firmly answers a word outside of the name."""
    return any(
        (link.original if other == "rewrite" else link.rewrite) not in inside and _is_firm(link.kind, link.score)
        for link in aligned.links_of(other, index)
    )
