"""NAM02: a name that the rewrite doesn't have."""

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


@rule("NAM02", "entity-omitted", category="accuracy/omission", severity=Severity.MINOR, profiles=("style",))
def entity_omitted(bead: BeadView) -> Iterator[Claim]:
    """A name of the original is nowhere in the rewrite.

    ## What it finds
    A person, place, organisation or work that the original names and the whole rewrite doesn't, in any form.

    ## Why it matters
    Without the name the reader can't know who or what is meant.

    ## Example
    the harbour of Eskvaag, the oldest in Norland → the oldest harbour in Norland

    ## Not flagged
    A name that is kept as surname, acronym, demonym or in another spelling anywhere in the rewrite; credit lines; nouns
    of German beside a text in another language, since German writes them all with capitals.

    ## References
    MQM accuracy/omission.
    """
    for match in name_matches(bead):
        if match.relation is NameRelation.OMITTED and match.original:
            name = match.original
            if may_be_a_noun(bead, "original", name):
                continue
            yield Claim(
                name.span,
                None,
                f"{name.text} is named nowhere in the rewrite",
                {"original": name.text, "type": name.type.value or "name"},
                Severity.NEUTRAL if match.slight else None,
                0.8 if match.certain else 0.5,
            )
