"""STR02: a passage is much shorter or longer than what it answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.tokens import TokenKind, tokenize
from drift.rules.registry import Claim, rule
from drift.severity import Severity
from pairs.bead import BeadKind

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Side
    from pairs.document import Span

LEAST, MOST = 0.3, 2.5
# Short lines may treble harmlessly.
ENOUGH = 8


@rule("STR02", "length-ratio", category="accuracy/omission", severity=Severity.MINOR, profiles=("style",))
def length_ratio(bead: BeadView) -> Iterator[Claim]:
    """A passage has less than 30 % or more than 250 % of the words of what it answers.

    ## What it finds
    Beads whose sides differ that much in their number of words (characters where words are not separated by
    spaces), if the longer side has at least eight.

    ## Why it matters
    No rewording changes the length so much: something was left out or put in, even where no single part stands out.

    ## Example
    The old pier of Leith, closed since the storm of 1998, opened again to visitors on Friday. → The pier opened.

    ## Not flagged
    Pairs in two languages: how much text a language needs differs too much.

    ## References
    Gale and Church (1993) on lengths of sentences and their translations.
    """
    if bead.kind is not BeadKind.MATCH or bead.pair.original.lang != bead.pair.rewrite.lang:
        return
    words = {side: _words(bead, side) for side in ("original", "rewrite")}
    if max(words.values()) < ENOUGH or min(words.values()) == 0:
        return
    ratio = words["rewrite"] / words["original"]
    if not LEAST <= ratio <= MOST:
        yield Claim(
            _whole(bead, "original"),
            _whole(bead, "rewrite"),
            f"{words['original']} words became {words['rewrite']}: {100 * ratio:.0f} %",
            {"original": str(words["original"]), "rewrite": str(words["rewrite"]), "ratio": f"{ratio:.2f}"},
            confidence=0.8,
        )


def _words(bead: BeadView, side: Side) -> int:
    return sum(token.kind is not TokenKind.MARK for text in bead.texts(side) for token in tokenize(text))


def _whole(bead: BeadView, side: Side) -> Span:
    segments = bead.segments(side)
    return segments[0].span.cover(segments[-1].span)
