"""TRM04: a broader or narrower word took a word's place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.substitutions import Substitution, substitutions
from drift.analysis.wordnet import Relation
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView

# Narrower verbs are mostly manner ("said", "explained"), which other rules judge; narrower nouns are new facts, but
# only in the words' common senses.
RARE = {(Relation.BROADER, "n"): 4, (Relation.BROADER, "v"): 4, (Relation.NARROWER, "n"): 2}
# Looser words than these are paraphrases: a sentence that was reworded as a whole, a pair of words that fit one
# another nearly as well as synonyms.
KEPT = 0.6
FITS = 0.5


@rule(
    "TRM04",
    "generality",
    category="accuracy/mistranslation",
    severity=Severity.MINOR,
    profiles=("style",),
    languages=("en",),
)
def generality(bead: BeadView) -> Iterator[Claim]:
    """A word gave way to a broader or a narrower one.

    ## What it finds
    A noun or verb in whose place its hypernym or hyponym stands (a ferry that became a ship, an animal that became a
    dog), in a sentence whose other words were mostly kept.

    ## Why it matters
    The broader word loses what the original knew; the narrower one claims what the original did not say.

    ## Example
    The psychologist was fined. → The scientist was fined.

    ## Not flagged
    Names; sentences that were reworded as a whole, where the pairs of words are less sure; pairs such as "research"
    and "study" that fit the same place nearly as well as synonyms.

    ## References
    MQM accuracy/mistranslation (over- and under-translation); WordNet 3.0 (Fellbaum 1998).
    """
    every = bead.pair.get(substitutions)
    for found in every.by_bead.get(bead.index, ()):
        if not found.frame or found.kept < KEPT or found.score >= FITS or not _telling(found):
            continue
        yield Claim(
            found.original.span,
            found.rewrite.span,
            f"“{found.original.text}” became the {found.relation.value} “{found.rewrite.text}”",
            {
                "original": found.original.text,
                "rewrite": found.rewrite.text,
                "relation": found.relation.value,
                "fit": f"{found.score:.2f}",
            },
            confidence=0.5,
        )


def _telling(found: Substitution) -> bool:
    """Whether the senses that make one word the broader are senses that the words often have."""
    return found.related.rank <= RARE.get((found.relation, found.pos or found.related.pos), -1)
