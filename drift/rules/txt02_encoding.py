"""TXT02: characters that came out of a wrong decoding, or that no writer means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.mojibake import find_mojibake
from drift.analysis.odd_characters import find_odd
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView, Side
    from pairs.document import Span


@rule("TXT02", "encoding", category="fluency/character-encoding", severity=Severity.MINOR, profiles=("style",))
def encoding(bead: BeadView) -> Iterator[Claim]:
    """The rewrite has wrongly decoded or odd characters that its original doesn't have.

    ## What it finds
    Text in UTF-8 that was read as Windows-1252 or Latin-1 ("cafÃ©"), characters that could not be decoded, control and
    private-use characters, mathematical letters in the place of bold ones, letters of double width outside of East
    Asian text, entities of HTML ("&amp;") and escapes that were not read. Each kind of passage is told once in a
    sentence, at its first place.

    ## Why it matters
    Nobody wrote that: a program on the way read or wrote the text with the wrong table. A search does not find such
    words, and a name among them is another name.

    ## Example
    The café on the pier opened. → The cafÃ© on the pier opened.

    ## Not flagged
    What the original has too; letters of another alphabet (NAM06), characters that can't be seen (TXT08), spaces
    (TXT04).

    ## References
    MQM fluency/character-encoding; Speer, *ftfy: fixes text for you* (2019), for the kinds of damage.
    """
    known = {text for text, _, _ in _found(bead, "original")}
    told: set[str] = set()
    for text, span, message in _found(bead, "rewrite"):
        if text not in known and text not in told:
            told.add(text)
            yield Claim(None, span, message, {"rewrite": text})


def _found(bead: BeadView, side: Side) -> Iterator[tuple[str, Span, str]]:
    """Text, place and description of what is wrong on one side."""
    for segment, text in zip(bead.segments(side), bead.texts(side), strict=True):
        wrong = list(find_mojibake(text, segment.span.start))
        for found in wrong:
            yield found.text, found.span, f"{found.text} is {found.meant} in UTF-8, read with another table"
        for odd in find_odd(text, segment.span.start):
            if not any(found.span.overlaps(odd.span) for found in wrong):
                yield odd.text, odd.span, f"{odd.what}" + (f": it stands for {odd.meant}" if odd.meant.strip() else "")
