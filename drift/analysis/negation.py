"""Statements that are negated on one side only.

Negators are compared statement by statement and modulo two ("can't fail to win"); what is left over on both sides
of a bead cancels out ("I don't think he will" ↔ "I think he won't"), and a word that is negative in itself
("refuse", "incorrect") explains a negator that is missing beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drift.analysis import cue_lexicon as lexicon
from drift.analysis.cues import Cue, CueKind
from drift.analysis.pair import SIDES, Side
from drift.analysis.statement_matching import BeadStatements, StatementPair, match_statements
from drift.analysis.statements import Statement
from drift.analysis.stems import root, stem
from drift.analysis.tokens import Token
from drift.analysis.word_alignment import word_alignment
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair

_FOCUS = frozenset({"only", "just", "merely", "simply", "solely"})
_NEAR = 14  # code points between a negator and what it negates that are shown together
_MIN_SCORE = 0.5
_MIN_SHARED = 2
_SAME_PLACE = 9  # tokens between a negator and where it would be expected
_NEGATIVE_PREFIX = re.compile(r"(?:un|non|dis|in|im|ir|il|mis|anti|counter)-?(?=[a-z]{3})")
_SURE_PREFIX = re.compile(r"(?:un|non)-?(?=[a-z]{4})|dis(?=[a-z]{5})")
_NO_PREFIX = re.compile(
    r"(?:under|until|union|unit|uni[a-z]|uncle|unless|discuss|disc|distan|distri|display|disting|disast|disk)"
)
_LESS = re.compile(r"[a-z]{3,}(?:less|lessly|free)")
# A missing one of these two is not one negator less: "without a licence" ↔ "he had no licence".
_WEAK = frozenset({"without", "lack*", "deny*", "hardly", "scarcely", "barely"})


@dataclass(frozen=True, slots=True)
class Flip:
    """A statement that is negated on one side only.

    Attributes:
        original: the negator with what it negates, or what stands in their place; ``None`` where nothing does.
        rewrite: likewise.
        dropped: whether the original has the negator; else the rewrite.
    """

    original: Span | None
    rewrite: Span | None
    dropped: bool


@dataclass(frozen=True, slots=True)
class _Left:
    cue: Cue
    statement: Statement
    pairing: StatementPair | None


def flips(pair: Pair) -> tuple[tuple[Flip, ...], ...]:
    """For each bead its flips; use it as ``pair.get(flips)``."""
    matched = pair.get(match_statements)
    return tuple(_flips(view, matched[view.index]) for view in pair.beads)


def _flips(view: BeadView, matched: BeadStatements) -> tuple[Flip, ...]:
    left: dict[Side, list[_Left]] = {side: list(_left_over(matched, side)) for side in SIDES}
    _cancel(view, matched, left)
    found: list[Flip] = []
    for side in SIDES:
        found.extend(
            _flip(matched, item, side)
            for item in left[side]
            if _is_sure(matched, side, item) and not _explained(view, matched, side, item)
        )
    return (*found, *_focus(view))


def _focus(view: BeadView) -> Iterator[Flip]:
    """Where "not only" became "only", or the other way round: what was the least became the most."""
    alignment = word_alignment(view)
    if alignment is None:
        return
    for link in alignment.links:
        a, b = link.original, link.rewrite
        if alignment.original[a].key in _FOCUS and alignment.rewrite[b].key in _FOCUS:
            ours, theirs = _not_before(alignment.original, a), _not_before(alignment.rewrite, b)
            if (ours is None) != (theirs is None):
                first = (ours or alignment.original[a].span).cover(alignment.original[a].span)
                second = (theirs or alignment.rewrite[b].span).cover(alignment.rewrite[b].span)
                yield Flip(first, second, dropped=ours is not None)


def _not_before(tokens: Sequence[Token], index: int) -> Span | None:
    before = tokens[index - 1] if index else None
    return before.span if before is not None and before.key in {"not", "n't", "cannot"} else None


def _cancel(view: BeadView, matched: BeadStatements, left: dict[Side, list[_Left]]) -> None:
    """Drop negators that stand at the same place on both sides, in statements that do not match."""
    alignment = word_alignment(view)
    if alignment is None:
        return
    places = {token.span: k for k, token in enumerate(alignment.rewrite)}
    for item in list(left["original"]):
        expected = _expected(matched, places, item.cue.span)
        near = [
            (abs(_place(places, other.cue.span) - expected), k)
            for k, other in enumerate(left["rewrite"])
            if expected is not None
        ]
        if near and min(near)[0] <= _SAME_PLACE:
            left["rewrite"].pop(min(near)[1])
            left["original"].remove(item)


def _place(places: dict[Span, int], span: Span) -> int:
    return next((k for s, k in places.items() if s.start >= span.start), len(places))


def _expected(matched: BeadStatements, places: dict[Span, int], span: Span) -> int | None:
    """Where in the rewrite a place of the original should be found, as an index of its tokens."""
    known = sorted(matched.links, key=lambda s: (abs(s.start - span.end), s.start))
    return places.get(matched.links[known[0]].span) if known else None


def _left_over(matched: BeadStatements, side: Side) -> Iterable[_Left]:
    """The negators of one side that have no partner in the statement that belongs to theirs."""
    pairings = {id(getattr(p, side)): p for p in matched.pairs}
    seen: set[Span] = set()
    for statement in getattr(matched, side):
        cues = [cue for cue in statement.of_kind(CueKind.NEGATION) if cue.span not in seen]
        seen.update(cue.span for cue in cues)
        pairing = pairings.get(id(statement))
        other: tuple[Cue, ...] = ()
        if pairing:
            other = (pairing.rewrite if side == "original" else pairing.original).of_kind(CueKind.NEGATION)
        even = len(cues) % 2 == len(other) % 2 or len(cues) <= len(other)
        if even and (pairing or len(cues) % 2 == 0):
            continue
        yield _Left(cues[0], statement, pairing)


def _is_sure(matched: BeadStatements, side: Side, item: _Left) -> bool:
    """Whether what is negated here stands on the other side too."""
    links = matched.links if side == "original" else matched.back
    operand = item.statement.operand(item.cue)
    linked = operand is not None and operand.span in links
    if item.cue.value in _WEAK:
        return linked and item.pairing is not None
    if item.pairing is None:
        known = sum(word.span in links for word in item.statement.words)
        return linked or (known >= _MIN_SHARED and known >= _MIN_SCORE * len(item.statement.words))
    return linked or item.pairing.heads or (item.pairing.score >= _MIN_SCORE and item.pairing.shared >= _MIN_SHARED)


def _explained(view: BeadView, matched: BeadStatements, side: Side, item: _Left) -> bool:
    """Whether the other side has, where the negator is missing, a word that is negative in itself.

    Such a word must be new there, in the statement that answers the negated one or in one that answers none.
    """
    alignment = word_alignment(view)
    if alignment is None:
        return False
    there: Side = "rewrite" if side == "original" else "original"
    if _has(alignment.tokens(there), "unless") > _has(alignment.tokens(side), "unless"):
        return True  # "if it is not" told as "unless it is"
    answered = {id(getattr(p, there)) for p in matched.pairs}
    places = [getattr(item.pairing, there)] if item.pairing else []
    places += [s for s in getattr(matched, there) if id(s) not in answered]
    spans = {word.span for statement in places for word in statement.words}
    links = matched.links if side == "original" else matched.back
    operand = item.statement.operand(item.cue)
    if operand and operand.span in links:
        spans.add(links[operand.span].span)
    known = {stem(t.key) for t in alignment.tokens(side)}
    roots = {root(t.key) for t in alignment.tokens(side)}
    return any(t.span in spans and stem(t.key) not in known and _is_negative(t, roots) for t in alignment.tokens(there))


def _has(tokens: Iterable[Token], key: str) -> int:
    return sum(token.key == key for token in tokens)


def _is_negative(token: Token, roots: set[str]) -> bool:
    if token.key in lexicon.IMPLICIT_NEGATIVES or stem(token.key) in _IMPLICIT:
        return True
    if _LESS.fullmatch(token.key):
        return True
    if _NO_PREFIX.match(token.key):
        return False
    if _SURE_PREFIX.match(token.key):
        return True
    prefix = _NEGATIVE_PREFIX.match(token.key)
    return prefix is not None and root(token.key[prefix.end() :]) in roots


_IMPLICIT = frozenset(stem(word) for word in lexicon.IMPLICIT_NEGATIVES)


def _flip(matched: BeadStatements, item: _Left, side: Side) -> Flip:
    operand = item.statement.operand(item.cue)
    links = matched.links if side == "original" else matched.back
    partner = links.get(operand.span) if operand else None
    here = item.cue.span
    if operand is not None and 0 <= operand.span.start - here.end <= _NEAR:
        here = here.cover(operand.span)
    there = partner.span if partner else None
    return Flip(here, there, dropped=True) if side == "original" else Flip(there, here, dropped=False)
