"""NAM06: a word with letters of another alphabet that look like the right ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.lookalikes import find_lookalikes
from drift.analysis.tokens import tokenize
from drift.rules.registry import Claim, rule
from drift.severity import Severity
from pairs.document import Span
from pairs.normal import fold

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule("NAM06", "damaged-name", category="fluency/character-encoding", severity=Severity.MINOR, profiles=("style",))
def damaged_name(bead: BeadView) -> Iterator[Claim]:
    """A name or word of the rewrite has letters of another alphabet that pass for Latin ones.

    ## What it finds
    Words that mix Latin letters with Cyrillic, Greek or Armenian ones that look the same, and words written wholly in
    such letters where the original has the word in Latin ones. Each word is told once in its sentence.

    ## Why it matters
    It reads right and is another word: no search finds it, no check of names knows it, and a link with it leads
    elsewhere.

    ## Example
    "Pavlova Bank" → "P<U+0430>vlova Bank"

    ## Not flagged
    Words that the original has with the same letters; Greek letters in formulas ("Δt"); words in another alphabet that
    have no double in the original. Lost accents are NAM04.

    ## References
    Unicode Technical Standard 39, confusables and mixed-script detection.
    """
    known = {token.text for text in bead.texts("original") for token in tokenize(text)}
    latin = {fold(word) for word in known}
    for segment, text in zip(bead.segments("rewrite"), bead.texts("rewrite"), strict=True):
        told: set[str] = set()
        for word in find_lookalikes(text, segment.span.start):
            if word.text in known or word.text in told or not (word.mixed or fold(word.seems) in latin):
                continue
            told.add(word.text)
            yield Claim(
                _source(bead, word.seems),
                word.span,
                f"{word.text} is not {word.seems}: {word.names}",
                {"rewrite": word.text, "seems": word.seems, "letters": word.names},
            )


def _source(bead: BeadView, seems: str) -> Span | None:
    """Where the original has the word as it seems to be."""
    wanted = fold(seems)
    for segment, text in zip(bead.segments("original"), bead.texts("original"), strict=True):
        for token in tokenize(text, segment.span.start):
            if token.key == wanted:
                return token.span
    return None
