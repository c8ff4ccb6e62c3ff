"""What a text's headline says that the text itself doesn't."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drift.analysis.date_matching import anchor_of, dates_of
from drift.analysis.date_relations import DateRelation, relation
from drift.analysis.figure_support import Whole
from drift.analysis.figures import Figure, figures_of
from drift.analysis.name_index import NameIndex
from drift.analysis.name_matching import Presence, presence
from drift.analysis.names import Name, names
from pairs.document import SegmentKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from drift.analysis.dates_model import DateExpression
    from drift.analysis.pair import Pair, Side
    from pairs.document import Document, Span

_APART = frozenset({DateRelation.CONFLICT, DateRelation.UNRELATED})


@dataclass(frozen=True, slots=True)
class Unbacked:
    """Something that only the headline of the rewrite says.

    Attributes:
        span: where the headline says it.
        text: as it stands.
        what: name, figure or date.
        known: whether the original says it anywhere.
    """

    span: Span
    text: str
    what: str
    known: bool


def headline(document: Document) -> tuple[int, ...]:
    """The indices of the headings that stand before the first sentence; empty where nothing follows them."""
    found: list[int] = []
    for segment in document.segments:
        if segment.kind is SegmentKind.SENTENCE:
            return tuple(found)
        if segment.kind is SegmentKind.HEADING:
            found.append(segment.index)
    return ()


class _Part:
    """What some segments of one side say: names, figures, dates."""

    def __init__(self, pair: Pair, side: Side, indices: Sequence[int]) -> None:
        document = pair.document(side)
        inside = frozenset(indices)
        self.names = [name for name in pair.get(names)[side] if name.segment in inside]
        self.index = NameIndex([document.sentence(i) for i in indices], self.names, pair.aliases)
        every = pair.get(figures_of)
        own = every.original if side == "original" else every.rewrite
        self.figures = [figure for i in indices for figure in own[i]]
        self.whole = Whole(" ".join(document.sentence(i) for i in indices), self.figures)
        self.dates = [found for i in indices for found in dates_of(pair, side)[i]]

    def has_name(self, name: Name) -> bool:
        return presence(name, self.index)[0] is not Presence.ABSENT

    def has_figure(self, figure: Figure) -> bool:
        return self.whole.supports(figure)

    def has_date(self, expression: DateExpression, anchor: date | None) -> bool:
        return any(relation(expression, other, anchor) not in _APART for other in self.dates)


def match_headlines(pair: Pair) -> tuple[Unbacked, ...]:
    """What the rewrite's headline says and its body doesn't; use it as ``pair.get(match_headlines)``.

    What the original's headline says in the same way, without its own body, is not given.
    """
    lines: dict[Side, tuple[int, ...]] = {"original": headline(pair.original), "rewrite": headline(pair.rewrite)}
    if not lines["rewrite"]:
        return ()
    head, body = (_Part(pair, "rewrite", part) for part in _parted(pair.rewrite, lines["rewrite"]))
    source_head, source_body = (_Part(pair, "original", part) for part in _parted(pair.original, lines["original"]))
    return tuple(
        found for found, in_head in _claims(pair, head, body, source_head, source_body) if found.known or not in_head
    )


def _parted(document: Document, indices: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return indices, tuple(s.index for s in document.segments if s.index not in indices)


def _claims(
    pair: Pair, head: _Part, body: _Part, source_head: _Part, source_body: _Part
) -> Iterator[tuple[Unbacked, bool]]:
    """Each claim without a backing in the body, and whether the original's headline makes it."""
    anchor = pair.get(anchor_of)
    for name in head.names:
        if name.strong and len(name.text) > 1 and not body.has_name(name):
            yield Unbacked(name.span, name.text, "name", source_body.has_name(name)), source_head.has_name(name)
    for figure in head.figures:
        if not (figure.weak or figure.vague or body.has_figure(figure)):
            known = source_body.has_figure(figure)
            yield Unbacked(figure.span, figure.surface, "figure", known), source_head.has_figure(figure)
    for expression in head.dates:
        if not (expression.anaphoric or body.has_date(expression, anchor)):
            known = source_body.has_date(expression, anchor)
            in_head = source_head.has_date(expression, anchor)
            yield Unbacked(expression.span, expression.text, "date", known), in_head
