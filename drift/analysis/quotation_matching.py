"""What became of each quotation: kept, altered, without its marks, paraphrased, dropped; and which are new.

A quotation that runs over several sentences is looked at sentence by sentence. Each piece is sought among the
quotations of its bead, then in the bead's own words, then in the whole other document. Ratios are those of
rapidfuzz on words without case and marks: from 97 a quotation is kept, from 55 altered; words outside of marks
count as the same from 82.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from drift.analysis.pair import SIDES, Side
from drift.analysis.quotation_index import clause_of, original_index, rewrite_index
from drift.analysis.quotation_pieces import Piece, quotation_pieces
from drift.analysis.quotations import QuotationKind
from drift.analysis.wording import Word, best_window, changes, common, ratio, support, words_of
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair

KEPT, ALTERED, UNMARKED, FAR, PARAPHRASE = 97, 55, 82, 75, 0.35
RENDERED = 0.2
"""The share of content words that what is left of the speech on both sides must share to be one speech."""


class QuoteRelation(StrEnum):
    """What became of a quotation."""

    KEPT = "kept"
    ALTERED = "altered"
    REPLACED = "replaced"
    UNQUOTED = "unquoted"
    PARAPHRASED = "paraphrased"
    DROPPED = "dropped"
    QUOTED = "quoted"
    PUT_IN_MARKS = "put in marks"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """One quotation, or several that were merged or split, with what became of it.

    Attributes:
        relation: what became of it.
        bead: index of the bead that it is told of.
        original: pieces of the original, in the order of the text.
        rewrite: pieces of the rewrite.
        place: where the words stand on the side that has no marks, if they stand there.
        ratio: likeness of the two wordings, 0..100.
    """

    relation: QuoteRelation
    bead: int
    original: tuple[Piece, ...] = ()
    rewrite: tuple[Piece, ...] = ()
    place: Span | None = None
    ratio: float = 0.0

    def pieces(self, side: Side) -> tuple[Piece, ...]:
        """The pieces of one side."""
        return self.original if side == "original" else self.rewrite

    def words(self, side: Side) -> tuple[Word, ...]:
        """The words of all pieces of one side."""
        return tuple(word for piece in self.pieces(side) for word in piece.words)


def match_quotations(pair: Pair) -> tuple[QuoteMatch, ...]:
    """What became of every quotation of the pair; use it as ``pair.get(match_quotations)``."""
    pieces = pair.get(quotation_pieces)
    lost: dict[Side, list[tuple[int, Piece]]] = {"original": [], "rewrite": []}
    result: list[QuoteMatch] = []
    for view in pair.beads:
        sides = {side: pieces[side].get(view.index, []) for side in SIDES}
        if sides["original"] or sides["rewrite"]:
            matched, left = _match_bead(view, sides)
            result.extend(matched)
            for side in SIDES:
                lost[side].extend((view.index, piece) for piece in left[side])
    result.extend(_match_far(pair, lost))
    return tuple(sorted(result, key=lambda m: (m.bead, [p.span for p in m.original], [p.span for p in m.rewrite])))


def quote_matches(bead: BeadView) -> list[QuoteMatch]:
    """What became of the quotations of one bead."""
    return bead.pair.get(_by_bead).get(bead.index, [])


def _by_bead(pair: Pair) -> dict[int, list[QuoteMatch]]:
    result: dict[int, list[QuoteMatch]] = {}
    for match in pair.get(match_quotations):
        result.setdefault(match.bead, []).append(match)
    return result


def _match_bead(view: BeadView, pieces: dict[Side, list[Piece]]) -> tuple[list[QuoteMatch], dict[Side, list[Piece]]]:
    """Matches within the bead, and the pieces that found nothing there."""
    groups, left_a, left_b = _grouped(pieces["original"], pieces["rewrite"])
    result = [_paired(view.index, a, b) for a, b in groups]
    if not left_a and not left_b:
        return result, {"original": [], "rewrite": []}
    context = {side: _Context(view, side) for side in SIDES}
    replaced, left_a, left_b = _replaced(view, context, left_a, left_b)
    result.extend(replaced)
    left: dict[Side, list[Piece]] = {"original": [], "rewrite": []}
    for side, rest in (("original", left_a), ("rewrite", left_b)):
        other: Side = "rewrite" if side == "original" else "original"
        for piece in rest:
            match = _without_marks(view, context[other], piece, side, other)  # type: ignore[arg-type]
            if match is None:
                left[side].append(piece)  # type: ignore[index]
            else:
                result.append(match)
    return result, left


def _paired(bead: int, a: Sequence[Piece], b: Sequence[Piece]) -> QuoteMatch:
    words_a = [w for p in a for w in p.words]
    words_b = [w for p in b for w in p.words]
    likeness = ratio(words_a, words_b)
    same = likeness >= KEPT and not _content_differs(words_a, words_b)
    return QuoteMatch(QuoteRelation.KEPT if same else QuoteRelation.ALTERED, bead, tuple(a), tuple(b), ratio=likeness)


def _content_differs(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether one word of a long quotation was exchanged: too little for the ratio, enough for the reader."""
    return any(
        w.content
        for c in changes(a, b)
        for w in (*a[c.start_a : c.end_a], *b[c.start_b : c.end_b])
        if not _mere_form(a[c.start_a : c.end_a], b[c.start_b : c.end_b])
    )


