"""Which words of a rewrite answer which words of its original.

The evidence is of three kinds: equal and related spellings, contextual vectors of the words (the mean of the
middle-lower layers, where an encoder still knows the word and already knows its sentence), and the links of the
neighbours. Words are linked where each is the other's best partner, a few rounds over, as in SimAlign (Jalili
Sabet et al. 2020); gaps between linked words are filled, and a word left over may join its neighbour's link, so
that "is capable of" can answer "could". Order is evidence and no law: moved words are found.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from drift.analysis.pair import SIDES
from drift.analysis.stems import same_family
from drift.analysis.tokens import Token, TokenKind, tokenize
from pairs.bead import BeadKind
from pairs.document import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from drift.analysis.pair import BeadView, Pair, Side
    from pairs.embedding import TokenVectors

    Matrix = NDArray[np.float32]


class LinkKind(StrEnum):
    """How alike two linked words are."""

    IDENTICAL = "identical"
    VARIANT = "variant"
    SUBSTITUTION = "substitution"


@dataclass(frozen=True, slots=True)
class WordLink:
    """One word of the original with one word of the rewrite that answers it.

    Attributes:
        original: index into :attr:`WordAlignment.original`.
        rewrite: index into :attr:`WordAlignment.rewrite`.
        score: how well they fit, 0..1, rounded to 4 decimals.
        kind: identical (the same key), variant (inflection or derivation), or substitution.
    """

    original: int
    rewrite: int
    score: float
    kind: LinkKind


@dataclass(frozen=True, slots=True, eq=False)
class WordAlignment:
    """The words of a bead's two sides and their links.

    Attributes:
        original: the tokens of the original's segments, with offsets of its document.
        rewrite: likewise.
        links: sorted by original, then rewrite; a word may have several.
        vectors: whether vectors were part of the evidence.
        fits: for each side how well each of its words fits the word of the other side that fits it best, the plain
            cosine of their vectors, rounded to 4 decimals; empty without vectors.
    """

    original: tuple[Token, ...]
    rewrite: tuple[Token, ...]
    links: tuple[WordLink, ...]
    vectors: bool = False
    fits: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
    _by: dict[str, dict[int, tuple[WordLink, ...]]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        for side in SIDES:
            found: dict[int, list[WordLink]] = {}
            for link in self.links:
                found.setdefault(getattr(link, side), []).append(link)
            self._by[side] = {index: tuple(links) for index, links in found.items()}

    def tokens(self, side: Side) -> tuple[Token, ...]:
        """The tokens of one side."""
        return self.original if side == "original" else self.rewrite

    def links_of(self, side: Side, index: int) -> tuple[WordLink, ...]:
        """The links of one word; empty where nothing answers it."""
        return self._by[side].get(index, ())

    def partners(self, side: Side, index: int) -> tuple[int, ...]:
        """Indices of the words on the other side that answer word ``index`` of ``side``."""
        return tuple(getattr(link, _other(side)) for link in self.links_of(side, index))

    def unaligned(self, side: Side) -> tuple[int, ...]:
        """Indices of the words of one side that nothing answers."""
        return tuple(i for i in range(len(self.tokens(side))) if i not in self._by[side])

    def within(self, side: Side, span: Span) -> range:
        """Indices of the tokens of one side that overlap ``span``."""
        tokens = self.tokens(side)
        # Tokens stand in order and share no character, so that looking from the end of a span is enough.
        first = bisect_right(tokens, span.start, key=lambda token: token.span.end)
        last = bisect_left(tokens, span.end, key=lambda token: token.span.start)
        return range(first, last) if first < last and len(span) else range(0)

    def answers(self, side: Side, span: Span) -> tuple[Token, ...]:
        """The words on the other side that answer those of ``span``, in the order of their text."""
        other = _other(side)
        found = {partner for index in self.within(side, span) for partner in self.partners(side, index)}
        return tuple(self.tokens(other)[i] for i in sorted(found))

    def counterpart(self, side: Side, span: Span) -> Span | None:
        """The smallest span of the other side that covers all answers to ``span``; ``None`` without any."""
        found = self.answers(side, span)
        return found[0].span.cover(found[-1].span) if found else None

    def coverage(self, side: Side, span: Span) -> float:
        """The share of the words and numbers of ``span`` that have an answer; 1 where there are none."""
        words = [i for i in self.within(side, span) if self.tokens(side)[i].kind is not TokenKind.MARK]
        return sum(i in self._by[side] for i in words) / len(words) if words else 1.0


def word_alignments(pair: Pair) -> tuple[WordAlignment | None, ...]:
    """The word alignment of each bead of the pair, ``None`` for omissions and additions.

    Use as ``pair.get(word_alignments)[view.index]``. Vectors are asked for once a side, and not at all for beads
    whose two sides are equal or where the pair has no embedder.
    """
    tokens = {side: [_tokens_of(view, side) for view in pair.beads] for side in SIDES}
    matched = [view for view in pair.beads if view.kind is BeadKind.MATCH]
    wanted = [view for view in matched if _keys(tokens["original"][view.index]) != _keys(tokens["rewrite"][view.index])]
    vectors = {side: _vectors(pair, wanted, side, tokens[side]) for side in SIDES}
    found: list[WordAlignment | None] = [None] * len(pair.beads)
    for view in matched:
        i = view.index
        a, b = tokens["original"][i], tokens["rewrite"][i]
        found[i] = align_words(a, b, vectors["original"].get(i), vectors["rewrite"].get(i))
    return tuple(found)


def word_alignment(view: BeadView) -> WordAlignment | None:
    """The word alignment of one bead; ``None`` for an omission or an addition."""
    return view.pair.get(word_alignments)[view.index]


def align_words(
    original: Sequence[Token], rewrite: Sequence[Token], a: Matrix | None = None, b: Matrix | None = None
) -> WordAlignment:
    """Link the words of two passages.

    Args:
        original: tokens of the one.
        rewrite: tokens of the other.
        a: one vector for each token of ``original``, or ``None`` for lexical evidence alone.
        b: likewise for ``rewrite``.
    """
    with_vectors = a is not None and b is not None
    if not original or not rewrite:
        return WordAlignment(tuple(original), tuple(rewrite), (), with_vectors)
    left, right = _keys(original), _keys(rewrite)
    if left == right:
        links = [WordLink(i, i, 1.0, LinkKind.IDENTICAL) for i in range(len(left))]
        return WordAlignment(tuple(original), tuple(rewrite), tuple(links), with_vectors)
    from drift.analysis import word_scores

    scored = word_scores.links(original, rewrite, a if with_vectors else None, b if with_vectors else None)
    links = [WordLink(i, j, score, kind_of(original[i].key, rewrite[j].key)) for i, j, score in sorted(scored)]
    fits = word_scores.fits(a, b) if a is not None and b is not None else ((), ())
    return WordAlignment(tuple(original), tuple(rewrite), tuple(links), with_vectors, fits)


def kind_of(a: str, b: str) -> LinkKind:
    """How two folded words compare."""
    if a == b:
        return LinkKind.IDENTICAL
    if a.replace(".", "").replace(",", "") == b.replace(".", "").replace(",", "") or same_family(a, b):
        return LinkKind.VARIANT
    return LinkKind.SUBSTITUTION


def _other(side: Side) -> Side:
    return "rewrite" if side == "original" else "original"


def _keys(tokens: Sequence[Token]) -> list[str]:
    return [token.key for token in tokens]


def _tokens_of(view: BeadView, side: Side) -> tuple[Token, ...]:
    text = view.pair.document(side).text
    return tuple(
        token for segment in view.segments(side) for token in tokenize(segment.span.of(text), segment.span.start)
    )


def _vectors(
    pair: Pair, views: Sequence[BeadView], side: Side, tokens: Sequence[tuple[Token, ...]]
) -> dict[int, Matrix]:
    """One matrix for each bead of ``views``, rows in the order of its tokens."""
    if pair.embedder is None or not views:
        return {}
    import numpy as np

    segments = [(view.index, segment) for view in views for segment in view.segments(side)]
    pieces = pair.embedder.token_vectors([segment.span.of(pair.document(side).text) for _, segment in segments])
    rows: dict[int, list[Matrix]] = {}
    for (index, segment), known in zip(segments, pieces, strict=True):
        spans = [token.span for token in tokens[index] if segment.span.contains(token.span)]
        rows.setdefault(index, []).extend(word_vectors(spans, segment.span.start, known))
    return {index: np.vstack(vectors) for index, vectors in rows.items() if vectors}


def word_vectors(spans: Sequence[Span], offset: int, known: TokenVectors) -> Iterator[Matrix]:
    """For each span the mean of the vectors of the word pieces that it overlaps; zeros where there are none.

    Args:
        spans: words, ascending.
        offset: where the sentence of ``known`` starts in the text that the spans speak of.
        known: the sentence's word pieces.
    """
    import numpy as np

    width = known.vectors.shape[1] if known.vectors.ndim == 2 else 1
    nothing = np.zeros(width, dtype=np.float32)
    first = 0
    for span in spans:
        start, end = span.start - offset, span.end - offset
        while first < len(known.spans) and known.spans[first][1] <= start:
            first += 1
        last = first
        while last < len(known.spans) and known.spans[last][0] < end:
            last += 1
        yield known.vectors[first:last].mean(axis=0) if last > first else nothing
