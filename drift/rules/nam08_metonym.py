"""NAM08: a capital for its country, a bloc made concrete."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drift.analysis.metonyms import bloc_changes
from drift.analysis.name_matching import name_matches
from drift.analysis.name_relations import NameRelation
from drift.rules.registry import Claim, rule
from drift.severity import Severity

if TYPE_CHECKING:
    from drift.analysis.pair import BeadView


@rule("NAM08", "metonym", category="accuracy/mistranslation", severity=Severity.MINOR, profiles=("style",))
def metonym(bead: BeadView) -> Iterator[Claim]:
    """A name stands for another: a bloc for its members, a capital for its country.

    ## What it finds
    A bloc or region of the original made concrete as some of its members, or members summed up as a bloc (minor); a
    capital or a seat of government for its country, or back (neutral).

    ## Why it matters
    "The West" and "Norland and Estmark" are not the same set of countries: the rewrite says who is meant, and the
    original didn't.

    ## Example
    the West condemned the vote → the U.S. and Europe condemned the vote

    ## Not flagged
    A country and its demonym; a bloc that both sides name.

    ## References
    MQM accuracy/mistranslation.
    """
    for original, rewrite, said in bloc_changes(bead):
        a, b = original.of(bead.pair.original.text), rewrite.of(bead.pair.rewrite.text)
        yield Claim(original, rewrite, f"{a} → {b}: {said}", {"original": a, "rewrite": b, "relation": said})
    for match in name_matches(bead):
        if match.relation is NameRelation.METONYM:
            before, after = match.original, match.rewrite
            name = before.text if before else after.text if after else ""
            said = f"{name} stands for a country that the other side names by another of its names"
            spans = (before.span if before else None, after.span if after else None)
            yield Claim(spans[0], spans[1], said, {"name": name}, Severity.NEUTRAL, 0.7)