def _mere_form(a: Sequence[Word], b: Sequence[Word]) -> bool:
    return [w.stem for w in a] == [w.stem for w in b]


def _grouped(a: list[Piece], b: list[Piece]) -> tuple[list[tuple[list[Piece], list[Piece]]], list[Piece], list[Piece]]:
    """Pieces that belong together, best pairs first; then those that were merged into or split from a pair."""
    scored = sorted(
        ((-score, i, j) for i, x in enumerate(a) for j, y in enumerate(b) if (score := _likeness(x, y)) >= ALTERED)
    )
    partner_a: dict[int, int] = {}
    partner_b: dict[int, int] = {}
    for _, i, j in scored:
        if i not in partner_a and j not in partner_b:
            partner_a[i], partner_b[j] = j, i
    groups = {(i, j): ([i], [j]) for i, j in partner_a.items()}
    free_a = [i for i in range(len(a)) if i not in partner_a]
    free_b = [j for j in range(len(b)) if j not in partner_b]
    for i in free_a[:]:
        if _join(groups, a, b, i, 0):
            free_a.remove(i)
    for j in free_b[:]:
        if _join(groups, a, b, j, 1):
            free_b.remove(j)
    return (
        [([a[i] for i in sorted(x)], [b[j] for j in sorted(y)]) for x, y in groups.values()],
        [a[i] for i in free_a],
        [b[j] for j in free_b],
    )


def _likeness(a: Piece, b: Piece) -> float:
    """The ratio; for short phrases it counts only where a word is shared, since short strings are alike by chance."""
    score = ratio(a.words, b.words)
    if score >= KEPT or max(len(a.words), len(b.words)) > 4:
        return score
    return score if {w.root for w in a.words} & {w.root for w in b.words} else 0.0


def _join(
    groups: dict[tuple[int, int], tuple[list[int], list[int]]], a: list[Piece], b: list[Piece], at: int, side: int
) -> bool:
    """Put a piece that has no partner into the group whose other side holds its words beside those matched."""
    piece = (a, b)[side][at]
    for group in groups.values():
        own, other = group[side], group[1 - side]
        mine = [w for k in sorted(own) for w in (a, b)[side][k].words]
        theirs = [w for k in sorted(other) for w in (b, a)[side][k].words]
        longer = [w for k in sorted([*own, at]) for w in (a, b)[side][k].words]
        gained = len(common(longer, theirs)) - len(common(mine, theirs))
        if gained >= max(2, 0.7 * len(piece.words)):
            own.append(at)
            return True
    return False


