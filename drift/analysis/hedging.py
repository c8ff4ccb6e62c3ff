"""Hedges and conditions that one side has and the other has not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drift.analysis.attribution import AttributionKind, attributions
from drift.analysis.cues import Cue, CueKind
from drift.analysis.pair import SIDES, Side
from drift.analysis.statement_matching import BeadStatements, StatementPair, match_statements
from drift.analysis.statements import Statement
from drift.analysis.tokens import tokenize
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair

_MIN_SCORE = 0.5
_TOLD = frozenset({"hearsay", "evidence"})
_UNSURE = frozenset({"possibility", "expected", "ability", "duty"})
# Words that keep a condition in another form.
_CONDITIONAL = frozenset(
    """if unless provided providing when whenever should were had otherwise whether once until till case condition
    event given assuming depending depends subject unlike without only where as long contingent conditional then
    would could after before""".split()
)


@dataclass(frozen=True, slots=True)
class CueLoss:
    """A cue that one side has and the other has not.

    Attributes:
        original: the cue, or what it stood with; ``None`` where nothing does.
        rewrite: likewise.
        value: the cue's group in :mod:`drift.analysis.cue_lexicon`.
        dropped: whether the original has it; else the rewrite.
        confidence: how well the two statements fit, 0..1.
    """

    original: Span | None
    rewrite: Span | None
    value: str
    dropped: bool
    confidence: float


def hedge_losses(pair: Pair) -> tuple[tuple[CueLoss, ...], ...]:
    """For each bead the hedges of one side only; use it as ``pair.get(hedge_losses)``."""
    matched = pair.get(match_statements)
    return tuple(tuple(_hedges(view, matched[view.index])) for view in pair.beads)


def condition_losses(pair: Pair) -> tuple[tuple[CueLoss, ...], ...]:
    """For each bead the conditions that the rewrite has dropped; use it as ``pair.get(condition_losses)``."""
    matched = pair.get(match_statements)
    return tuple(tuple(_conditions(view, matched[view.index])) for view in pair.beads)


def _hedges(view: BeadView, matched: BeadStatements) -> Iterator[CueLoss]:
    """Hedges without an answer: no hedge in the paired statement, none that moved, no new modal, no new source."""
    hedges, unsure, told = ({side: f(view, matched, side) for side in SIDES} for f in (_held, _unsure, _told))
    for side in SIDES:
        other: Side = "rewrite" if side == "original" else "original"
        if hedges[other] >= hedges[side] or unsure[other] > unsure[side]:
            continue
        for pairing in matched.pairs:
            if not (pairing.heads or pairing.score >= _MIN_SCORE):
                continue
            answer: Statement = getattr(pairing, other)
            if answer.of_kind(CueKind.HEDGE):
                continue
            for cue in getattr(pairing, side).of_kind(CueKind.HEDGE)[:1]:
                if cue.value == "chance" and _leaves_open(answer):
                    continue  # "may possibly have been", "may have been"
                if not (told[other] > told[side] and cue.value in _TOLD):
                    yield _loss(matched, pairing, side, cue)


def _held(_: BeadView, matched: BeadStatements, side: Side) -> int:
    """How many hedges a side has."""
    return sum(len(s.of_kind(CueKind.HEDGE)) for s in getattr(matched, side))


def _unsure(_: BeadView, matched: BeadStatements, side: Side) -> int:
    """How many statements of a side a modal leaves open."""
    return sum(_leaves_open(s) for s in getattr(matched, side))


def _leaves_open(statement: Statement) -> bool:
    return any(set(c.values) & _UNSURE for c in statement.of_kind(CueKind.MODALITY))


def _told(view: BeadView, _: BeadStatements, side: Side) -> int:
    """How often a side attributes something: "reportedly" may have become "police said"."""
    segments = view.bead.original if side == "original" else view.bead.rewrite
    every = view.pair.get(attributions)[SIDES.index(side)]
    return sum(a.segment in segments and a.kind is not AttributionKind.LABEL for a in every)


def _loss(matched: BeadStatements, pairing: StatementPair, side: Side, cue: Cue) -> CueLoss:
    links = matched.links if side == "original" else matched.back
    operand = getattr(pairing, side).operand(cue)
    partner = links.get(operand.span) if operand is not None else None
    here, there = cue.span, partner.span if partner else None
    if side == "original":
        return CueLoss(here, there, cue.value, dropped=True, confidence=pairing.score)
    return CueLoss(there, here, cue.value, dropped=False, confidence=pairing.score)


def _conditions(view: BeadView, matched: BeadStatements) -> Iterator[CueLoss]:
    cues = [(s, c) for s in matched.original for c in s.of_kind(CueKind.CONDITION)]
    if not cues or not matched.rewrite:
        return
    keys = {
        t.key
        for segment in view.segments("rewrite")
        for t in tokenize(segment.span.of(view.pair.rewrite.text), segment.span.start)
    }
    if keys & _CONDITIONAL:
        return
    strong = [p for p in matched.pairs if p.heads or p.score >= _MIN_SCORE]
    for statement, cue in cues:
        others = [p for p in strong if p.original.segment == statement.segment and p.original is not statement]
        if others:
            main = max(others, key=lambda p: (p.score, -p.original.words[0].span.start if p.original.words else 0))
            head = main.rewrite.head or (main.rewrite.words[-1] if main.rewrite.words else None)
            yield CueLoss(cue.span, head.span if head else None, cue.value, dropped=True, confidence=main.score)
