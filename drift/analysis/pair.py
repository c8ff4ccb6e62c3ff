"""A pair of documents with their alignment: what every analysis and every rule looks at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from pairs.bead import Alignment, Bead, BeadKind
from pairs.document import Document, Segment, Span

if TYPE_CHECKING:
    from drift.glossary import Term
    from pairs.embedding import Embedder
    from pairs.store import Shelf

T = TypeVar("T")
Side = Literal["original", "rewrite"]
SIDES: tuple[Side, Side] = ("original", "rewrite")


class Pair:
    """Two documents, their alignment, and a memory of what was worked out about them.

    Args:
        original: the text that was rewritten.
        rewrite: what became of it.
        alignment: which segments belong together.
        embedder: gives token vectors; ``None`` where only lexical evidence is wanted.
        store: a cache on disk for parses, or ``None``.
        anchor: the day on which the original was written, where it is known.
        aliases: names that mean the same, each folded spelling mapped to one of them.
        parser: whether a syntactic parse may be used where it is installed.
        cosines: how alike the two sides of each bead are by their sentence vectors; ``None`` where nothing is known.
    """

    def __init__(
        self,
        original: Document,
        rewrite: Document,
        alignment: Alignment,
        *,
        embedder: Embedder | None = None,
        store: Shelf | None = None,
        anchor: date | None = None,
        aliases: Mapping[str, str] | None = None,
        glossary: tuple[Term, ...] = (),
        parser: bool = True,
        cosines: Sequence[float | None] = (),
    ) -> None:
        self.original = original
        self.rewrite = rewrite
        self.alignment = alignment
        self.embedder = embedder
        self.store = store
        self.anchor = anchor
        self.aliases: Mapping[str, str] = aliases or {}
        self.glossary = glossary
        self.parser = parser
        self.cosines = tuple(cosines) or (None,) * len(alignment.beads)
        self.beads = tuple(BeadView(self, index, bead) for index, bead in enumerate(alignment.beads))
        self._known: dict[Callable[[Pair], Any], Any] = {}
        self._bead_of = {
            side: {i: view.index for view in self.beads for i in getattr(view.bead, side)} for side in SIDES
        }

    def get(self, analysis: Callable[[Pair], T]) -> T:
        """The value of ``analysis(self)``, computed at most once."""
        if analysis not in self._known:
            self._known[analysis] = analysis(self)
        return cast("T", self._known[analysis])

    def document(self, side: Side) -> Document:
        """The document of one side."""
        return self.original if side == "original" else self.rewrite

    def bead_of(self, side: Side, segment: int) -> int:
        """The index of the bead that holds a segment."""
        return self._bead_of[side][segment]

    def bead_at(self, side: Side, span: Span) -> int | None:
        """The index of the bead whose segments hold the start of ``span``, or ``None`` outside of them."""
        segments = self.document(side).segments
        index = bisect_right(segments, span.start, key=lambda segment: segment.span.start) - 1
        if index < 0 or span.start >= segments[index].span.end:
            return None
        return self._bead_of[side][index]


@dataclass(frozen=True, slots=True, eq=False)
class BeadView:
    """One bead with its way to everything that is known about the pair.

    Attributes:
        pair: the whole.
        index: the bead's place in ``pair.alignment.beads``.
        bead: the indices of its segments.
    """

    pair: Pair
    index: int
    bead: Bead

    @property
    def kind(self) -> BeadKind:
        """Match, omission or addition."""
        return self.bead.kind

    def segments(self, side: Side) -> tuple[Segment, ...]:
        """The bead's segments on one side."""
        every = self.pair.document(side).segments
        return tuple(every[i] for i in getattr(self.bead, side))

    def texts(self, side: Side) -> list[str]:
        """The texts of the bead's segments on one side."""
        return [segment.span.of(self.pair.document(side).text) for segment in self.segments(side)]

    def holds(self, side: Side, span: Span) -> bool:
        """Whether ``span`` lies in one of the bead's segments on that side."""
        return any(segment.span.contains(span) for segment in self.segments(side))
