"""NAM03: a name that the original doesn't have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.name_matching import name_matches
from drift.analysis.name_relations import NameRelation
from drift.rules.name_claims import may_be_a_noun
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule("NAM03", "entity-added", category="accuracy/addition", severity=Severity.MAJOR, profiles=("default",))
def entity_added(bead: BeadView) -> Iterator[Claim]:
    """The rewrite names somebody or something that the original doesn't.

    ## What it finds
    A name that stands in no form in the whole original. A name of common words only, which may be another wording of
    something that is there, is minor.

    ## Why it matters
    A name without a source is a claim without a source.

    ## Example
    the two firms signed → the two firms and Belmar Shipping signed

    ## Not flagged
    Full names for surnames, expansions of acronyms, countries for their demonyms or capitals; names of the site behind
    a bar or dash in a headline; capitals that are due to the place in the sentence; nouns of German beside a text in another
    language, since German writes them all with capitals.

    ## References
    MQM accuracy/addition.
    """
    for match in name_matches(bead):
        if match.relation is NameRelation.ADDED and match.rewrite:
            name = match.rewrite
            if may_be_a_noun(bead, "rewrite", name):
                continue
            yield Claim(
                None,
                name.span,
                f"{name.text} is named nowhere in the original",
                {"rewrite": name.text, "type": name.type.value or "name"},
                Severity.NEUTRAL if match.slight else None if match.certain else Severity.MINOR,
                0.8 if match.certain else 0.5,
            )
