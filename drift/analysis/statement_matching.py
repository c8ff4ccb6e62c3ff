"""Which statement of the rewrite says what a statement of the original says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drift.analysis.statements import Statement, content, statements
from drift.analysis.tokens import Token
from drift.analysis.word_alignment import word_alignment
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair

_MIN_SCORE = 0.34
_HEAD_BONUS = 4.0


@dataclass(frozen=True, slots=True)
class StatementPair:
    """Two statements that say the same thing, perhaps with other cues.

    Attributes:
        original: of the original.
        rewrite: of the rewrite.
        score: share of the smaller one's words that have a partner in the other, 0..1.
        heads: whether their heads are partners.
        shared: how many words have a partner.
    """

    original: Statement
    rewrite: Statement
    score: float
    heads: bool
    shared: int


@dataclass(frozen=True, slots=True)
class BeadStatements:
    """The statements of one bead.

    Attributes:
        original: those of the original.
        rewrite: those of the rewrite.
        pairs: which belong together; a statement may be in several pairs where it was split or merged.
        links: the partner of each linked content word, by its span: original to rewrite.
        back: the same, rewrite to original.
    """

    original: tuple[Statement, ...]
    rewrite: tuple[Statement, ...]
    pairs: tuple[StatementPair, ...]
    links: dict[Span, Token]
    back: dict[Span, Token]


def match_statements(pair: Pair) -> tuple[BeadStatements, ...]:
    """The matched statements of every bead; use it as ``pair.get(match_statements)``."""
    original, rewrite = (_by_segment(found) for found in pair.get(statements))
    return tuple(_matched(view, original, rewrite) for view in pair.beads)


def _by_segment(found: Sequence[Statement]) -> dict[int, list[Statement]]:
    """The statements of each segment, so that a bead need not look through the whole document."""
    index: dict[int, list[Statement]] = defaultdict(list)
    for statement in found:
        index[statement.segment].append(statement)
    return index


def _matched(
    view: BeadView, original: dict[int, list[Statement]], rewrite: dict[int, list[Statement]]
) -> BeadStatements:
    ours = tuple(s for i in view.bead.original for s in original.get(i, ()))
    theirs = tuple(s for j in view.bead.rewrite for s in rewrite.get(j, ()))
    links = word_links(view) if ours and theirs else {}
    words = {word.span: word for statement in ours for word in statement.words}
    back = {partner.span: words[span] for span, partner in links.items() if span in words}
    return BeadStatements(ours, theirs, _pairs(ours, theirs, links), links, back)


def _pairs(
    ours: Sequence[Statement], theirs: Sequence[Statement], links: dict[Span, Token]
) -> tuple[StatementPair, ...]:
    home = {word.span: j for j, s in enumerate(theirs) for word in s.words}
    candidates = []
    for i, s in enumerate(ours):
        shared: dict[int, int] = defaultdict(int)
        for word in s.words:
            partner = links.get(word.span)
            if partner is not None and partner.span in home:
                shared[home[partner.span]] += 1
        for j, n in shared.items():
            t = theirs[j]
            heads = bool(s.head and t.head and (p := links.get(s.head.span)) and p.span == t.head.span)
            score = n / max(1, min(len(s.words), len(t.words)))
            candidates.append((-round(n + _HEAD_BONUS * heads + score, 4), i, j, score, heads, n))
    taken_i: set[int] = set()
    taken_j: set[int] = set()
    found = []
    for _, i, j, score, heads, n in sorted(candidates):
        if i in taken_i or j in taken_j or not (heads or (score >= _MIN_SCORE)):
            continue
        taken_i.add(i)
        taken_j.add(j)
        found.append(StatementPair(ours[i], theirs[j], round(min(score, 1.0), 4), heads, n))
    return tuple(found)


def word_links(view: BeadView) -> dict[Span, Token]:
    """The best partner of each content word of the original in a bead, by the span of the word."""
    alignment = word_alignment(view)
    if alignment is None:
        return {}
    best: dict[int, tuple[float, int]] = {}
    taken: dict[int, int] = {}
    for link in sorted(alignment.links, key=lambda link: (-link.score, link.original, link.rewrite)):
        a, b = alignment.original[link.original], alignment.rewrite[link.rewrite]
        if link.original not in best and link.rewrite not in taken and content((a, b)) == (a, b):
            best[link.original] = (link.score, link.rewrite)
            taken[link.rewrite] = link.original
    return {alignment.original[i].span: alignment.rewrite[j] for i, (_, j) in best.items()}
