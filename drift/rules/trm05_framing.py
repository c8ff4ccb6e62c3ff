"""TRM05: one thing told in words of another loading, or a conflict named after other parties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.loaded_words import FRAMING, rung, step
from drift.analysis.tokens import Token, TokenKind
from drift.analysis.word_alignment import word_alignment
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Side
    from drift.analysis.word_alignment import WordAlignment
    from pairs.document import Span

_CONFLICTS = frozenset("conflict war crisis dispute clash standoff feud row tension invasion hostilities".split())
_OVER = frozenset("over in with against between on about around".split())
_BETWEEN = frozenset("and - – — / the of".split())
_NEAR = 6


@rule(
    "TRM05",
    "framing",
    category="terminology/inconsistent-with-source",
    severity=Severity.MAJOR,
    profiles=("default",),
    languages=("en",),
)
def framing(bead: BeadView) -> Iterator[Claim]:
    """One thing is told in words of another loading, or a conflict is named after other parties.

    ## What it finds
    A word in whose place a more or a less loaded one stands (government and regime, fighter and terrorist, an
    operation and an invasion), and a conflict, war or crisis that carries other names than in the original ("the
    conflict over X" as "the Y-X conflict").

    ## Why it matters
    Such words take a side. One rung of difference is minor, two are major, other parties always are.

    ## Example
    The fishing dispute over Grau went on. → The Ostrand-Grau fishing dispute went on.

    ## Not flagged
    Words of one loading; a conflict that has a name on one side only.

    ## References
    Entman (1993) on framing; MQM terminology.
    """
    aligned = word_alignment(bead)
    if aligned is None:
        return
    yield from _loaded(aligned)
    yield from _parties(aligned)


def _loaded(aligned: WordAlignment) -> Iterator[Claim]:
    for link in aligned.links:
        a, b = aligned.original[link.original], aligned.rewrite[link.rewrite]
        distance = step(FRAMING, a.key, b.key)
        if distance:
            yield Claim(
                a.span,
                b.span,
                f"“{a.text}” became the {'more' if distance > 0 else 'less'} loaded “{b.text}”",
                {"original": a.text, "rewrite": b.text, "step": str(distance)},
                Severity.MAJOR if abs(distance) > 1 else Severity.MINOR,
                0.7,
            )


def _parties(aligned: WordAlignment) -> Iterator[Claim]:
    for link in aligned.links:
        a, b = aligned.original[link.original], aligned.rewrite[link.rewrite]
        if a.key not in _CONFLICTS or b.key not in _CONFLICTS or not list(rung(FRAMING, a.key)):
            continue
        first, second = _named(aligned, "original", link.original), _named(aligned, "rewrite", link.rewrite)
        names = [{token.key[:4] for token in found} for found in (first, second)]
        if all(names) and names[0] != names[1]:
            yield Claim(
                _cover(a, first),
                _cover(b, second),
                f"the {b.text} is named after {_listed(second)}, in the original after {_listed(first)}",
                {"original": _listed(first), "rewrite": _listed(second)},
                Severity.MAJOR,
                0.7,
            )


def _named(aligned: WordAlignment, side: Side, index: int) -> list[Token]:
    """The names that stand right before a noun, or after it behind a preposition."""
    tokens = aligned.tokens(side)
    found = _run(tokens[max(0, index - _NEAR) : index][::-1])
    after = tokens[index + 1 : index + 2 + _NEAR]
    if after and after[0].key in _OVER:
        found += _run(after[1:])
    return found


def _run(tokens: tuple[Token, ...]) -> list[Token]:
    found = []
    for token in tokens:
        if token.kind is TokenKind.WORD and token.text[:1].isupper() and token.key not in _BETWEEN:
            found.append(token)
        elif token.key not in _BETWEEN:
            break
    return found


def _cover(noun: Token, names: list[Token]) -> Span:
    span = noun.span
    for token in names:
        span = span.cover(token.span)
    return span


def _listed(names: list[Token]) -> str:
    return ", ".join(token.text for token in sorted(names, key=lambda token: token.span))
