"""NAM01: another person, place or organisation in the same place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.name_matching import name_matches
from drift.analysis.name_relations import NameRelation
from drift.analysis.names import NameType
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.names import Name
    from drift.analysis.pair import BeadView


@rule("NAM01", "entity-swapped", category="accuracy/mistranslation", severity=Severity.CRITICAL, profiles=("default",))
def entity_swapped(bead: BeadView) -> Iterator[Claim]:
    """Another person, place or organisation stands where the original names one.

    ## What it finds
    A name of the original that the rewrite's passage doesn't have, and in its place a name that the original doesn't
    have. Critical for two people or two places; major for other names; minor where the names are made of common
    words, nearly alike, or one of them stands elsewhere in the text.

    ## Why it matters
    The reader is told something of the wrong person or place.

    ## Example
    Tarvik beat Osmund in the final → Tarvik beat Hallgrim in the final

    ## Not flagged
    Another form of the same name: surname or full name, acronym or expansion, country or demonym, another spelling
    (NAM04), a capital for its country (NAM08).

    ## References
    MQM accuracy/mistranslation.
    """
    for match in name_matches(bead):
        if match.relation is NameRelation.SWAPPED and match.original and match.rewrite:
            a, b = match.original, match.rewrite
            # Two people, or two places: nothing else can be meant. Other names may be two names of one thing.
            grave = a.type is b.type and a.type in {NameType.PERSON, NameType.PLACE}
            sure = Severity.CRITICAL if grave else Severity.MAJOR
            yield Claim(
                a.span,
                b.span,
                f"{a.text} → {b.text}: another {_kind(a, b)} stands in the same place",
                {"original": a.text, "rewrite": b.text, "type": b.type.value or a.type.value or "name"},
                Severity.NEUTRAL if match.slight else sure if match.certain else Severity.MINOR,
                0.8 if match.certain else 0.5,
            )


def _kind(a: Name, b: Name) -> str:
    """What both names name, in a word."""
    kinds = {name.type.value for name in (a, b)} - {NameType.OTHER.value, NameType.UNKNOWN.value}
    return kinds.pop() if len(kinds) == 1 else "name"
