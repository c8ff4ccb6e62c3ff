"""QNT03: the emotional force or the strength of a statement changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.loaded_words import INTENSITY, is_emotional, step
from drift.analysis.pair import SIDES
from drift.analysis.parse import parses
from drift.analysis.word_alignment import word_alignment
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Side
    from drift.analysis.tokens import Token
    from drift.analysis.word_alignment import WordAlignment
    from pairs.document import Span

# A word and what it describes are marked together if they stand no further apart.
_TOGETHER = 30


@rule("QNT03", "intensity", category="style/register", severity=Severity.MINOR, profiles=("style",), languages=("en",))
def intensity(bead: BeadView) -> Iterator[Claim]:
    """A statement lost or gained emotional force, or a word gave way to a stronger or weaker one.

    ## What it finds
    Adjectives and adverbs of feeling (anxiously, bitter, furious) that nothing answers while the word that they
    describe is answered, and words on a scale of strength of which the rewrite takes another step (a fall and a
    crash, to cut and to slash).

    ## Why it matters
    Tone is part of the message: a calm report of an angry speech, or an angry one of a calm speech, misleads.

    ## Example
    Neighbours are watching the yard anxiously. → Neighbours are watching the yard.

    ## Not flagged
    Words of equal strength; feelings told by a related word ("anxiously", "with anxiety").

    ## References
    MQM style/register.
    """
    aligned = word_alignment(bead)
    if aligned is None:
        return
    yield from _scaled(aligned)
    for side in SIDES:
        yield from _felt(bead, aligned, side)


def _scaled(aligned: WordAlignment) -> Iterator[Claim]:
    for link in aligned.links:
        a, b = aligned.original[link.original], aligned.rewrite[link.rewrite]
        distance = step(INTENSITY, a.key, b.key)
        if distance:
            change = "stronger" if distance > 0 else "weaker"
            yield Claim(
                a.span,
                b.span,
                f"“{a.text}” became the {change} “{b.text}”",
                {"original": a.text, "rewrite": b.text, "step": str(distance)},
                confidence=0.6,
            )


def _felt(bead: BeadView, aligned: WordAlignment, side: Side) -> Iterator[Claim]:
    tokens = aligned.tokens(side)
    other = tuple(token for token in aligned.tokens("rewrite" if side == "original" else "original"))
    if any(is_emotional(token.key) for token in other):
        return
    for i in aligned.unaligned(side):
        if not is_emotional(tokens[i].key):
            continue
        described = _described(bead, side, tokens[i])
        place = aligned.counterpart(side, described) if described else None
        if described is None or place is None:
            continue
        near = described.cover(tokens[i].span)
        own = near if len(near) <= _TOGETHER else tokens[i].span
        original, rewrite = (own, place) if side == "original" else (place, own)
        change = "softened: the rewrite drops" if side == "original" else "heightened: the rewrite adds"
        yield Claim(original, rewrite, f"{change} “{tokens[i].text}”", {side: tokens[i].text}, confidence=0.6)


def _described(bead: BeadView, side: Side, token: Token) -> Span | None:
    """What an adjective or adverb hangs on."""
    parse = bead.pair.get(parses)[SIDES.index(side)]
    parsed = parse.at(token.span.start) if parse else None
    if parse is None or parsed is None or parsed.is_root:
        return None
    return parse.head(parsed).span
