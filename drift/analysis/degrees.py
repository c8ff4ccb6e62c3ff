"""How strongly: intensifiers and superlatives before words that both sides have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drift.analysis.function_words import FUNCTION_WORDS
from drift.analysis.pair import SIDES, Side
from drift.analysis.parse import parses
from drift.analysis.word_alignment import LinkKind, WordAlignment, word_alignment
from pairs.document import Span

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Pair
    from drift.analysis.syntax import Parse

# The classes of Quirk et al. (1985): amplifiers, downtoners, emphasizers.
STRONG = frozenset(
    """very extremely highly deeply severely sharply strongly greatly significantly substantially considerably hugely
    vastly enormously immensely dramatically drastically exceptionally extraordinarily incredibly remarkably
    particularly especially utterly totally completely entirely absolutely fully thoroughly wholly clearly obviously
    evidently certainly definitely truly really seriously badly heavily massively overwhelmingly profoundly radically
    steeply strictly firmly immeasurably unprecedentedly""".split()
)
WEAK = frozenset(
    """slightly somewhat fairly rather relatively moderately modestly marginally partly partially mildly barely hardly
    almost nearly""".split()
)
_SHORT = 3


@dataclass(frozen=True, slots=True)
class DegreeChange:
    """A word that is stronger or weaker than in the original.

    Attributes:
        original: the word of degree with what it grades, or what stands alone.
        rewrite: likewise.
        relation: what changed, in words.
    """

    original: Span
    rewrite: Span
    relation: str


def degree_changes(pair: Pair) -> tuple[tuple[DegreeChange, ...], ...]:
    """For each bead its changes of degree; use it as ``pair.get(degree_changes)``."""
    return tuple(tuple(_changes(view)) for view in pair.beads)


def _changes(view: BeadView) -> Iterator[DegreeChange]:
    aligned = word_alignment(view)
    if aligned is None:
        return
    graded = {side: _graded(aligned, side, parse) for side, parse in zip(SIDES, view.pair.get(parses), strict=True)}
    for link in aligned.links:
        a, b = aligned.original[link.original], aligned.rewrite[link.rewrite]
        if _is_superlative(a.key, b.key) or _is_superlative(b.key, a.key):
            relation = "superlative dropped" if len(a.key) > len(b.key) else "superlative added"
            yield DegreeChange(a.span, b.span, relation)
            continue
        if link.kind is LinkKind.SUBSTITUTION or a.key in FUNCTION_WORDS or b.key in FUNCTION_WORDS:
            continue
        ours, theirs = graded["original"].get(link.original), graded["rewrite"].get(link.rewrite)
        if ours is not None and not graded["rewrite"] and set(aligned.partners("original", ours)) <= {link.rewrite}:
            word = aligned.original[ours]
            yield DegreeChange(word.span.cover(a.span), b.span, f"“{word.text}” dropped")
        elif (
            theirs is not None
            and not graded["original"]
            and set(aligned.partners("rewrite", theirs)) <= {link.original}
        ):
            word = aligned.rewrite[theirs]
            yield DegreeChange(a.span, word.span.cover(b.span), f"“{word.text}” added")


def _is_superlative(key: str, plain: str) -> bool:
    """Whether ``key`` is the superlative of ``plain``."""
    if not key.endswith("est") or len(plain) < _SHORT:
        return False
    return key in {f"{plain}est", f"{plain}st", f"{plain}{plain[-1]}est", f"{plain[:-1]}iest"}


def _graded(aligned: WordAlignment, side: Side, parse: Parse | None) -> dict[int, int]:
    """The words of one side that a word of degree stands beside, with its index: "very important", "rose sharply"."""
    tokens = aligned.tokens(side)
    found: dict[int, int] = {}
    for i, token in enumerate(tokens):
        if token.key not in STRONG | WEAK:
            continue
        adverb = parse.at(token.span.start) if parse is not None else None
        if adverb is None or parse is None:
            if i + 1 < len(tokens):
                found[i + 1] = i
            continue
        head = parse.head(adverb)
        for k in (i + 1, i - 1):
            if 0 <= k < len(tokens) and tokens[k].span.start == head.span.start:
                found[k] = i
    return found