def _replaced(
    view: BeadView, context: dict[Side, _Context], a: list[Piece], b: list[Piece]
) -> tuple[list[QuoteMatch], list[Piece], list[Piece]]:
    """Quotations that share no wording but stand in the same place, or are the only ones left on both sides."""
    if not a or not b or len(a) * len(b) > 100:
        return [], a, b
    scored = []
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            alike = context["original"].agreement(x, context["rewrite"], y)
            lone = len(a) == len(b) == 1 and x.kind == y.kind == QuotationKind.SPEECH
            if alike >= 2 or (lone and support(x.words, y.words) >= 0.2):
                scored.append((-alike, i, j))
    result, used_a, used_b = [], set(), set()
    for _, i, j in sorted(scored):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            likeness = ratio(a[i].words, b[j].words)
            result.append(QuoteMatch(QuoteRelation.REPLACED, view.index, (a[i],), (b[j],), ratio=likeness))
    left_a = [x for i, x in enumerate(a) if i not in used_a]
    left_b = [y for j, y in enumerate(b) if j not in used_b]
    if (rendered := _rendered(view.index, left_a, left_b)) is not None:
        result.append(rendered)
        left_a = [x for x in left_a if x not in rendered.original]
        left_b = [y for y in left_b if y not in rendered.rewrite]
    return result, left_a, left_b


def _rendered(bead: int, a: Sequence[Piece], b: Sequence[Piece]) -> QuoteMatch | None:
    """All speech that is left on both sides as one match, if it is one speech told in other sentences."""
    speech_a = tuple(x for x in a if x.kind is QuotationKind.SPEECH)
    speech_b = tuple(y for y in b if y.kind is QuotationKind.SPEECH)
    if not speech_a or not speech_b:
        return None
    words_a, words_b = ([w for p in pieces for w in p.words] for pieces in (speech_a, speech_b))
    if max(support(words_a, words_b), support(words_b, words_a)) < RENDERED:
        return None
    return QuoteMatch(QuoteRelation.REPLACED, bead, speech_a, speech_b, ratio=ratio(words_a, words_b))


class _Context:
    """The words of one side of a bead, to see what stands beside a quotation."""

    def __init__(self, view: BeadView, side: Side) -> None:
        text = view.pair.document(side).text
        self.words = [w for s in view.segments(side) for w in words_of(s.span.of(text), s.span.start)]

    def agreement(self, piece: Piece, other: _Context, answer: Piece) -> int:
        """How many of the two words before and the two after are the same, the nearest counting double."""
        score = 0
        for mine, theirs in zip(self._beside(piece), other._beside(answer), strict=True):
            if mine and theirs:
                score += 2 * (mine[0].stem == theirs[0].stem and (mine[0].content or theirs[0].content))
                score += len({w.stem for w in mine} & {w.stem for w in theirs}) >= 1
        return score

    def _beside(self, piece: Piece) -> tuple[list[Word], list[Word]]:
        before = [w for w in self.words if w.span.end <= piece.inner.start][-2:]
        return before[::-1], [w for w in self.words if w.span.start >= piece.inner.end][:2]

    def outside(self, pieces: Iterable[Piece]) -> list[Word]:
        """The words that stand in none of ``pieces``."""
        marked = {word.span.start for piece in pieces for word in piece.words}
        return [w for w in self.words if w.span.start not in marked]


def _without_marks(view: BeadView, context: _Context, piece: Piece, side: Side, other: Side) -> QuoteMatch | None:
    """The words of ``piece`` on the other side of its bead, outside of marks: verbatim or paraphrased."""
    if not view.segments(other):
        return None
    window = best_window(piece.words, context.words)
    place = None
    if window is not None:
        first, last = context.words[window[0]], context.words[window[1] - 1]
        place = first.span.cover(last.span)
    if window is not None and window[2] >= UNMARKED:
        relation = QuoteRelation.UNQUOTED if side == "original" else QuoteRelation.QUOTED
        return _one_sided(relation, view.index, side, piece, place, window[2])
    own = view.pair.get(quotation_pieces)[other].get(view.index, [])
    if piece.kind is not QuotationKind.SPEECH:
        return None
    rest = context.outside(own)
    if _paraphrase(view, piece, rest, side):
        relation = QuoteRelation.PARAPHRASED if side == "original" else QuoteRelation.PUT_IN_MARKS
        place = clause_of(piece, rest) or place
        return _one_sided(relation, view.index, side, piece, place, window[2] if window else 0.0)
    return None


