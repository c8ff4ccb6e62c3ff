"""TXT03: a word stands twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from drift.analysis.tokens import Token, TokenKind, tokenize
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Side
    from pairs.document import Span

# Words that good English doubles: "he had had enough", "the fact that that is so", "a very, very long way".
_DOUBLED = frozenset(
    "had that is was very really so no yes ha bye blah her more long far many much what who do".split()
)


@rule(
    "TXT03",
    "doubled-word",
    category="fluency/duplication",
    severity=Severity.MINOR,
    profiles=("style",),
    languages=("en",),
)
def doubled_word(bead: BeadView) -> Iterator[Claim]:
    """A word of the rewrite stands twice in a row where the original has it once.

    ## What it finds
    The same word twice with nothing but white space between.

    ## Why it matters
    It is a trace of careless editing or of a machine that stumbled.

    ## Example
    The pier was closed. → The pier was was closed.

    ## Not flagged
    Words that are rightly doubled (had had, that that, very very), doublings that the original has too, and names
    (Walla Walla).

    ## References
    MQM fluency/duplication.
    """
    known = {token.key for token, _ in _doubled(bead, "original")}
    for token, span in _doubled(bead, "rewrite"):
        if token.key not in known and token.key not in _DOUBLED and not token.text[:1].isupper():
            yield Claim(None, span, f"“{token.text}” stands twice in a row", {"rewrite": token.text})


def _doubled(bead: BeadView, side: Side) -> Iterator[tuple[Token, Span]]:
    """The last word of each run of one word, with the span of the run."""
    text = bead.pair.document(side).text
    for segment in bead.segments(side):
        tokens = tokenize(segment.span.of(text), segment.span.start)
        run: Span | None = None
        for first, second in pairwise((*tokens, None)):
            if second is not None and first is not None and _repeats(first, second, text):
                run = (run or first.span).cover(second.span)
            elif run is not None and first is not None:
                yield first, run
                run = None


def _repeats(first: Token, second: Token, text: str) -> bool:
    if first.kind is not TokenKind.WORD or first.key != second.key or len(first.key) == 1:
        return False
    gap = text[first.span.end : second.span.start]
    return bool(gap) and gap.isspace()
