"""REL04: a he became a she, a Mr a Ms, a son a daughter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.genders import Sort, gender_changes
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule(
    "REL04",
    "reference-changed",
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    profiles=("default",),
    languages=("en",),
)
def reference_changed(bead: BeadView) -> Iterator[Claim]:
    """A pronoun, a form of address or a noun speaks of a person of the other gender.

    ## What it finds
    He, him, his, himself answered by she, her, hers, herself, and the other way round; Mr by Mrs, Ms or Miss; nouns of
    kinship, nobility and persons by their counterparts. Minor where only an office changed its form (spokesman,
    spokeswoman), and where a pronoun of a gender that the original doesn't speak of answers none of its pronouns.

    ## Why it matters
    Another person acts or speaks, or a person is given the wrong gender. Languages that mark no gender in the pronoun
    lose it on every round trip.

    ## Example
    Ada Holm sold her boat. → Ada Holm sold his boat.

    ## Not flagged
    A pronoun for a name and a name for a pronoun; they, one and it; passages of both genders where the pronouns stand
    in other places ("he told her", "she was told by him"); words in -or and -er beside those in -ess (actor, actress).
    Pairs of nouns that are listed antonyms (father, mother) are told by NEG02.

    ## References
    DEMETR, perturbation "gender" (Karpinska et al., EMNLP 2022). Stanovsky et al., Evaluating Gender Bias in Machine
    Translation (ACL 2019).
    """
    for change in gender_changes(bead):
        a, b = change.original, change.rewrite
        slight = not change.linked or change.sort is Sort.OFFICE
        verb = "→" if change.linked else "…"
        yield Claim(
            a.token.span if change.linked else None,
            b.token.span,
            f"{a.token.text} {verb} {b.token.text}: {a.gender} in the original, {b.gender} in the rewrite",
            {
                "original": a.token.text,
                "rewrite": b.token.text,
                "relation": f"{a.gender} → {b.gender}",
            },
            Severity.MINOR if slight else None,
            0.9 if change.linked and change.certain else 0.6,
        )
