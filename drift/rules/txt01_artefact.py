"""TXT01: what a machine left behind, and words that are none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.foreign_words import foreign_words
from drift.analysis.nonwords import NonwordKind, find_nonwords
from drift.analysis.residue import find_residue
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule("TXT01", "artefact", category="fluency/non-sense", severity=Severity.MAJOR, languages=("en",))
def artefact(bead: BeadView) -> Iterator[Claim]:
    """The rewrite has a trace of a machine or a word that is none.

    ## What it finds
    Traces of the tools that rewrite: a spinner's alternatives ({big|large}), place-holders that were not filled,
    marks of tokenisers, tags, an assistant's words to its user. Strange words in the place of a word of a closed class
    ("against" → "morest"). And the original's own word with one slip of the keyboard in it, which is minor.

    ## Why it matters
    Nobody wrote that: a reader stops, and where a word of grammar was exchanged the sentence says nothing or another
    thing.

    ## Example
    They voted against the harbour tax. → They voted once morest the harbour tax.

    ## Not flagged
    What the original has too; rare words, new ones and terms that answer no word of the original or a word of content;
    names; words that are built of known parts; words of other languages, which TXT07 reports.

    ## References
    MQM fluency.
    """
    known = {found.text for text in bead.texts("original") for found in find_residue(text)}
    for segment, text in zip(bead.segments("rewrite"), bead.texts("rewrite"), strict=True):
        for found in find_residue(text, segment.span.start):
            if found.text not in known:
                yield Claim(None, found.span, f"{found.text}: {found.what}", {"rewrite": found.text})
    foreign = [found.span for found in foreign_words(bead)]
    for word in find_nonwords(bead):
        if any(span.overlaps(word.token.span) for span in foreign):
            continue  # TXT07
        slip = word.kind is NonwordKind.SLIP
        yield Claim(
            word.source.span,
            word.token.span,
            f"“{word.token.text}” is no word that is known here"
            + (f": a slip; the original has “{word.source.text}”" if slip else f"; it stands for “{word.source.text}”"),
            {"original": word.source.text, "rewrite": word.token.text, "relation": word.kind.value},
            Severity.MINOR if slip else None,
            0.8,
        )
