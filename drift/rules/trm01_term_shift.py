"""TRM01: a content word was replaced by one that means something else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.spelling import spelling
from drift.analysis.stages import different_stages
from drift.analysis.substitutions import Substitution, substitutions
from drift.analysis.wordnet import Relation, related, same_class
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView

# An unrelated word that fits its place less than this is no paraphrase: in a sentence that kept its frame, and in a
# text whose words were exchanged one by one.
UNFIT = 0.34
UNFIT_SPUN = 0.4
KEPT = 0.7
FITS_WELL = 0.6
MISSPELT = 0.4
_NEAR = frozenset({Relation.SYNONYM, Relation.SIMILAR, Relation.BROADER, Relation.NARROWER})


@rule(
    "TRM01",
    "term-shift",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    profiles=("default",),
    languages=("en",),
)
def term_shift(bead: BeadView) -> Iterator[Claim]:
    """A content word was replaced by one that means something else.

    ## What it finds
    A noun, verb or adjective in whose place another one stands, where the two are neither forms of one word nor
    synonyms: another member of the same class of things (wine for beer, a garage for a kitchen); another step of the
    same process (revoked for suspended, charged for arrested); a synonym of
    another part of speech or sense ("the call of the day" as "the name of the day"); an unrelated word in a sentence
    that is otherwise the same. Where the whole rewrite looks respun, word by word with a thesaurus, every exchanged
    word is reported, near synonyms as minor.

    ## Why it matters
    Synonyms hold in some contexts only: shares that have lost value have not misplaced it.

    ## Example
    The brewery stored its beer in Leith. → The brewery stored its wine in Leith.

    ## Not flagged
    Inflections and derivations, known synonyms in running text, broader and narrower terms (TRM04), names, and free
    rewording, where a single word says little about the sentence.

    ## References
    MQM accuracy/mistranslation; WordNet 3.0 (Fellbaum 1998).
    """
    every = bead.pair.get(substitutions)
    for found in every.by_bead.get(bead.index, ()):
        verdict = judge(found, spun=every.spun)
        if verdict:
            severity, confidence, why = verdict
            yield Claim(
                found.original.span,
                found.rewrite.span,
                f"“{found.original.text}” became “{found.rewrite.text}”: {why}",
                {
                    "original": found.original.text,
                    "rewrite": found.rewrite.text,
                    "relation": found.relation.value,
                    "fit": f"{found.score:.2f}",
                },
                severity,
                confidence,
            )


def judge(found: Substitution, *, spun: bool) -> tuple[Severity, float, str] | None:
    """Severity, confidence and reason, or ``None`` where the exchange is harmless or not this rule's."""
    a, b = found.original.key, found.rewrite.key
    if found.pos in {"N", "-"} or spelling(a, b) >= MISSPELT or min(len(a), len(b)) < 3:
        return None
    if found.frame and found.score < FITS_WELL and same_class(a, b, found.pos or "n"):
        return Severity.MAJOR, 0.9, "another member of the same class"
    if found.frame and found.pos != "?" and found.score < FITS_WELL and different_stages(a, b):
        return Severity.MAJOR, 0.8, "another step of the same process"
    if spun and found.frame:
        return _respun(found)
    if found.pos not in {"n", "v", "a"} or found.relation in _NEAR or found.frame < 2:
        return None
    if _wrong_sense(found) and found.kept >= KEPT:
        return Severity.MAJOR, 0.6, "synonyms, but not in this part of speech"
    if found.relation is Relation.NONE and found.score < UNFIT and found.kept >= KEPT:
        return Severity.MINOR, 0.5, "unrelated words in an otherwise equal sentence"
    return None


def _respun(found: Substitution) -> tuple[Severity, float, str] | None:
    if found.relation is Relation.SYNONYM and found.pos != "?":
        return Severity.MINOR, 0.4, "a synonym, exchanged word by word"
    if found.relation in _NEAR and not _wrong_sense(found):
        return Severity.MINOR, 0.6, "a near synonym, exchanged word by word"
    if found.pos == "r" or found.score >= UNFIT_SPUN:
        return Severity.MINOR, 0.6, "exchanged word by word"
    return Severity.MAJOR, 0.7, "exchanged word by word for one that means something else"


def _wrong_sense(found: Substitution) -> bool:
    """Whether the two are synonyms only in another part of speech than theirs here."""
    if found.pos not in {"n", "v", "a"} or found.relation in _NEAR:
        return False
    return related(found.original.key, found.rewrite.key).relation is Relation.SYNONYM
