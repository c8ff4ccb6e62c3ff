"""One span, one finding: settles which claim keeps a place, and which belongs to a larger loss."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drift.rules.registry import BESIDE, PRECEDENCE, Claim, Rule
from drift.severity import Severity
from pairs.document import Span

CLAUSES = frozenset({"OMI02", "ADD02"})
# What is never part of a loss: losses themselves, and what a headline says against its own text.
WHOLE = frozenset({"OMI", "ADD", "HDL"})
# What says more precisely what a clause lost or brought, where it is most of the clause.
PRECISE = frozenset({"NAM01", "NAM02", "NAM03", "NAM07", "ATT01"})
# A lost "not" is what the change of a tense, of quoted words or of an attribution amounts to: it is told first.
FIRST = {"NEG01": "DAT"}
# What changes the meaning of quoted words is told beside the claim that a whole quotation was worded anew.
_WITHIN_QUOTATIONS = frozenset({"NEG", "MOD", "NAM", "QNT", "REL"})
_WHOLE = 3  # a claim so many times longer than another speaks of the quotation, the other of words in it


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim with its rule, its bead and its severity.

    Attributes:
        rule: who says it.
        claim: what it says.
        bead: the index of its bead.
        severity: the claim's own, the configured, or the rule's.
    """

    rule: Rule
    claim: Claim
    bead: int
    severity: Severity

    @property
    def place(self) -> tuple[int, int, int, str]:
        """The key of reading order."""
        original, rewrite = self.claim.original, self.claim.rewrite
        first = original or rewrite
        return (self.bead, 0 if original else 1, first.start if first else 0, self.rule.code)


def settle(claims: Iterable[Placed]) -> list[Placed]:
    """Keep the claims that hold their place, in reading order.

    A claim gives way when it lies, for at least half of its own length, on a span that a claim of a family
    earlier in :data:`~drift.rules.registry.PRECEDENCE` holds in the same bead; within a family the more
    severe one goes first. A negation (NEG01) goes before all but figures, and a change of meaning within a long
    quotation stands beside what is said of the quotation. What is only information (neutral) never takes a place
    from a real finding. Families outside of that list stand beside all others; but a clause that is little more than a name or an
    attribution is told by their own rules.
    """
    every = list(claims)
    kept = [p for p in every if not _takes_place(p)]
    # The places taken so far, by bead and side.
    taken: dict[tuple[int, str], list[tuple[Span, str]]] = {}
    for placed in sorted(filter(_takes_place, every), key=_priority):
        sides = [(side, span) for side in ("original", "rewrite") if (span := getattr(placed.claim, side)) is not None]
        family = placed.rule.family
        if any(_mostly_on(span, family, taken.get((placed.bead, side), ())) for side, span in sides):
            continue
        kept.append(placed)
        for side, span in sides:
            taken.setdefault((placed.bead, side), []).append((span, family))
    precise = _by_bead(p for p in kept if p.rule.code in PRECISE)
    return sorted((p for p in kept if not _is_told_better(p, precise.get(p.bead, ()))), key=lambda p: p.place)


def _by_bead(claims: Iterable[Placed]) -> dict[int, list[Placed]]:
    found: dict[int, list[Placed]] = {}
    for placed in claims:
        found.setdefault(placed.bead, []).append(placed)
    return found


def parents(claims: list[Placed]) -> list[int | None]:
    """For each claim the position of the omission or addition that it is part of, or ``None``.

    A claim with a span on one side only is part of an OMI or ADD claim whose span on that side holds it.
    Of several the smallest is the parent; a claim that is itself an OMI or ADD, or an HDL, has none.
    """
    whole: dict[int, list[tuple[int, Placed]]] = {}
    for k, p in enumerate(claims):
        if p.rule.family in {"OMI", "ADD"}:
            whole.setdefault(p.bead, []).append((k, p))
    result: list[int | None] = []
    for placed in claims:
        found = None
        if placed.rule.family not in WHOLE and (placed.claim.original is None) != (placed.claim.rewrite is None):
            holders = [(_length(p.claim), k) for k, p in whole.get(placed.bead, ()) if _holds(p.claim, placed.claim)]
            found = min(holders)[1] if holders else None
        result.append(found)
    return result


def _is_told_better(placed: Placed, precise: Iterable[Placed]) -> bool:
    """Whether an omitted or added clause is, for three quarters of it, a name or an attribution that has a finding.

    Args:
        placed: what was claimed.
        precise: the claims of its bead that names and attributions make.
    """
    if placed.rule.code not in CLAUSES:
        return False
    return any(4 * _shared(p.claim, placed.claim) >= 3 * _length(placed.claim) for p in precise)


def _shared(one: Claim, other: Claim) -> int:
    """How many characters two claims share, on the side where they share most."""
    spans = ((one.original, other.original), (one.rewrite, other.rewrite))
    return max(min(a.end, b.end) - max(a.start, b.start) if a and b else 0 for a, b in spans)


def _takes_place(placed: Placed) -> bool:
    return placed.rule.family in PRECEDENCE and placed.rule.code not in BESIDE


def _priority(placed: Placed) -> tuple[bool, float, int, tuple[int, int, int, str]]:
    return (
        placed.severity is Severity.NEUTRAL,
        PRECEDENCE.index(FIRST.get(placed.rule.code, placed.rule.family)) - 0.5 * (placed.rule.code in FIRST),
        -placed.severity.rank,
        placed.place,
    )


def _mostly_on(span: Span, family: str, taken: Iterable[tuple[Span, str]]) -> bool:
    for other, holder in taken:
        if holder == "QUO" and family in _WITHIN_QUOTATIONS and len(other) > _WHOLE * len(span):
            continue
        shared = min(span.end, other.end) - max(span.start, other.start)
        if shared > 0 and shared * 2 >= len(span):
            return True
    return False


def _length(claim: Claim) -> int:
    return len(claim.original or claim.rewrite or Span(0, 0))


def _holds(outer: Claim, inner: Claim) -> bool:
    for a, b in ((outer.original, inner.original), (outer.rewrite, inner.rewrite)):
        if b is not None:
            return a is not None and a.contains(b)
    return False
