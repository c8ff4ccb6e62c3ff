"""Where the words of a quotation stand in a whole document: in marks, bare, or told in other words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from drift.analysis.pair import Side
from drift.analysis.quotation_pieces import Piece, quotation_pieces
from drift.analysis.wording import Word, best_window, joined, words_of
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import Pair

VERBATIM = 90
TOLD = 0.5
"""The share of the content words of a speech that a segment must hold to be its account."""


class QuoteIndex:
    """Where words and quotations stand in one document.

    Args:
        pair: both documents.
        side: the one to look in.
    """

    def __init__(self, pair: Pair, side: Side) -> None:
        document = pair.document(side)
        self.by_words: dict[str, Piece] = {}
        for pieces in pair.get(quotation_pieces)[side].values():
            for piece in pieces:
                self.by_words.setdefault(joined(piece.words), piece)
        every = (words_of(s.span.of(document.text), s.span.start) for s in document.segments)
        marked = {
            word.span.start
            for pieces in pair.get(quotation_pieces)[side].values()
            for piece in pieces
            for word in piece.words
        }
        self.segments = [tuple(w for w in words if w.span.start not in marked) for words in every]
        self.holders: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self.segments):
            for root in {w.root for w in words if w.content}:
                self.holders[root].append(number)

    def quoted(self, piece: Piece) -> Piece | None:
        """A quotation of the very same words."""
        return self.by_words.get(joined(piece.words))

    def unmarked(self, piece: Piece) -> Span | None:
        """Where the words stand outside of marks, nearly verbatim."""
        for number in self._candidates(piece, 0.7):
            window = best_window(piece.words, self.segments[number])
            if window is not None and window[2] >= VERBATIM:
                words = self.segments[number]
                return words[window[0]].span.cover(words[window[1] - 1].span)
        return None

    def told(self, piece: Piece) -> Span | None:
        """Where unmarked words of one segment tell what the quotation says: most of its content words."""
        for number in self._candidates(piece, TOLD):
            if len({w.root for w in piece.words if w.content}) >= 3:
                return clause_of(piece, self.segments[number])
        return None

    def _candidates(self, piece: Piece, share: float) -> list[int]:
        """The three segments that hold most of the quotation's content words, if they hold that share of them."""
        votes: Counter[int] = Counter()
        roots = {w.root for w in piece.words if w.content}
        for root in sorted(roots):
            votes.update(self.holders.get(root, ())[:500])
        return [number for number, count in votes.most_common(3) if count >= share * len(roots)]


def original_index(pair: Pair) -> QuoteIndex:
    """The index of the original; use it as ``pair.get(original_index)``."""
    return QuoteIndex(pair, "original")


def rewrite_index(pair: Pair) -> QuoteIndex:
    """The index of the rewrite; use it as ``pair.get(rewrite_index)``."""
    return QuoteIndex(pair, "rewrite")


def clause_of(piece: Piece, rest: Sequence[Word]) -> Span | None:
    """From the first to the last word of ``rest`` that the quotation shares, the widest run without long gaps."""
    roots = Counter(w.root for w in piece.words if w.content)
    places = [i for i, w in enumerate(rest) if w.content and w.root in roots]
    if not places:
        return None
    groups = [[places[0]]]
    for i in places[1:]:
        if i - groups[-1][-1] <= 8:
            groups[-1].append(i)
        else:
            groups.append([i])
    main = max(groups, key=len)
    return rest[main[0]].span.cover(rest[main[-1]].span)
