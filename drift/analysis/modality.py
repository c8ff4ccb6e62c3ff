"""How sure, how real: modals, attempts and hedges of statements that belong together.

The scale is that of the field: must and will over should and likely to can, may and might (Palmer 2001; the levels of
FactBank, Saurí and Pustejovsky 2009). "Could" is read as ability or as possibility and "may" as possibility or as
permission, whichever fits; backshift under a verb of saying ("will" → "would") keeps the level.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from drift.analysis.cues import Cue, CueKind
from drift.analysis.parse import parses
from drift.analysis.statement_matching import BeadStatements, StatementPair, match_statements
from drift.analysis.statements import Statement
from drift.analysis.tokens import Token
from drift.analysis.word_alignment import word_alignment
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair
    from drift.analysis.syntax import Parse


class Shift(StrEnum):
    """What became of the certainty of a statement."""

    RAISED = "certainty raised"
    LOWERED = "certainty lowered"
    REALISED = "attempt became fact"
    ATTEMPTED = "fact became attempt"


@dataclass(frozen=True, slots=True)
class ModalShift:
    """A statement whose certainty differs between the sides.

    Attributes:
        original: the modal or attempt with its verb, or the bare verb.
        rewrite: likewise.
        shift: what became of it.
        before: its reading in the original, for example ``"possibility"``; ``"fact"`` without a modal.
        after: its reading in the rewrite.
        confidence: how sure it is that the two statements belong together, 0..1.
    """

    original: Span | None
    rewrite: Span | None
    shift: Shift
    before: str
    after: str
    confidence: float


_NEAR = 20
_MIN_SCORE = 0.5
_STEP = 1.0
# Rises that few readers would notice.
SLIGHT = frozenset({("possibility", "ability"), ("future", "certain"), ("necessity", "certain")})
_AGAINST_FACT = frozenset({"possibility"})
# Writers use the second for the first, and nobody is misled.
_HARMLESS = frozenset({("necessity", "future"), ("future", "necessity"), ("future", "ability"), ("duty", "future")})
FACT = "fact"


def modal_shifts(pair: Pair) -> tuple[tuple[ModalShift, ...], ...]:
    """For each bead its shifts of certainty; use it as ``pair.get(modal_shifts)``."""
    matched = pair.get(match_statements)
    return tuple(tuple(_shifts(view, matched[view.index])) for view in pair.beads)


def _shifts(view: BeadView, matched: BeadStatements) -> Iterator[ModalShift]:
    compared: set[Span] = set()
    for pairing in matched.pairs:
        if pairing.heads or pairing.score >= _MIN_SCORE:
            yield from _attempts(matched, pairing)
            ours, theirs = pairing.original.of_kind(CueKind.MODALITY), pairing.rewrite.of_kind(CueKind.MODALITY)
            if ours and theirs:
                compared.update(cue.span for cue in (*ours, *theirs))
            yield from _modals(matched, pairing, ours, theirs)
    for pairing, ours, theirs in _linked(view, matched, compared):
        compared.update(cue.span for cue in (*ours, *theirs))
        yield from _modals(matched, pairing, ours, theirs)
    yield from _main(view, matched, compared)


def _main(view: BeadView, matched: BeadStatements, compared: set[Span]) -> Iterator[ModalShift]:
    """The modals of the two main verbs, where nothing else answers either: "will launch", "may start"."""
    sides = view.pair.get(parses)
    if len(view.bead.original) != 1 or len(view.bead.rewrite) != 1 or sides[0] is None or sides[1] is None:
        return
    ours, theirs = _main_statement(sides[0], matched.original), _main_statement(sides[1], matched.rewrite)
    if ours is None or theirs is None:
        return
    heads = {(id(p.original), id(p.rewrite)) for p in matched.pairs}
    if (id(ours), id(theirs)) in heads:
        return
    cues = [tuple(c for c in s.of_kind(CueKind.MODALITY) if c.span not in compared) for s in (ours, theirs)]
    if cues[0] and cues[1]:
        yield from _modals(matched, StatementPair(ours, theirs, _MIN_SCORE, heads=False, shared=0), cues[0], cues[1])


def _main_statement(parse: Parse, found: tuple[Statement, ...]) -> Statement | None:
    """The statement of the main verb."""
    for statement in found:
        at = parse.at(statement.head.span.start) if statement.head else None
        if at is not None and parse.clause_head(at).is_root:
            return statement
    return None


def _linked(
    view: BeadView, matched: BeadStatements, compared: set[Span]
) -> Iterator[tuple[StatementPair, tuple[Cue, ...], tuple[Cue, ...]]]:
    """Modals that are partners as words though their statements are not: "will set up" ↔ "may join hands"."""
    alignment = word_alignment(view)
    if alignment is None:
        return
    here = {c.span: (s, c) for s in matched.original for c in s.of_kind(CueKind.MODALITY) if c.span not in compared}
    there = {c.span: (s, c) for s in matched.rewrite for c in s.of_kind(CueKind.MODALITY) if c.span not in compared}
    for link in alignment.links:
        a, b = alignment.original[link.original].span, alignment.rewrite[link.rewrite].span
        if a in here and b in there:
            (ours, cue), (theirs, other) = here[a], there[b]
            yield StatementPair(ours, theirs, link.score, heads=False, shared=0), (cue,), (other,)


def _modals(
    matched: BeadStatements, pairing: StatementPair, ours: tuple[Cue, ...], theirs: tuple[Cue, ...]
) -> Iterator[ModalShift]:
    if not (ours or theirs):
        return
    readings = [{v for c in cues for v in c.values} for cues in (ours, theirs)]
    if readings[0] & readings[1] and len({"certain" in r for r in readings}) == 1:
        return
    a, b = _deciding(ours), _deciding(theirs)
    if a is None or b is None:
        cue, statement, links = (a, pairing.original, matched.links) if a else (b, pairing.rewrite, matched.back)
        if cue is None or not set(cue.values) <= _AGAINST_FACT or not _answered(links, statement, cue):
            return
        other = pairing.rewrite if a else pairing.original
        if other.asserted and not (a is None and other.of_kind(CueKind.ATTEMPT)):
            values = (cue.values[0], FACT) if a else (FACT, cue.values[0])
            yield _shift(matched, pairing, a, b, Shift.RAISED if a else Shift.LOWERED, values)
        return
    verdict = _verdict(a, b)
    if verdict is not None:
        yield _shift(matched, pairing, a, b, verdict[0], verdict[1:])


def _deciding(cues: tuple[Cue, ...]) -> Cue | None:
    """The modal that decides: the weakest of what stands together ("will probably"), "definitely" over "will"."""
    if not cues:
        return None
    weakest = min(cues, key=lambda c: (min(c.readings), c.span.start))
    if weakest.value == "future":
        return next((c for c in cues if c.value == "certain"), weakest)
    return weakest


def _verdict(ours: Cue, theirs: Cue) -> tuple[Shift, str, str] | None:
    """How the certainty of two modals compares, at their nearest readings; ``None`` where they are alike."""
    readings = [(abs(a - b), a - b, x, y) for a, x in _options(ours) for b, y in _options(theirs)]
    distance, direction, before, after = min(readings)
    if distance < _STEP or (before, after) in _HARMLESS:
        return None
    return (Shift.LOWERED if direction > 0 else Shift.RAISED, before, after)


def _options(cue: Cue) -> list[tuple[float, str]]:
    return list(zip(cue.readings, cue.values, strict=True))


def _answered(links: dict[Span, Token], statement: Statement, cue: Cue) -> bool:
    operand = statement.operand(cue)
    return operand is not None and operand.span in links


def _attempts(matched: BeadStatements, pairing: StatementPair) -> Iterator[ModalShift]:
    ours, theirs = (s.of_kind(CueKind.ATTEMPT) for s in (pairing.original, pairing.rewrite))
    if bool(ours) == bool(theirs):
        return
    cue, statement, links, other = (
        (ours[0], pairing.original, matched.links, pairing.rewrite)
        if ours
        else (theirs[0], pairing.rewrite, matched.back, pairing.original)
    )
    elsewhere = matched.rewrite if ours else matched.original
    taken = {id(p.rewrite if ours else p.original) for p in matched.pairs}
    if any(s.of_kind(CueKind.ATTEMPT) for s in elsewhere if id(s) not in taken):
        return
    operand = statement.operand(cue)
    if not other.asserted or operand is None or (answer := links.get(operand.span)) is None:
        return
    if other.head is not None and other.head.span != answer.span:
        return  # what was tried is named in the rewrite, not told as done
    if other.of_kind(CueKind.MODALITY) and (cue.value != "effort" and not (ours and _is_promised(other, cue))):
        return
    values = (cue.value, FACT) if ours else (FACT, cue.value)
    shift = Shift.REALISED if ours else Shift.ATTEMPTED
    will = other.of_kind(CueKind.MODALITY)[:1]
    first, second = (ours or will)[:1], (theirs or will)[:1]
    yield _shift(matched, pairing, first[0] if first else None, second[0] if second else None, shift, values)


def _is_promised(statement: Statement, cue: Cue) -> bool:
    """Whether a wish ("hopes to win") is told as a thing to come ("will win"); a plan may be."""
    return cue.value == "wish" and any(
        set(c.values) <= {"future", "certain"} for c in statement.of_kind(CueKind.MODALITY)
    )


def _shift(
    matched: BeadStatements,
    pairing: StatementPair,
    ours: Cue | None,
    theirs: Cue | None,
    shift: Shift,
    values: tuple[str, str],
) -> ModalShift:
    before = _place(pairing.original, ours)
    after = _place(pairing.rewrite, theirs)
    if before is None and theirs is not None:
        before = _answer(matched.back, pairing.rewrite, theirs)
    if after is None and ours is not None:
        after = _answer(matched.links, pairing.original, ours)
    return ModalShift(before, after, shift, *values, confidence=pairing.score)


def _place(statement: Statement, cue: Cue | None) -> Span | None:
    if cue is None:
        return None
    operand = statement.operand(cue)
    if operand is not None and 0 <= operand.span.start - cue.span.end <= _NEAR:
        return cue.span.cover(operand.span)
    return cue.span


def _answer(links: dict[Span, Token], statement: Statement, cue: Cue) -> Span | None:
    operand = statement.operand(cue)
    partner = links.get(operand.span) if operand is not None else None
    return partner.span if partner else None