def _paraphrase(view: BeadView, piece: Piece, rest: Sequence[Word], side: Side) -> bool:
    """Whether the unmarked words of the other side say what ``piece`` says: by roots, or by the bead's likeness."""
    if support(piece.words, rest) >= PARAPHRASE:
        return True
    text = view.pair.document(side).text
    total = sum(len(s.span.of(text)) for s in view.segments(side))
    return (
        view.bead.similarity >= 0.6 and view.bead.similarity < 1 and len(piece.inner) >= 0.6 * total and len(rest) > 3
    )


def _one_sided(
    relation: QuoteRelation, bead: int, side: Side, piece: Piece, place: Span | None, score: float
) -> QuoteMatch:
    if side == "original":
        return QuoteMatch(relation, bead, (piece,), (), place, score)
    return QuoteMatch(relation, bead, (), (piece,), place, score)


def _match_far(pair: Pair, lost: dict[Side, list[tuple[int, Piece]]]) -> list[QuoteMatch]:
    """The quotations that found nothing in their bead: sought in the whole other document, else dropped or new."""
    result: list[QuoteMatch] = []
    taken: set[Span] = set()
    for side in SIDES:
        other: Side = "rewrite" if side == "original" else "original"
        if not lost[side]:
            continue
        index = pair.get(rewrite_index if other == "rewrite" else original_index)
        free = {piece.span: (bead, piece) for bead, piece in lost[other]}
        for bead, piece in lost[side]:
            if piece.span in taken and side == "rewrite":
                continue
            if index.quoted(piece) is not None:
                continue
            near = max(
                ((ratio(piece.words, other_piece.words), span) for span, (_, other_piece) in _shortlist(piece, free)),
                default=(0.0, None),
            )
            if near[0] >= FAR and near[1] is not None and side == "original" and near[1] not in taken:
                taken.add(near[1])
                answer = free[near[1]][1]
                result.append(QuoteMatch(QuoteRelation.ALTERED, bead, (piece,), (answer,), ratio=near[0]))
                continue
            result.append(_far_without_marks(pair, bead, side, piece))
    return result


def _far_without_marks(pair: Pair, bead: int, side: Side, piece: Piece) -> QuoteMatch:
    """The words outside of marks anywhere in the other document, verbatim or told; else dropped or new."""
    here, there = pair.get(original_index), pair.get(rewrite_index)
    own, index = (here, there) if side == "original" else (there, here)
    place = index.unmarked(piece)
    # A phrase that its own text also uses without marks has lost nothing.
    if place is not None and (piece.kind is QuotationKind.SPEECH or own.unmarked(piece) is None):
        relation = QuoteRelation.UNQUOTED if side == "original" else QuoteRelation.QUOTED
        return _one_sided(relation, bead, side, piece, place, UNMARKED)
    if side == "original" and piece.kind is QuotationKind.SPEECH and (place := index.told(piece)) is not None:
        return _one_sided(QuoteRelation.PARAPHRASED, bead, side, piece, place, 0.0)
    if place is not None:
        return _one_sided(QuoteRelation.KEPT, bead, side, piece, place, UNMARKED)
    relation = QuoteRelation.DROPPED if side == "original" else QuoteRelation.NEW
    return _one_sided(relation, bead, side, piece, None, 0.0)


def _shortlist(piece: Piece, free: dict[Span, tuple[int, Piece]]) -> list[tuple[Span, tuple[int, Piece]]]:
    """The free quotations of about this length that share the most words with ``piece``, at most ten."""
    roots = {w.root for w in piece.words if w.content}
    scored = [
        (-len(roots & {w.root for w in other.words}), span)
        for span, (_, other) in list(free.items())[:2000]
        if 0.4 <= len(piece.words) / len(other.words) <= 2.5
    ]
    return [(span, free[span]) for shared, span in sorted(scored)[:10] if shared]
