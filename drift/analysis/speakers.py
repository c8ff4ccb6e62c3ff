"""Who speaks each quotation, and where another person speaks it in the rewrite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drift.analysis.attribution import Attribution, AttributionKind, attributions
from drift.analysis.function_words import FUNCTION_WORDS
from drift.analysis.name_variants import is_variant
from drift.analysis.pair import SIDES, Side
from drift.analysis.parse import parses
from drift.analysis.quotation_matching import QuoteMatch, QuoteRelation, quote_matches
from drift.analysis.spelling import is_slip
from drift.analysis.stems import stem
from drift.analysis.tokens import TokenKind, tokenize
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair
    from drift.analysis.quotation_pieces import Piece

_PEOPLE = frozenset({"PERSON", "ORG", "GPE", "NORP"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody with a name who speaks a quotation.

    Attributes:
        span: the whole source: "Ute Brandvik, the potter".
        name: the name in it.
        sort: the parser's type of the name: a person, an organisation, a place or a people.
    """

    span: Span
    name: Span
    sort: str


@dataclass(frozen=True, slots=True)
class ChangedSpeaker:
    """One quotation that two texts put into two mouths."""

    match: QuoteMatch
    original: Speaker
    rewrite: Speaker


def changed_speakers(view: BeadView) -> Iterator[ChangedSpeaker]:
    """The quotations of a bead that are kept or altered and spoken by somebody of another name."""
    for match in quote_matches(view):
        if match.relation not in {QuoteRelation.KEPT, QuoteRelation.ALTERED} or not (match.original and match.rewrite):
            continue
        ours, theirs = (_speaker(view, side, match.pieces(side)) for side in SIDES)
        if ours and theirs and ours.sort == theirs.sort and not _may_be_one(view, ours, theirs):
            yield ChangedSpeaker(match, ours, theirs)


def _speaker(view: BeadView, side: Side, pieces: tuple[Piece, ...]) -> Speaker | None:
    """The one named source of the attributions that cover the quotation; ``None`` where there are several or none."""
    every = view.pair.get(attributions)[SIDES.index(side)]
    sources = {
        item.source
        for item in every
        if item.kind in {AttributionKind.REPORTED, AttributionKind.ACCORDING}
        and item.source is not None
        and any(_covers(item, piece) for piece in pieces)
    }
    if len(sources) != 1:
        return None
    source = sources.pop()
    parse = view.pair.get(parses)[SIDES.index(side)]
    if parse is None:
        return None
    names = [(span, sort) for span, sort in parse.entities() if source.contains(span) and sort in _PEOPLE]
    if not names:
        return None
    people = [found for found in names if found[1] == "PERSON"] or names
    return Speaker(source, people[0][0], people[0][1])


def _covers(item: Attribution, piece: Piece) -> bool:
    """Whether what is attributed lies in the quotation or holds it, and the source stands outside of the marks."""
    return (
        item.scope.overlaps(piece.inner)
        and not piece.inner.overlaps(item.span)
        and (item.kind is AttributionKind.REPORTED or item.scope.contains(piece.inner))
    )


def _may_be_one(view: BeadView, ours: Speaker, theirs: Speaker) -> bool:
    """Whether two sources may be one: a shared word, a variant, or the original's speaker speaks in the rewrite too."""
    pair = view.pair
    mine, other = _words(pair, "original", ours.span), _words(pair, "rewrite", theirs.span)
    if not mine or not other or mine & other:
        return True
    names = (ours.name.of(pair.original.text), theirs.name.of(pair.rewrite.text))
    if is_variant(*names, pair.aliases):
        return True
    if any(is_slip(x.casefold(), y.casefold()) for x in names[0].split() for y in names[1].split()):
        return True
    sources = (a.source for a in pair.get(attributions)[1] if a.segment in view.bead.rewrite and a.source)
    return any(_words(pair, "rewrite", source) & _words(pair, "original", ours.name) for source in sources)


def _words(pair: Pair, side: Side, span: Span) -> set[str]:
    text = span.of(pair.document(side).text)
    return {stem(t.key) for t in tokenize(text) if t.kind is not TokenKind.MARK and t.key not in FUNCTION_WORDS}
